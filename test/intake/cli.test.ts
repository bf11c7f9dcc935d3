import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readOptions } from "#server/intake/options.ts";
import { csvLine } from "#shared/intake/csvLine.ts";

const root = join(import.meta.dirname, "../..");

function folderWith(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-import-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Runs the command as npm would, on a company of its own. */
function run(folder: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: `file:${folder}/{tenant}.db`, TENANT_IDS: "", HOST: "" };
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "server/intake/main.ts"), ...args], {
    env,
    cwd: root,
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (data: Buffer) => {
    output.stdout += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    output.stderr += data.toString();
  });
  return new Promise<typeof output & { code: number | null }>((resolve) => {
    child.once("close", (code) => resolve({ ...output, code }));
  });
}

test("the command imports a file, says what became of the rows, and ends with 1 when some were refused", async () => {
  const folder = folderWith({ "teams.csv": "key,name,parent\n1,Finance,\n2,Payroll,1\n3,=Tax,9\n" });
  const file = join(folder, "teams.csv");
  const report = join(folder, "rejected.csv");
  const first = await run(folder, "teams", file, "--report", report);
  expect(first).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /3 rows .*New: 2\n.*Refused: 1\n.*line 4, parent, column “parent”: There is no team “9”/s,
    ),
  });
  expect(readFileSync(report, "utf8")).toBe(
    '\ufeffline,field,column,reason\r\n4,"parent","parent","There is no team “9”, neither in this file nor here."\r\n',
  );
  writeFileSync(file, "key,name,parent\n1,Finance,\n2,Payroll,1\n");
  expect(await run(folder, "teams", file)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/Unchanged: 2\n/),
  });
}, 60_000);

test("a mapping, a trial run and a company are taken from the command line", async () => {
  const mapping = { kind: "teams", fields: { name: "Abteilung" } };
  const folder = folderWith({
    "t.csv": "Abteilung;Ort\nFinanzen;Bonn\n",
    "map.json": JSON.stringify(mapping),
    "bad.json": "{",
    "wrong.json": '{"kind":"teams","fields":{"nam":"x"}}',
  });
  const [file, map] = [join(folder, "t.csv"), join(folder, "map.json")];
  const trial = await run(folder, "teams", file, "--map", map, "--dry-run", "--company", "demo");
  expect(trial).toMatchObject({ code: 0, stdout: expect.stringMatching(/nothing was changed\n.*New: 1\n/s) });
  const wrong = await Promise.all([
    run(folder, "teams", file, "--map", join(folder, "bad.json")),
    run(folder, "teams", file, "--map", join(folder, "wrong.json")),
    run(folder, "teams", join(folder, "none.csv")),
    run(folder, "teams", file),
  ]);
  expect(wrong.map(({ code, stderr }) => [code, stderr.split("\n")[0]])).toEqual([
    [1, expect.stringMatching(/^The mapping .*bad\.json cannot be read: /)],
    [1, expect.stringMatching(/^fields\.nam: This field is not known\. The fields are: name, key/)],
    [1, expect.stringMatching(/^There is no file .*none\.csv\.$/)],
    [1, "fields.name: Say in which column “name” is found."],
  ]);
}, 60_000);

test.each([
  [[], /Say what to import: teams, people/],
  [["teems", "x.csv"], /Say what to import/],
  [["teams"], /Name the file to import/],
  [["teams", "a.csv", "b.csv"], /one file at a time; b\.csv/],
  [["teams", "a.csv", "--fast"], /--fast/],
  [["teams", "a.csv", "--map", "/nowhere/map.json"], /mapping \/nowhere\/map\.json cannot be read/],
])("the words %j are refused with the cure", (words, message) => {
  expect(() => readOptions(words)).toThrow(message);
});

test("in a report, a cell that a spreadsheet would take for a formula is text", () => {
  expect(csvLine([7, '=HYPERLINK("x")', "@a", "plain", null])).toBe(
    '7,"\'=HYPERLINK(""x"")","\'@a","plain",\r\n',
  );
});
