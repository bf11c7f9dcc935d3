import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface Part {
  file: string;
  imports?: string[];
  css?: string[];
}

export interface LoadedFile {
  file: string;
  bytes: number;
}

const tabFolder = join(import.meta.dirname, "../../dist/tab");

/** What the built tab transfers, compressed with gzip, before Today is there: the page and all that it cannot start without. */
export function firstLoad(host: "page" | "teams", language: "en" | "zh"): LoadedFile[] {
  const parts: Record<string, Part> = JSON.parse(
    readFileSync(join(tabFolder, ".vite/manifest.json"), "utf8"),
  );
  const ends = ["index.html", "start.tsx", "theme/light.css", `host/${host}.ts`, `text.first.${language}.ts`];
  const names = Object.keys(parts).filter((name) => ends.some((end) => name.endsWith(end)));
  const files = new Set(withImports(parts, names).flatMap((name) => filesOf(parts[name] as Part)));
  return ["index.html", ...files]
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(tabFolder, file)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes);
}

export const sumOf = (files: LoadedFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

const filesOf = ({ file, css = [] }: Part) => [file, ...css];

/** A set grows while it is walked, so each part brings those that it imports. */
function withImports(parts: Record<string, Part>, names: string[]) {
  const all = new Set(names);
  for (const name of all) for (const imported of parts[name]?.imports ?? []) all.add(imported);
  return [...all];
}
