import { askAhead } from "#tab/ahead.ts";
import type { Host } from "#tab/host/host.ts";

/** Teams puts the tab into a frame, and on phones into a view of its own, which it says by this interface. */
const isInTeams = window.parent !== window || "nativeInterface" in window;

/** On a page of its own it is the demo. Only the host that is needed is loaded. */
async function connectHost(): Promise<Host> {
  if (isInTeams) return (await import("#tab/host/teams.ts")).connectTeams();
  return (await import("#tab/host/page.ts")).connectPage();
}

/** Hosts mostly speak the browser's language: its texts come at once; where one does not, `start` loads the right ones. */
function expectTexts() {
  const isChinese = navigator.language.toLowerCase().startsWith("zh");
  return isChinese ? import("#shared/text.first.zh.ts") : import("#shared/text.first.en.ts");
}

const connecting = connectHost().then(askAhead);
connecting.catch(() => {});
expectTexts().catch(() => {});
const { start } = await import("#tab/start.tsx");
await start(connecting);
