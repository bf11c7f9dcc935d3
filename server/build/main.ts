import { buildWhenChanged } from "./changed.ts";

await buildWhenChanged("tab");
await buildWhenChanged("server");
