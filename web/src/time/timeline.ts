import { formatDay, formatHourMinute, formatTime } from "../tracks/format";

/** The time bar without its pixels: what part of time it shows, where its marks stand, how far a step goes. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How much time the bar shows, and how far one step goes in it. */
export const spans = {
  "1h": { ms: hour, stepMs: 10 * second },
  "6h": { ms: 6 * hour, stepMs: minute },
  "24h": { ms: day, stepMs: 5 * minute },
  "7d": { ms: 7 * day, stepMs: 30 * minute },
} as const;
export type Span = keyof typeof spans;
export const spanNames = Object.keys(spans) as Span[];

/** Times as fast as life. */
export const speeds = [1, 2, 5, 10, 20, 60, 120] as const;

/** Closer to now than this is now. */
export const liveWithinMs = 2 * second;

export interface Interval {
  fromMs: number;
  toMs: number;
}

/** What the bar shows: the time up to now, or around a moment further back. */
export function windowAround(nowMs: number, atMs: number | undefined, span: Span): Interval {
  const { ms } = spans[span];
  const toMs = atMs === undefined || atMs >= nowMs - ms ? nowMs : atMs + ms / 2;
  return { fromMs: toMs - ms, toMs };
}

/**
 * The interval in whole steps, so that asking again a moment later asks for the same. It covers the window, with one
 * step more at the newer end.
 */
export function quantized({ fromMs, toMs }: Interval, buckets: number): Interval {
  const stepMs = (toMs - fromMs) / buckets;
  const from = Math.floor(fromMs / stepMs) * stepMs;
  return { fromMs: from, toMs: from + stepMs * (buckets + 1) };
}

/** Where a moment stands in an interval: 0 at its beginning, 1 at its end, clamped. */
export function fractionOf({ fromMs, toMs }: Interval, ms: number): number {
  return Math.max(0, Math.min(1, (ms - fromMs) / (toMs - fromMs)));
}

const tickSteps = [minute, 5 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 6 * hour, 12 * hour, day];
const mostTicks = 9;

/** Round moments of UTC in an interval, with the words that stand at them. */
export function ticksOf({ fromMs, toMs }: Interval): { ms: number; text: string }[] {
  const step = tickSteps.find((it) => (toMs - fromMs) / it <= mostTicks) ?? day;
  const ticks = [];
  for (let ms = Math.ceil(fromMs / step) * step; ms <= toMs; ms += step) {
    const text = ms % day === 0 ? formatDay(ms).slice(0, 6) : `${formatHourMinute(ms, true)}Z`;
    ticks.push({ ms, text });
  }
  return ticks;
}

/** `23 NOV 26 031007Z`. */
export function formatMoment(ms: number): string {
  return `${formatDay(ms)} ${formatTime(ms)}`;
}

/** The speed one step faster or slower. */
export function otherSpeed(speed: number, faster: boolean): number {
  const at = speeds.findIndex((it) => it >= speed);
  const index = at < 0 ? speeds.length - 1 : at + (faster ? 1 : -1);
  return speeds[Math.max(0, Math.min(speeds.length - 1, index))]!;
}

/** The value of a `datetime-local` field, which here is in UTC. */
export const fieldOf = (ms: number) => new Date(ms).toISOString().slice(0, 19);

export function momentOfField(text: string): number | undefined {
  const ms = Date.parse(`${text}Z`);
  return Number.isFinite(ms) ? ms : undefined;
}
