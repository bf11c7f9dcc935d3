/// <reference types="chrome" />

const MOST = 99;

/**
 * How many are due, in the few characters that a badge has room for.
 *
 * @example badgeText(120) // => "99+"
 */
export function badgeText(count: number) {
  if (count <= 0) return "";
  return count > MOST ? `${MOST}+` : String(count);
}

export const showDue = (count: number) => chrome.action.setBadgeText({ text: badgeText(count) });
