import { useEffect, useRef } from "react";

/** When the row that had the focus is gone, the list itself takes it, so that the next Tab goes on from there. */
export function useKeptFocus(rowCount: number) {
  const list = useRef<HTMLDivElement>(null);
  const countBefore = useRef(rowCount);
  useEffect(() => {
    const isShorter = rowCount < countBefore.current;
    countBefore.current = rowCount;
    if (isShorter && document.activeElement === document.body) list.current?.focus();
  }, [rowCount]);
  return list;
}
