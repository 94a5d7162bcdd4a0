import { signInWanted } from "../api/access";
import { acknowledgeCurrent } from "../alerts/keys";
import { showNextAlert } from "../alerts/show";
import { keysShown, select } from "../state/floor";
import { change, nextLanguage, nextTheme, settings } from "../state/settings";
import { followSelected, zoomToSelected } from "../tracks/TrackCard";
import { addRings } from "../measure/measure";
import { changeSpeed, goLive, step, togglePlay } from "../time/replay";
import { togglePanel } from "../ui/panels";
import { searchWanted } from "./SearchField";

const regions = ["map", "panel", "card", "time", "alerts", "list"] as const;

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
  i: showNextAlert,
  m: () => togglePanel("measure"),
  v: () => togglePanel("areas"),
  o: () => addRings(),
  l: () => change({ list: !settings.get().list }),
  " ": togglePlay,
  ",": () => step(-1),
  ".": () => step(1),
  "<": () => changeSpeed(false),
  ">": () => changeSpeed(true),
  end: goLive,
};

const chords: Record<string, () => void> = {
  k: () => searchWanted.set((n) => n + 1),
  "shift+l": nextLanguage,
  "shift+d": nextTheme,
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}

/** What a key does to the element that has the focus comes first: the space bar presses buttons. */
function isTaken(key: string, target: EventTarget | null): boolean {
  return key === " " && target instanceof HTMLElement && target.matches("button, summary, a, [role=option]");
}

const isDialogOpen = () => keysShown.get() || signInWanted.get() !== undefined;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = event.key.toLowerCase();
  let action: (() => void) | undefined;
  if (event.altKey) {
    // The physical key: with Alt some keyboards make another letter of it.
    if (event.code === "KeyA" && !event.ctrlKey && !event.metaKey) action = acknowledgeCurrent;
  } else if (event.ctrlKey || event.metaKey) {
    action = chords[(event.shiftKey ? "shift+" : "") + key];
  } else if (event.key === "F6") {
    action = () => nextRegion(event.shiftKey);
  } else if (event.key === "Escape") {
    if (!isDialogOpen()) select(undefined);
    return;
  } else if (!isTyping(event.target) && !isTaken(key, event.target) && !isDialogOpen() && settings.get().singleKeys) {
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
