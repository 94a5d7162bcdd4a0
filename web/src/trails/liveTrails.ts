import type { Position } from "../api/types";
import { type Shape, drawings, shape } from "../map/drawings";
import { filters, picture } from "../state/floor";
import { maskOf, passes } from "../tracks/filters";
import type { Picture } from "../tracks/picture";

/** Where tracks have been in the last minutes, as this page has seen it: short tails of what matters most. */

const keepMs = 10 * 60_000;
const mostTracks = 300;
const mostPoints = 60;
const drawEveryMs = 5000;

interface Tail {
  points: Position[];
  times: number[];
}

/** Collects positions of the most important tracks of a picture. Bounded, whatever the picture holds. */
export class Tails {
  readonly #tails = new Map<string, Tail>();

  /** Takes the positions of now. */
  look(picture: Picture, shown: (slot: number) => boolean): void {
    const nowMs = picture.shownMs();
    for (const slot of this.#chosen(picture, shown)) {
      const uid = picture.identities[slot]!.uid;
      const at: Position = [picture.lonE7[slot]! / 1e7, picture.latE7[slot]! / 1e7];
      const tail = this.#tails.get(uid) ?? { points: [], times: [] };
      const last = tail.points.at(-1);
      if (last && last[0] === at[0] && last[1] === at[1]) continue;
      tail.points.push(at);
      tail.times.push(nowMs);
      if (tail.points.length > mostPoints) {
        tail.points.shift();
        tail.times.shift();
      }
      this.#tails.set(uid, tail);
    }
    for (const [uid, { times }] of this.#tails) {
      const newest = times.at(-1) ?? 0;
      // Time that went back is another picture.
      if (newest < nowMs - keepMs || newest > nowMs + 1000) this.#tails.delete(uid);
    }
  }

  forget(): void {
    this.#tails.clear();
  }

  lines(sinceMs: number): Position[][] {
    return [...this.#tails.values()]
      .map(({ points, times }) => points.filter((_, i) => times[i]! >= sinceMs))
      .filter((line) => line.length > 1);
  }

  /** What matters more first; neutral traffic only as far as there is room. */
  #chosen(picture: Picture, shown: (slot: number) => boolean): number[] {
    const slots: number[] = [];
    const neutral: number[] = [];
    for (let slot = 0; slot < picture.end && slots.length < mostTracks; slot++) {
      if (!picture.has(slot) || !picture.identities[slot] || !shown(slot)) continue;
      if (picture.priority[slot]! > 0) slots.push(slot);
      else if (neutral.length < mostTracks) neutral.push(slot);
    }
    return slots.concat(neutral.slice(0, mostTracks - slots.length));
  }
}

/** Keeps the tails on the map, beside the selected track's way. */
export function followTails(): () => void {
  const tails = new Tails();
  let drawnAt = -Infinity;
  let wasPast = picture.isPast;
  return picture.onChange(() => {
    const now = performance.now();
    if (now - drawnAt < drawEveryMs) return;
    drawnAt = now;
    if (picture.isPast !== wasPast) tails.forget();
    wasPast = picture.isPast;
    const mask = maskOf(filters.get(), picture);
    tails.look(picture, (slot) => passes(mask, picture, slot));
    const lines = tails.lines(picture.shownMs() - keepMs);
    drawings.tails.set(
      lines.map((coordinates): Shape => shape({ type: "LineString", coordinates }, { tone: "quiet", width: 1.2 })),
    );
  });
}
