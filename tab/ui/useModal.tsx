import { useFocusFinders } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

/** What every dialog needs around it: the page comes back when it goes, and so does the focus. */
export function useModal() {
  const [opener] = useState(openerNow);
  useEffect(() => {
    keepFocusManager();
    return () => {
      isClosing = true;
      setTimeout(() => giveFocusTo(opener));
    };
  }, [opener]);
}

let lastOpener: Element | null = null;
let isClosing = false;

/** What on the page has the focus; where one dialog follows another, as a form the palette, what opened the first. */
function openerNow() {
  const { activeElement, body } = document;
  const isInDialog = activeElement?.closest("[role=dialog]");
  if (!isInDialog && !(isClosing && activeElement === body)) lastOpener = activeElement;
  return lastOpener;
}

let isKept = false;

/**
 * Fluent hides the page from screen readers while a dialog is open, and forgets to show it again when the last part
 * that manages focus goes with the dialog. So one such part, which shows nothing, stays for good.
 */
function keepFocusManager() {
  if (isKept) return;
  isKept = true;
  createRoot(document.createElement("div")).render(<FocusManager />);
}

function FocusManager() {
  useFocusFinders();
  return null;
}

/** Back to where it came from or, where that is gone, to the page; not when somebody else has taken it already. */
function giveFocusTo(opener: Element | null) {
  isClosing = false;
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body) return;
  const target = opener?.isConnected && opener !== body ? opener : document.getElementById("content");
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
