import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { installers, usualPlaces } from "./browserPlaces.ts";

const isRoot = process.getuid?.() === 0;
const settings = { headless: true, args: isRoot ? ["--no-sandbox"] : [] };

/** How a browser for tests is started. */
export const browserSettings = async () => ({ ...settings, executablePath: await findBrowser() });

/** A headless browser of the caller's own; the caller closes it. */
export async function launchBrowser() {
  return chromium.launch(await browserSettings());
}

/**
 * The path of a browser that starts: `CHROME_PATH`, else Chrome, Chromium or Edge where they usually are, else
 * Playwright's own, else one that is installed now. Where none can be had it throws, so that no test is skipped.
 */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, and there is no such file.`);
  if (chosen) return chosen;
  const present = await firstThatStarts();
  if (present) return present;
  for (const install of installers) {
    const installed = install() ? await firstThatStarts() : undefined;
    if (installed) return installed;
  }
  throw new Error(
    "No browser was found and none could be installed. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.",
  );
}

async function firstThatStarts() {
  for (const path of [...usualPlaces(), undefined]) {
    const started = await pathIfItStarts(path);
    if (started) return started;
  }
}

/** Some systems have a chromium that is only a note on how to get one: only a start tells. No path means Playwright's own. */
async function pathIfItStarts(executablePath: string | undefined) {
  try {
    const server = await chromium.launchServer({ ...settings, executablePath });
    const path = server.process().spawnfile;
    await server.close();
    return path;
  } catch {
    return undefined;
  }
}
