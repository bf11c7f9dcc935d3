/** What the host shows and where its frame is. */
export interface HostLook {
  theme?: "default" | "dark" | "contrast";
  locale?: string;
  /** The channel the tab is pinned to. */
  channel?: { id: string; name: string };
  frameContext?: "content" | "settings";
  entityId?: string;
  /** The path inside the tab that a deep link names. */
  subPage?: string;
  /** A host that never answers. */
  isSilent?: boolean;
  /** One that takes up the talk and answers this no more. */
  isSilentTo?: string;
}

/** What the fake host remembers of what the tab told it. */
export interface HostRecord {
  calls: { func: string; args: unknown[] }[];
  /** What the configuration page asked to store. */
  settings: Record<string, string> | null;
  /** Whether the host's Save may be pressed. */
  maySave: boolean;
}

/** What the host's page offers to the test. */
export interface HostWindow {
  record: HostRecord;
  tell(func: string, args: unknown[]): void;
  changeContext(part: Record<string, unknown>): void;
  issueToken(): Promise<[true, string] | [false, string]>;
}

/** As Teams' web client is known to frame its tabs: scripts and forms, no navigation of the top. */
const sandbox =
  "allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-pointer-lock allow-scripts allow-same-origin allow-downloads";

/** The page of a host with our tab in its frame. */
export function hostPage(url: string, look: HostLook) {
  return `<!doctype html><meta charset="utf-8"><title>Fake Teams</title>
<style>html,body{margin:0;height:100%}iframe{border:0;display:block;width:100%;height:100%}</style>
<iframe name="embedded-page-container" title="Counterpart" sandbox="${sandbox}" src="${url}"></iframe>
<script>(${runHost.toString()})(${JSON.stringify(look)})</script>`;
}

/** Runs inside the host's page: answers the messages of teams-js 2.58 as Teams does. */
function runHost(look: HostLook) {
  const host = window as unknown as HostWindow;
  const frame = document.querySelector("iframe") as HTMLIFrameElement;
  const record: HostRecord = { calls: [], settings: null, maySave: false };
  const frameContext = look.frameContext ?? "content";
  const runtime = {
    apiVersion: 4,
    isLegacyTeams: false,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: {
      pages: { config: {}, currentApp: {}, backStack: {} },
      people: {},
      dialog: { url: {} },
      clipboard: {},
    },
  };
  const context: Record<string, unknown> = {
    locale: look.locale ?? "en-us",
    theme: look.theme ?? "default",
    entityId: look.entityId ?? "today",
    subEntityId: look.subPage ?? "",
    appId: "22222222-2222-4222-8222-222222222222",
    frameContext,
    hostName: "Teams",
    hostClientType: "web",
    sessionId: "session",
    appSessionId: "appSession",
    ...(look.channel && {
      channelId: look.channel.id,
      channelName: look.channel.name,
      channelType: "Regular",
      teamId: "19:team@thread.tacv2",
      teamName: "Team",
      groupId: "33333333-3333-4333-8333-333333333333",
    }),
  };

  const answers: Record<string, (...args: unknown[]) => unknown[] | Promise<unknown[]> | undefined> = {
    initialize: () => [frameContext, "web", JSON.stringify(runtime), "2.1.0"],
    getContext: () => [context],
    "authentication.getAuthToken": () => host.issueToken(),
    executeDeepLink: () => [true, ""],
    "clipboard.writeToClipboard": () => [undefined, true],
    "settings.setSettings": (settings) => {
      record.settings = settings as Record<string, string>;
      return [true, ""];
    },
    "settings.setValidityState": (isValid) => {
      record.maySave = isValid === true;
      return undefined;
    },
  };

  async function answer({ source, data, origin }: MessageEvent) {
    if (source !== frame.contentWindow) return;
    const { id, uuidAsString, func, args = [] } = data;
    record.calls.push({ func, args });
    if (look.isSilent || look.isSilentTo === func) return;
    const values = await answers[func]?.(...args);
    if (values) frame.contentWindow?.postMessage({ id, uuidAsString, args: values }, origin);
  }

  const tell = (func: string, args: unknown[]) => frame.contentWindow?.postMessage({ func, args }, "*");
  window.addEventListener("message", answer);
  Object.assign(host, {
    record,
    tell,
    changeContext(part: Record<string, unknown>) {
      Object.assign(context, part);
      tell("contextChange", [{ ...context }]);
    },
  });
}
