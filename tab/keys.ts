const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/**
 * Whether this press is the key of a command, written in the browser's notation.
 *
 * @example isKey(event, "Alt+Shift+P")
 */
export function isKey(event: KeyboardEvent, key: string | undefined) {
  if (!key) return false;
  const parts = key.split("+");
  const letter = parts.at(-1) as string;
  const wants = (name: string) => parts.includes(name);
  const isLetter =
    event.code === `Key${letter.toUpperCase()}` || event.key.toUpperCase() === letter.toUpperCase();
  return (
    isLetter &&
    event.altKey === wants("Alt") &&
    event.shiftKey === wants("Shift") &&
    (isMac ? event.metaKey : event.ctrlKey) === wants("Ctrl")
  );
}

export const isPaletteKey = (event: KeyboardEvent) => isKey(event, "Ctrl+K");

/**
 * How a key is written for the reader's keyboard.
 *
 * @example keyLabel("Ctrl+K") // => "⌘K" on a Mac
 */
export function keyLabel(key: string) {
  if (!isMac) return key.replaceAll("+", " ");
  return key.replace("Ctrl", "⌘").replace("Alt", "⌥").replace("Shift", "⇧").replaceAll("+", "");
}
