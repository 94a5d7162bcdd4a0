import { keysShown, select } from "../state/floor";
import { change, nextLanguage, nextTheme, settings } from "../state/settings";
import { followSelected, zoomToSelected } from "../tracks/TrackCard";
import { goToNextAlert } from "../tracks/attention";
import { searchWanted } from "./SearchField";

const regions = ["map", "card", "list"] as const;

/** Moves the focus to the next region of the screen that is there; the card lies inside the map's. */
function nextRegion(back: boolean): void {
  const found = regions
    .map((name) => document.querySelector<HTMLElement>(`[data-region=${name}]`))
    .filter((element) => element !== null);
  const at = found.findLastIndex((element) => element.contains(document.activeElement));
  const next = found[(at + (back ? -1 : 1) + found.length) % found.length];
  const target = next?.dataset.region === "map" ? next.querySelector<HTMLElement>("canvas.maplibregl-canvas") : next;
  target?.focus();
}

const singleKeys: Record<string, () => void> = {
  "/": () => searchWanted.set((n) => n + 1),
  "?": () => keysShown.set(true),
  f: followSelected,
  z: zoomToSelected,
  i: goToNextAlert,
  l: () => change({ list: !settings.get().list }),
};

const chords: Record<string, () => void> = {
  k: () => searchWanted.set((n) => n + 1),
  "shift+l": nextLanguage,
  "shift+d": nextTheme,
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const key = event.key.toLowerCase();
  let action: (() => void) | undefined;
  if (event.ctrlKey || event.metaKey) {
    action = chords[(event.shiftKey ? "shift+" : "") + key];
  } else if (event.key === "F6") {
    action = () => nextRegion(event.shiftKey);
  } else if (event.key === "Escape") {
    if (!keysShown.get()) select(undefined);
    return;
  } else if (!isTyping(event.target) && !keysShown.get() && settings.get().singleKeys) {
    action = singleKeys[key];
  }
  if (!action) return;
  event.preventDefault();
  action();
}

export function listenToKeys(): () => void {
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
