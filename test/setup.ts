import { buildWhenChanged } from "#server/build/changed.ts";
import { findBrowser } from "./browser.ts";

/** Before the first browser test: the tab and the side panel as they are shipped, and a browser to open it in. */
export async function setup() {
  await buildWhenChanged("tab");
  await buildWhenChanged("panel");
  process.env.CHROME_PATH = await findBrowser();
}
