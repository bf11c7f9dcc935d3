import type { Tools } from "#tab/tools.ts";

/** Copies the address on our own domain that leads to this path: Teams makes a card of it, a browser leads into Teams. */
export async function copyLink({ host, tell }: Tools, path: string) {
  const address = new URL(path, host.server).href;
  await host.copy(address).then(
    () => tell("record.linkCopied"),
    () => tell("record.linkNotCopied", { address }, "problem"),
  );
}
