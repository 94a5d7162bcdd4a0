import type { Batch, buffersOf } from "./batch";

/** What the reader sees, as the node is told: west, south, east, north in degrees; west > east crosses 180 degrees. */
export interface Viewport {
  viewport: [number, number, number, number];
  zoom: number;
  intervalMs: number;
}

/** A moment of the past that the reader asks for, and how fast time then runs: 0 holds it. */
export interface Replay {
  atMs: number;
  speed: number;
}

export type ToWorker =
  | { kind: "open"; address: string; health: string }
  | { kind: "viewport"; viewport: Viewport }
  | { kind: "replay"; replay: Replay | undefined }
  | { kind: "applied"; frame: number; buffers: ReturnType<typeof buffersOf> }
  | { kind: "retry" };

export type FromWorker =
  | { kind: "connecting"; attempt: number }
  | { kind: "open" }
  | { kind: "refused"; reason: string }
  | { kind: "lost"; sinceMs: number; retryInMs: number; attempt: number }
  | { kind: "batch"; batch: Batch };
