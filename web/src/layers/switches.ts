import type { DrawingName } from "../map/drawings";
import { createStore } from "../state/store";

/** What of the map is shown beside the tracks. */

export const switches = ["areas", "alerts", "trails", "basemap"] as const;
export type Switch = (typeof switches)[number];

/** Those that are switched off. */
export const hidden = createStore<ReadonlySet<Switch>>(new Set());

export const gridNames = ["none", "degrees", "mgrs"] as const;
export type GridName = (typeof gridNames)[number];

export const gridShown = createStore<GridName>("none");

export function flip(name: Switch): void {
  hidden.set((now) => {
    const next = new Set(now);
    if (!next.delete(name)) next.add(name);
    return next;
  });
}

/** Drawings that a switch takes off the map. */
export function isHidden(name: DrawingName): boolean {
  const of: DrawingName | Switch = name === "tails" ? "trails" : name;
  return (hidden.get() as ReadonlySet<string>).has(of);
}
