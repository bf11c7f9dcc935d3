import type { Host } from "#tab/host/host.ts";

/** Inside a frame the host is Teams; on a page of its own it is the demo. Only the host that is needed is loaded. */
async function connectHost(): Promise<Host> {
  if (window.parent !== window) return (await import("#tab/host/teams.ts")).connectTeams();
  return (await import("#tab/host/page.ts")).connectPage();
}

const connecting = connectHost();
const { start } = await import("#tab/start.tsx");
await start(connecting);
