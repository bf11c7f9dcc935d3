import { askAhead } from "#tab/ahead.ts";
import { start } from "#tab/start.tsx";

const connecting = import("#tab/host/extension.ts").then(({ connectExtension }) => connectExtension());
const { keepReads } = await import("#tab/host/keptReads.ts");
await start(connecting.then(askAhead).then(({ host, client }) => ({ host, client: keepReads(client) })));
