/// <reference types="chrome" />
import type { Today } from "#shared/commitment/readApi.ts";
import { showDue } from "#tab/host/badge.ts";
import { quietToken, readConfig } from "#tab/host/session.ts";

/** The badge while no panel is open; without a sign-in it says nothing. */
export async function refreshBadge() {
  const token = await quietToken();
  if (token === null) return showDue(0);
  const { server } = await readConfig();
  const dayEndsAt = new Date().setHours(24, 0, 0, 0);
  const response = await fetch(`${server}/api/today?dayEndsAt=${dayEndsAt}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) return;
  const { counts } = (await response.json()) as Pick<Today, "counts">;
  await showDue(counts.owedToday + counts.owedOverdue);
}
