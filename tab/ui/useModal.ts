import { useCallback, useEffect, useRef, useState } from "react";

const CLOSING_MS = 300;

/**
 * A dialog is closed before it is taken away: one that vanishes while open leaves the page hidden from screen
 * readers for good. Then the focus goes back to where it came from.
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
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (isNowhere && opener.current instanceof HTMLElement) opener.current.focus();
    }, CLOSING_MS);
    return () => clearTimeout(timer);
  }, [isOpen]);
  return { isOpen, close: useCallback(() => setOpen(false), []) };
}
