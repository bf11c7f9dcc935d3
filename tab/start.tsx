import type { QueryClient } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { type Connected, opensToday } from "#tab/ahead.ts";
import { App } from "#tab/app.tsx";
import type { Client } from "#tab/client.ts";
import { HostRefusal } from "#tab/host/host.ts";
import { createQueryClient, questionOf } from "#tab/query.ts";
import { getMe, getToday, todayAt } from "#tab/reads.ts";
import { loadTexts } from "#tab/text.ts";
import { showTheme } from "#tab/theme.ts";
import { HostFailure } from "#tab/ui/HostFailure.tsx";

/** What was asked ahead is mostly there by then, and the screen is rendered once and whole, in place of the page's own shell. */
const SHELL_LIMIT_MS = 400;

/** Renders the tab once the host answers; a host that refuses or stays silent gets a page that says what to do. */
export async function start(connecting: Promise<Connected>) {
  const root = createRoot(document.getElementById("root") as HTMLElement);
  const nonce = document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "";
  try {
    const { host, client } = await connecting;
    const queries = createQueryClient();
    const [texts] = await Promise.all([
      loadTexts(host.state.locale),
      showTheme(host.state.theme),
      Promise.race([readAhead(client, queries), pause(SHELL_LIMIT_MS)]),
    ]);
    root.render(<App host={host} client={client} queries={queries} firstTexts={texts} nonce={nonce} />);
  } catch (error) {
    const texts = await loadTexts(navigator.language);
    root.render(
      <HostFailure texts={texts} messageKey={error instanceof HostRefusal ? error.key : "error.internal"} />,
    );
  }
}

/** The queries take what was asked ahead, all of it at once; what fails is told by the screen. */
function readAhead(client: Client, queries: QueryClient) {
  const reads = [queries.prefetchQuery(questionOf(client, getMe, {}))];
  if (opensToday()) reads.push(queries.prefetchQuery(questionOf(client, getToday, todayAt(Date.now()))));
  return Promise.all(reads);
}

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));
