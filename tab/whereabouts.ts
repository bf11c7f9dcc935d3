import { useEffect } from "react";
import type { Me } from "#shared/organisation/model.ts";
import { useHostState } from "#tab/host/HostContext.ts";
import { useClient } from "#tab/query.ts";

/** Tells the server the language and the time zone that notifications are written in, where they are not what it knows. */
export function useWhereabouts({ person }: Me) {
  const client = useClient();
  const { locale } = useHostState();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const isKnown = person.locale === locale && person.timeZone === timeZone;
  useEffect(() => {
    if (isKnown) return;
    const telling = import("#shared/organisation/api.ts").then(({ updateMe }) =>
      client.call(updateMe, { locale, timeZone }),
    );
    // Nobody waits for it, and the next start tries again.
    telling.catch(() => undefined);
  }, [client, isKnown, locale, timeZone]);
}
