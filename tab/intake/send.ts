import { prepareImport, sendPart } from "#shared/intake/api.ts";
import type { ImportKind } from "#shared/intake/fields.ts";
import { PART_BYTES } from "#shared/intake/model.ts";
import type { Client } from "#tab/client.ts";

/** Announces a file and sends it part by part; a part that got lost can be sent again, for it replaces the first. */
export async function sendFile(
  client: Client,
  kind: ImportKind,
  file: File,
  onProgress: (share: number) => void,
) {
  const run = await client.call(prepareImport, { kind, fileName: file.name, bytes: file.size });
  const parts = Math.ceil(file.size / PART_BYTES);
  for (let part = 0; part < parts; part += 1) {
    const bytes = new Uint8Array(await file.slice(part * PART_BYTES, (part + 1) * PART_BYTES).arrayBuffer());
    await client.call(sendPart, { importId: run.importId, part, content: base64(bytes) });
    onProgress((part + 1) / parts);
  }
  return run;
}

function base64(bytes: Uint8Array) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
