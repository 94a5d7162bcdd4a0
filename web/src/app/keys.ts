import { mapAdapter } from "../map/adapter";
import { keysShown, picture, select, selection } from "../state/floor";
import { change, nextLanguage, nextTheme, settings } from "../state/settings";
import { followSelected, zoomToSelected } from "../tracks/TrackCard";
import { isEmergency } from "../tracks/picture";
import { affiliations, isUnidentified } from "../tracks/sidc";
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

/** The next track in view that asks for attention, in the order of slots, from the selected one on. */
function nextAlert(): void {
  const now = selection.get()?.uid;
  const from = (now === undefined ? undefined : picture.slotOf(now)) ?? -1;
  for (let i = 1; i <= picture.end; i++) {
    const slot = (from + i + picture.end) % picture.end;
    const identity = picture.identities[slot];
    if (!identity || !picture.has(slot)) continue;
    if (isEmergency(picture.flags[slot]!) || isUnidentified(affiliations[picture.affiliation[slot]!]!)) {
      select(identity.uid);
      mapAdapter.get()?.goTo(picture.lonE7[slot]! / 1e7, picture.latE7[slot]! / 1e7);
      return;
    }
  }
}

const singleKeys: Record<string, () => void> = {
  "/": () => searchWanted.set((n) => n + 1),
  "?": () => keysShown.set(true),
  f: followSelected,
  z: zoomToSelected,
  i: nextAlert,
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
