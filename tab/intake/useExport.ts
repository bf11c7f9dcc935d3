import { useRef, useState } from "react";
import { readExport, startExport } from "#shared/intake/exportApi.ts";
import type { ExportKind } from "#shared/intake/fields.ts";
import { Problem } from "#shared/problem.ts";
import type { Client } from "#tab/client.ts";
import { useClient } from "#tab/query.ts";
import { saveFile } from "./saveFile.ts";

type State =
  | { is: "ready" | "reading" | "saved"; count: number }
  | { is: "failed"; count: number; error: unknown };

/** What has come so far: after a lost connection it goes on from there. */
interface Begun {
  exportId: string;
  lines: string[];
  count: number;
  cursor?: string;
}

/** Reads an export page by page and saves it as a file. */
export function useExport(kind: ExportKind) {
  const client = useClient();
  const begun = useRef<Begun>(undefined);
  const [state, setState] = useState<State>({ is: "ready", count: 0 });

  async function save() {
    setState({ is: "reading", count: begun.current?.count ?? 0 });
    try {
      begun.current ??= { ...(await client.call(startExport, { kind })), lines: [], count: 0 };
      await readAll(client, begun.current, (count) => setState({ is: "reading", count }));
      saveFile(`counterpart-${kind}.csv`, begun.current.lines);
      setState({ is: "saved", count: begun.current.count });
      begun.current = undefined;
    } catch (error) {
      setState({ is: "failed", count: begun.current?.count ?? 0, error });
    }
  }
  return { state, save };
}

async function readAll(client: Client, begun: Begun, onRead: (count: number) => void) {
  do {
    const page = await patiently(() =>
      client.call(readExport, { exportId: begun.exportId, cursor: begun.cursor }),
    );
    begun.lines.push(page.lines);
    begun.count += page.count;
    begun.cursor = page.nextCursor ?? undefined;
    onRead(begun.count);
  } while (begun.cursor);
}

/** A large company has more pages than one may ask for in a minute. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "tooMany") throw error;
    await new Promise((resolve) => setTimeout(resolve, Number(error.values.seconds ?? 60) * 1_000));
    return patiently(ask);
  }
}
