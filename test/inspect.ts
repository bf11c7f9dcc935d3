import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fluent's own stops of the focus, which hand it on at once; it documents them as no fault. */
const context = "{ exclude: [['[data-tabster-dummy]']] }";

/** What axe-core finds wrong with the page once it stands still, a line each; nothing when all is well. */
export async function violationsOn(page: Page, rules?: string[]): Promise<string[]> {
  await untilStill(page);
  const isThere = await page.evaluate("typeof axe === 'object'");
  if (!isThere) await page.evaluate(axe);
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const { violations } = (await page.evaluate(
    `axe.run(${context}, ${JSON.stringify(options)})`,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 120)}`),
  );
}

/** What fades in is pale on its way; what turns for ever is not waited for. */
const untilStill = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== "running" || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );

/** What can hardly be read while the pointer is on it: on a row but on nothing in it, and on all that can be pressed. */
export async function faintUnderPointer(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const selector of ["li, li > *, [role=option]", "body *"]) {
    const release = await point(page, selector);
    found.push(...(await violationsOn(page, ["color-contrast"])));
    await release();
  }
  return found;
}

/** Lets everything that matches look as if the pointer were on it, until the answer is called. */
async function point(page: Page, selector: string) {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument", { depth: 0 });
  const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
  const force = (forcedPseudoClasses: string[]) =>
    Promise.all(
      nodeIds.map((nodeId) => session.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses })),
    );
  await force(["hover"]);
  return () => session.detach();
}

/** What stands out of the page or of an open dialog to the side, at the width that the page has. */
export async function overflowOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll<HTMLElement>("[role=dialog]")];
    if (boxes.every((box) => box.scrollWidth <= box.clientWidth)) return [];
    const isOut = ({ right }: DOMRect) => right > document.documentElement.clientWidth + 1;
    const culprits = [...document.querySelectorAll("body *")].filter((element) =>
      isOut(element.getBoundingClientRect()),
    );
    return (culprits.length > 0 ? culprits : boxes)
      .map((element) => `sticks out: ${element.outerHTML.slice(0, 120)}`)
      .slice(0, 3);
  });
}

/** Every text that is seen or read aloud: what is written, and the names that only a screen reader says. */
export async function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const isHidden = walker.currentNode.parentElement?.closest("script, style");
      if (!isHidden) texts.push((walker.currentNode.textContent ?? "").trim());
    }
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      for (const element of document.querySelectorAll(`[${name}]:not([aria-hidden])`))
        texts.push(element.getAttribute(name) ?? "");
    return texts.filter((text) => text !== "");
  });
}
