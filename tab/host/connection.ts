let isAnswering = true;
const listeners = new Set<() => void>();

/** Whether the server can be reached: what the browser knows of its network, and what the last request met. */
export const connection = {
  isThere: () => navigator.onLine && isAnswering,
  note(isAnswered: boolean) {
    if (isAnswered === isAnswering) return;
    isAnswering = isAnswered;
    for (const listener of listeners) listener();
  },
  follow(onChange: () => void) {
    listeners.add(onChange);
    window.addEventListener("online", onChange);
    window.addEventListener("offline", onChange);
    return () => {
      listeners.delete(onChange);
      window.removeEventListener("online", onChange);
      window.removeEventListener("offline", onChange);
    };
  },
};
