import { useCallback, useEffect, useRef, useState } from "react";

const CLOSING_MS = 300;

/**
 * A dialog is closed before it is taken away, then the focus goes back to where it came from or, where that is gone,
 * to the page: without either, Fluent leaves the page hidden from screen readers for good.
 *
 * @example const { isOpen, close } = useModal(onClose)
 */
export function useModal(onClose: () => void) {
  const [isOpen, setOpen] = useState(true);
  const opener = useRef(document.activeElement);
  const finish = useRef(onClose);
  finish.current = onClose;
  useEffect(() => {
    if (isOpen) return;
    const timer = setTimeout(() => {
      finish.current();
      giveFocusTo(opener.current);
    }, CLOSING_MS);
    return () => clearTimeout(timer);
  }, [isOpen]);
  return { isOpen, close: useCallback(() => setOpen(false), []) };
}

/** Not when somebody else has it already, such as the form that was opened from the palette. */
function giveFocusTo(opener: Element | null) {
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body) return;
  const target = opener?.isConnected && opener !== body ? opener : document.getElementById("content");
  if (target instanceof HTMLElement) target.focus();
}
