import { buildWhenChanged, isOutput } from "./changed.ts";

const named = process.argv.slice(2).filter(isOutput);
for (const name of named.length > 0 ? named : (["tab", "server"] as const)) await buildWhenChanged(name);
