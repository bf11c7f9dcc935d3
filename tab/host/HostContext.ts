import { createContext, useContext, useSyncExternalStore } from "react";
import type { Host } from "./host.ts";

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error("No host is given above this component.");
  return host;
}

/** The host's state, followed live. */
export function useHostState() {
  const host = useHost();
  return useSyncExternalStore(host.onChange, () => host.state);
}
