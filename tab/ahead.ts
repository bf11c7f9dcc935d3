import { viewAt, views } from "#shared/contributions.ts";
import { type Client, createClient, requestOf } from "#tab/client.ts";
import type { Host } from "#tab/host/host.ts";
import { getMe, getToday, todayAt } from "#tab/reads.ts";
import { showTheme } from "#tab/theme.ts";
import { timeFormatsOf } from "#tab/timeFormats.ts";

/** A host that answered, and the one client of whoever looks. */
export interface Connected {
  host: Host;
  client: Client;
}

/**
 * Asks for what the first screen reads, and for its colours, while the screen's own code is still on the way; meanwhile
 * makes what it will write moments with.
 *
 * @example await start(connectHost().then(askAhead))
 */
export function askAhead(host: Host): Connected {
  openAt(host.state.path);
  showTheme(host.state.theme).catch(() => {});
  const client = createClient(host.getToken, host.server);
  const answers = new Map<string, Promise<unknown>>();
  answers.set(requestOf(getMe, {}).url, client.call(getMe, {}));
  if (opensToday()) {
    const day = todayAt(Date.now());
    answers.set(requestOf(getToday, day).url, client.call(getToday, day));
  }
  for (const answer of answers.values()) answer.catch(() => undefined);
  timeFormatsOf(host.state.locale);
  return { host, client: withAnswers(client, answers) };
}

/** Whether Today is what is shown first. */
export const opensToday = () => ["/", views.today.path].includes(location.pathname);

/** The client, whose first call for each of these gets what was asked already. */
function withAnswers(client: Client, answers: Map<string, Promise<unknown>>): Client {
  return {
    ...client,
    call(endpoint, input, options) {
      const { url, init } = requestOf(endpoint, input);
      const answer = init.method === "GET" ? answers.get(url) : undefined;
      answers.delete(url);
      return answer === undefined ? client.call(endpoint, input, options) : (answer as Promise<never>);
    },
  };
}

/** A deep link says where in the tab to begin; what names no view leaves the address as it is. */
function openAt(path: string | null) {
  if (path && viewAt(path)) history.replaceState(null, "", path);
}
