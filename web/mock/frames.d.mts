import type { MockTrack } from "./scenario.mjs";

interface MockFrame {
  frame?: number;
  nodeTimeMs?: number;
  reset?: boolean;
  complete?: boolean;
  identities?: MockTrack[];
  positions?: MockTrack[];
  removals?: number[];
  counts?: { tracks: number; inView: number; thinned: number };
}

export function writeFrame(frame: MockFrame): Buffer;
