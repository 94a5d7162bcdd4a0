import { getRecording } from "../api/api";
import type { Recording } from "../api/types";
import { createStore } from "../state/store";
import { type Interval, quantized } from "./timeline";

/** What the node has recorded of the time that the bar shows. */

export interface RecordingState {
  /** As it was last read; undefined before the first answer. */
  told: Told | undefined;
  /** The node records nothing, or did not answer. */
  problem: "none" | "unread" | undefined;
}

export interface Told extends Interval {
  buckets: { fromMs: number; reports: number }[];
  /** Milliseconds that a bucket covers. */
  bucketMs: number;
  most: number;
  gaps: Interval[];
}

export const recording = createStore<RecordingState>({ told: undefined, problem: undefined });

export const bucketCount = 120;

/** The node's answer in numbers. A gap without an end reaches to that of the interval. */
export function toldOf({ from, to, buckets, gaps }: Recording): Told {
  const fromMs = Date.parse(from);
  const toMs = Date.parse(to);
  const read = buckets.map((bucket) => ({ fromMs: Date.parse(bucket.from), reports: bucket.reports }));
  return {
    fromMs,
    toMs,
    buckets: read,
    bucketMs: read.length > 1 ? read[1]!.fromMs - read[0]!.fromMs : toMs - fromMs,
    most: read.reduce((most, { reports }) => Math.max(most, reports), 0),
    gaps: gaps.map((gap) => ({
      fromMs: gap.from ? Date.parse(gap.from) : fromMs,
      toMs: gap.to ? Date.parse(gap.to) : toMs,
    })),
  };
}

/** The gap that a moment lies in. */
export function gapAt(told: Told | undefined, ms: number): Interval | undefined {
  return told?.gaps.find(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
}

export async function readRecording(window: Interval, signal: AbortSignal): Promise<void> {
  const { fromMs, toMs } = quantized(window, bucketCount);
  const iso = (ms: number) => new Date(ms).toISOString();
  try {
    const answer = await getRecording(iso(fromMs), iso(toMs), bucketCount + 1, signal);
    recording.set({ told: toldOf(answer), problem: undefined });
  } catch (error) {
    if (signal.aborted) return;
    const problem = (error as { status?: number }).status === 404 ? "none" : "unread";
    recording.set(({ told }) => ({ told: problem === "none" ? undefined : told, problem }));
  }
}
