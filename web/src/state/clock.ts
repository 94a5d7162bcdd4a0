import { useSyncExternalStore } from "react";
import { picture } from "./floor";

/** One tick a second for everything that shows a time or an age. */

const listeners = new Set<() => void>();
let second = Math.floor(Date.now() / 1000);

setInterval(() => {
  second = Math.floor(Date.now() / 1000);
  for (const listener of listeners) listener();
}, 1000);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** This machine's time (Unix ms), renewed every second. */
export function useSecond(): number {
  return useSyncExternalStore(subscribe, () => second) * 1000;
}

/** The node's time (Unix ms) while it is known, this machine's otherwise; renewed every second. */
export function useNodeTime(): { ms: number; fromNode: boolean } {
  const own = useSecond();
  const node = picture.nodeNowMs();
  return node === 0 ? { ms: own, fromNode: false } : { ms: node, fromNode: true };
}
