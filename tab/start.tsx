import type { QueryClient } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { viewAt, views } from "#shared/contributions.ts";
import { App } from "#tab/app.tsx";
import { type Client, createClient } from "#tab/client.ts";
import { type Host, HostRefusal } from "#tab/host/host.ts";
import { createQueryClient, questionOf } from "#tab/query.ts";
import { getMe, getToday, todayAt } from "#tab/reads.ts";
import { loadTexts } from "#tab/text.ts";
import { HostFailure } from "#tab/ui/HostFailure.tsx";

/** Renders the tab once the host answers; a host that refuses or stays silent gets a page that says what to do. */
export async function start(connecting: Promise<Host>, adapt = (client: Client) => client) {
  const root = createRoot(document.getElementById("root") as HTMLElement);
  const nonce = document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "";
  try {
    const host = await connecting;
    openAt(host.state.path);
    const client = adapt(createClient(host.getToken, host.server));
    const queries = createQueryClient();
    readAhead(client, queries);
    const texts = await loadTexts(host.state.locale);
    root.render(<App host={host} client={client} queries={queries} firstTexts={texts} nonce={nonce} />);
  } catch (error) {
    const texts = await loadTexts(navigator.language);
    root.render(
      <HostFailure texts={texts} messageKey={error instanceof HostRefusal ? error.key : "error.internal"} />,
    );
  }
}

/** What Today reads is asked for before it is on screen, and all of it at once. */
function readAhead(client: Client, queries: QueryClient) {
  void queries.prefetchQuery(questionOf(client, getMe, {}));
  if (["/", views.today.path].includes(location.pathname))
    void queries.prefetchQuery(questionOf(client, getToday, todayAt(Date.now())));
}

/** A deep link says where in the tab to begin; what names no view leaves the address as it is. */
function openAt(path: string | null) {
  if (path && viewAt(path)) history.replaceState(null, "", path);
}
