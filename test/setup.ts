import { buildWhenChanged } from "#server/build/changed.ts";
import { findBrowser } from "./browser.ts";

/** Before the first browser test: the tab as it is shipped, and a browser to open it in. */
export async function setup() {
  await buildWhenChanged("tab");
  process.env.CHROME_PATH = await findBrowser();
}
