import { type ReactNode, Suspense, useEffect, useState } from "react";

/** What nobody needs at first sight: it is loaded once everything else is painted. */
export function Later({ children }: { children: ReactNode }) {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  return isPainted && <Suspense>{children}</Suspense>;
}
