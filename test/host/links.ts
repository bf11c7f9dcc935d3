import { readFileSync } from "node:fs";
import { join } from "node:path";
import { manifestWith } from "#test/manifest/examples.ts";
import type { OpenTab } from "./openTab.ts";

const adapters = {
  teams: { build: "tab", connect: "connectTeams" },
  page: { build: "tab", connect: "connectPage" },
  extension: { build: "panel", connect: "connectExtension" },
};

/** The address that leads back to a path, as the adapter that is shipped makes it in the open tab. */
export function linkTo({ screen }: OpenTab, adapter: keyof typeof adapters, path: string): Promise<string> {
  const { build, connect } = adapters[adapter];
  const built = join(import.meta.dirname, `../../dist/${build}/.vite/manifest.json`);
  const { file } = JSON.parse(readFileSync(built, "utf8"))[`host/${adapter}.ts`] as { file: string };
  return screen.evaluate(
    `import("/${file}").then(({ ${connect} }) => ${connect}()).then((host) => host.linkTo(${JSON.stringify(path)}, "A link"))`,
  );
}

/** What Teams makes of a deep link: which app, which of its tabs, and where in it. */
export function readDeepLink(link: string) {
  const { origin, pathname, searchParams } = new URL(link);
  const [, , , appId, entityId] = pathname.split("/");
  const { subEntityId, channelId } = JSON.parse(searchParams.get("context") ?? "{}") as Record<
    string,
    string
  >;
  return {
    origin,
    appId,
    entityId,
    subPage: subEntityId,
    channelId,
    label: searchParams.get("label"),
    webUrl: searchParams.get("webUrl"),
  };
}

/** The path of the personal tab of this id, as the manifest gives it to Teams. */
export function pathOfTab(entityId: string | undefined) {
  const tab = manifestWith({}).staticTabs?.find((one) => one.entityId === entityId);
  if (!tab?.contentUrl) throw new Error(`The manifest has no personal tab ${entityId}.`);
  return new URL(tab.contentUrl).pathname;
}
