import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ImportKind, importFields, importKinds } from "#shared/intake/fields.ts";
import { type Mapping, readMapping } from "#shared/intake/mapping.ts";
import { Problem } from "#shared/problem.ts";

export const usage = `npm run import -- <kind> <file.csv|file.csv.gz> [--map mapping.json] [--dry-run] [--report rejected.csv] [--company demo|<tenant id>]

kinds and their columns (without --map, columns of these names are looked for):
${importKinds.map((kind) => `  ${kind.padEnd(14)}${Object.keys(importFields[kind]).join(", ")}`).join("\n")}

--map      a JSON file that says which column is which of our words; examples in server/intake/mappings
--dry-run  reads everything and changes nothing
--report   writes each refused row with its line, field and reason
--company  whose database; the only configured tenant, or the demo company
`;

export interface Options {
  kind: ImportKind;
  file: string;
  /** Null: columns are recognised by their names. */
  mapping: Mapping | null;
  isDryRun: boolean;
  reportFile: string | null;
  company: string | null;
}

/** Reads the command line; what is wrong is named with its cure. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parsed(args);
  const [kind, file, ...more] = positionals;
  if (!isKind(kind)) throw new Error(`Say what to import: ${importKinds.join(", ")}.\n\n${usage}`);
  if (!file) throw new Error(`Name the file to import.\n\n${usage}`);
  if (more.length > 0) throw new Error(`Import one file at a time; ${more.join(", ")} is too much.`);
  const mapping = values.map === undefined ? null : mappingIn(values.map);
  if (mapping && mapping.kind !== kind)
    throw new Error(`${values.map} is a mapping for ${mapping.kind}, not for ${kind}.`);
  return {
    kind,
    file,
    mapping,
    isDryRun: values["dry-run"] ?? false,
    reportFile: values.report ?? null,
    company: values.company ?? null,
  };
}

function parsed(args: string[]) {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      args,
      allowPositionals: true,
      options: { map: text, report: text, company: text, "dry-run": { type: "boolean" } },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`);
  }
}

const isKind = (kind: string | undefined): kind is ImportKind => importKinds.some((one) => one === kind);

function mappingIn(file: string): Mapping {
  try {
    return readMapping(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Error(`The mapping ${file} cannot be read: ${(error as Error).message}`);
  }
}
