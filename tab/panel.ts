import { start } from "#tab/start.tsx";

await start(import("#tab/host/extension.ts").then(({ connectExtension }) => connectExtension()));
