import type { Batch } from "./batch";

/** What the reader sees, as the node is told: west, south, east, north in degrees; west > east crosses 180 degrees. */
export interface Viewport {
  viewport: [number, number, number, number];
  zoom: number;
  intervalMs: number;
}

export type ToWorker =
  | { kind: "open"; address: string; health: string }
  | { kind: "viewport"; viewport: Viewport }
  | { kind: "applied"; frame: number }
  | { kind: "retry" };

export type FromWorker =
  | { kind: "connecting"; attempt: number }
  | { kind: "open" }
  | { kind: "lost"; sinceMs: number; retryInMs: number; attempt: number }
  | { kind: "batch"; batch: Batch };
