/// <reference types="chrome" />
import type { Wish } from "./host.ts";

const KEY = "wish";
/** A wish that no panel took soon is nobody's any more. */
const LASTS_MS = 60_000;

interface KeptWish extends Wish {
  windowId: number | undefined;
  at: number;
}

/** Leaves a command for the panel of a window, which may only be opening. */
export const leaveWish = (wish: Wish, windowId: number | undefined) =>
  chrome.storage.session.set({ [KEY]: { ...wish, windowId, at: Date.now() } satisfies KeptWish });

/** Takes the wishes left for this window, the one that waits and those that come; the answer ends it. */
export function takeWishes(listener: (wish: Wish) => void) {
  async function take() {
    const { [KEY]: wish } = (await chrome.storage.session.get(KEY)) as { [KEY]?: KeptWish };
    if (!wish) return;
    const { id } = await chrome.windows.getCurrent();
    if (wish.windowId !== undefined && wish.windowId !== id) return;
    await chrome.storage.session.remove(KEY);
    if (Date.now() - wish.at < LASTS_MS) listener({ commandId: wish.commandId, origin: wish.origin });
  }
  const follow = (changes: Record<string, chrome.storage.StorageChange>) => {
    if (changes[KEY]?.newValue) void take();
  };
  chrome.storage.session.onChanged.addListener(follow);
  void take();
  return () => chrome.storage.session.onChanged.removeListener(follow);
}
