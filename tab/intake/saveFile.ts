/** Lets the browser keep a text as a file. */
export function saveFile(name: string, lines: string[]) {
  const address = URL.createObjectURL(new Blob(lines, { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
