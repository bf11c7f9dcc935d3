import { AppManifestUtils } from "@microsoft/app-manifest";
import type { Finding } from "./finding.ts";
import { SCHEMAS } from "./teams.ts";

type Schema = Parameters<typeof AppManifestUtils.validateAgainstSchema>[1];
type Content = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

/** What the official schema finds in a file of the package; offline, because only the schema that came with us is accepted. */
export async function schemaFindings(file: string, schemaName: string, content: object): Promise<Finding[]> {
  const url = `${SCHEMAS}/${schemaName}`;
  const { $schema = "" } = content as { $schema?: string };
  if ($schema !== url) return [{ at: `${file} $schema`, actual: String($schema), cure: `set it to ${url}` }];
  const schema = mended(await AppManifestUtils.fetchSchema(url));
  const faults = await AppManifestUtils.validateAgainstSchema(content as Content, schema);
  return faults.map((fault) => ({ at: file, actual: "", cure: `the official schema says: ${fault.trim()}` }));
}

/** Two patterns of the localisation schema leave a `]` unescaped, which the validator's regular expressions do not compile. */
const mended = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll("\\\\b]", "\\\\b\\\\]"));
