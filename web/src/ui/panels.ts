import { createStore } from "../state/store";

/** Panels over the map, one at a time. */
export const panelNames = ["areas", "layers", "measure", "filters"] as const;
export type PanelName = (typeof panelNames)[number];

export const openPanel = createStore<PanelName | undefined>(undefined);

export function togglePanel(name: PanelName): void {
  openPanel.set((now) => (now === name ? undefined : name));
}
