import { type Mask, passes } from "../tracks/filters";
import { type Picture, isEmergency, isStale, used } from "../tracks/picture";

/** Below this zoom, and above this many tracks, neutral traffic is drawn as dots. */
const dotsBelowZoom = 7;
const dotsAbove = 250;
/** So many tracks in view would cover the map with symbols at any zoom. */
const crowd = 3000;
const crowdAgain = 2500;

/** Whether neutral traffic is drawn as dots; once it is, a few tracks less do not change it back. */
export function wantsDots(zoom: number, shown: number, before: boolean): boolean {
  return (zoom < dotsBelowZoom && shown > dotsAbove) || shown > (before ? crowdAgain : crowd);
}

const full = 255;
const stale = 105;
const levels = 8;

export interface DrawInput {
  picture: Picture;
  mask: Mask;
  /** Neutral traffic as dots. */
  dots: boolean;
  /** Cell of a symbol (index into `picture.sidcs`), or undefined while it is not drawn. */
  cellOf(symbol: number): number | undefined;
  rings: { selected: number; hovered: number; alert: number };
  selected: number | undefined;
  hovered: number | undefined;
}

/**
 * What the map draws, in order: two numbers per item, slot and cell | fade << 16 | leader << 24. Neutral first, then
 * friends, unknowns, suspects, hostiles, emergencies, so that what matters lies on top.
 */
export class DrawList {
  items = new Uint32Array(2048);
  count = 0;
  /** Slots drawn, in the same order, without rings: what can be picked. */
  slots = new Uint32Array(1024);
  shown = 0;
  /** Items before this have no line ahead. */
  leadersFrom = 0;
  readonly #starts = new Uint32Array(levels + 1);
  #levels = new Int8Array(1024);

  build(input: DrawInput): void {
    const { picture, mask } = input;
    this.#reserve(picture.end + 16);
    this.#sort(picture, mask, input.selected);
    this.count = 0;
    this.leadersFrom = Infinity;
    for (let i = 0; i < this.shown; i++) {
      const slot = this.slots[i]!;
      const flags = picture.flags[slot]!;
      const fade = isStale(flags) ? stale : full;
      if (isEmergency(flags)) this.#add(slot, input.rings.alert, full, false);
      const asDot = input.dots && picture.priority[slot] === 0 && !isEmergency(flags) && slot !== input.selected;
      const cell = asDot ? undefined : input.cellOf(picture.symbol[slot]!);
      this.#add(slot, cell ?? picture.affiliation[slot]!, fade, !asDot);
    }
    for (const [slot, ring] of [
      [input.hovered, input.rings.hovered],
      [input.selected, input.rings.selected],
    ] as const) {
      if (slot !== undefined && ((picture.flags[slot] ?? 0) & used) !== 0) this.#add(slot, ring, full, false);
    }
  }

  /** Counting sort by how much a track matters; within one level by slot, so that nothing flickers. */
  #sort(picture: Picture, mask: Mask, selected: number | undefined): void {
    const levelOf = (slot: number): number => {
      const flags = picture.flags[slot]!;
      if ((flags & used) === 0) return -1;
      if (slot === selected) return levels - 1;
      if (!passes(mask, picture, slot)) return -1;
      return isEmergency(flags) ? levels - 2 : picture.priority[slot]!;
    };
    const starts = this.#starts.fill(0);
    for (let slot = 0; slot < picture.end; slot++) {
      const level = levelOf(slot);
      this.#levels[slot] = level;
      if (level >= 0) starts[level + 1]!++;
    }
    for (let level = 0; level < levels; level++) starts[level + 1]! += starts[level]!;
    this.shown = starts[levels]!;
    for (let slot = 0; slot < picture.end; slot++) {
      const level = this.#levels[slot]!;
      if (level >= 0) this.slots[starts[level]!++] = slot;
    }
  }

  #add(slot: number, cell: number, fade: number, leader: boolean): void {
    if (leader && this.leadersFrom === Infinity) this.leadersFrom = this.count;
    if (this.count * 2 + 2 > this.items.length) {
      const grown = new Uint32Array(this.items.length * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.count * 2] = slot;
    this.items[this.count * 2 + 1] = (cell | (fade << 16) | ((leader ? 1 : 0) << 24)) >>> 0;
    this.count++;
  }

  #reserve(count: number): void {
    if (this.slots.length >= count) return;
    this.slots = new Uint32Array(count * 2);
    this.#levels = new Int8Array(count * 2);
  }
}
