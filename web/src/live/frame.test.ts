import { describe, expect, it } from "vitest";
import { writeFrame } from "../../mock/frames.mjs";
import { makeTracks } from "../../mock/scenario.mjs";
import { BatchBuilder, buffersOf, mercatorX, mercatorY, motionStride, reportStride } from "./batch";
import { type Counts, FrameError, type FrameHeader, type FrameSink, type Identity, readFrame, unknownU16 } from "./frame";

const tracks = makeTracks(50);

function bytesOf(frame: object): ArrayBuffer {
  return new Uint8Array(writeFrame({ frame: 1, nodeTimeMs: 1_795_000_000_000, ...frame })).buffer;
}

class Heard implements FrameSink {
  header: FrameHeader | undefined;
  identities: [number, Identity][] = [];
  positions: number[][] = [];
  removals: number[] = [];
  told: Counts[] = [];
  begin(header: FrameHeader) {
    this.header = header;
  }
  identity(track: number, identity: Identity) {
    this.identities.push([track, identity]);
  }
  position(...values: number[]) {
    this.positions.push(values);
  }
  removal(track: number) {
    this.removals.push(track);
  }
  counts(counts: Counts) {
    this.told.push(counts);
  }
}

function hear(buffer: ArrayBuffer): Heard {
  const heard = new Heard();
  readFrame(buffer, heard);
  return heard;
}

describe("reading a frame", () => {
  it("gives back what was written, in its order", () => {
    const counts = { tracks: 50, inView: 50, thinned: 3 };
    const items = { identities: tracks, positions: tracks, removals: [4, 9], counts };
    const heard = hear(bytesOf({ frame: 7, reset: true, complete: true, ...items }));
    expect(heard.header).toEqual({ frame: 7, nodeTimeMs: 1_795_000_000_000, reset: true, complete: true });
    expect(heard.identities).toHaveLength(50);
    expect(heard.identities[0]?.[1]).toMatchObject({ uid: tracks[0]?.uid, callsign: tracks[0]?.callsign });
    expect(heard.positions).toHaveLength(50);
    expect(heard.positions[3]?.[1]).toBe(Math.round(tracks[3]!.lon * 1e7));
    expect(heard.removals).toEqual([4, 9]);
    expect(heard.told).toEqual([counts]);
  });

  it("reads known bytes as the protocol lays them out", () => {
    const bytes = Uint8Array.from([
      ...[1, 2, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
      ...[2, 0, 0, 0, 1, 0, 0, 0],
      ...[9, 0, 0, 0, 0x80, 0x96, 0x98, 0, 0x80, 0x69, 0x67, 0xff, 0x10, 0x27, 0x64, 0, 0xff, 0xff, 3, 0],
    ]);
    const heard = hear(bytes.buffer);
    expect(heard.header).toEqual({ frame: 5, nodeTimeMs: 1, reset: false, complete: true });
    expect(heard.positions).toEqual([[9, 10_000_000, -10_000_000, 10_000, 100, unknownU16, 3]]);
  });

  it("takes an empty frame as a sign of life", () => {
    expect(hear(bytesOf({})).positions).toEqual([]);
  });

  it("refuses every frame that is cut short inside a section", () => {
    const whole = bytesOf({ identities: tracks.slice(0, 2), positions: tracks.slice(0, 2), removals: [1] });
    const ends = new Set<number>();
    for (let length = 0; length < whole.byteLength; length++) {
      try {
        hear(whole.slice(0, length));
        ends.add(length);
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError);
      }
    }
    // Between sections a frame may end: after the header, the identities and the positions.
    expect(ends.size).toBe(3);
  });

  it("refuses another version, an unknown kind, an identity without uid and text that is no JSON", () => {
    const frame = new Uint8Array(bytesOf({ identities: tracks.slice(0, 1) }));
    const changed = (at: number, value: number) => {
      const copy = frame.slice();
      copy[at] = value;
      return () => hear(copy.buffer);
    };
    expect(changed(0, 2)).toThrow("version 2");
    expect(changed(16, 9)).toThrow("kind 9");
    expect(changed(30, 0x5b)).toThrow(FrameError);
    expect(() => hear(bytesOf({ identities: [{ ...tracks[0], uid: "" }] }))).toThrow("without uid");
  });

  it("does not trust a count that is larger than the frame", () => {
    const frame = new Uint8Array(bytesOf({ positions: tracks.slice(0, 1) }));
    frame.set([0xff, 0xff, 0xff, 0x7f], 20);
    expect(() => hear(frame.buffer)).toThrow(FrameError);
  });
});

describe("collecting a batch", () => {
  function batchOf(builder: BatchBuilder, frame: object) {
    readFrame(bytesOf(frame), builder);
    return builder.finish();
  }

  it("gives each track one slot and keeps it", () => {
    const builder = new BatchBuilder();
    const first = batchOf(builder, { identities: tracks, positions: tracks });
    const second = batchOf(builder, { positions: tracks.slice(10, 12) });
    expect(first.reset).toBe(true);
    expect([...first.moved]).toEqual(tracks.map((_, i) => i));
    expect([...second.moved]).toEqual([10, 11]);
    expect(second.reset).toBe(false);
  });

  it("gives a freed slot to another track only in a later frame", () => {
    const builder = new BatchBuilder();
    batchOf(builder, { positions: tracks.slice(0, 3) });
    const removed = batchOf(builder, { removals: [tracks[1]!.number] });
    expect([...removed.removed]).toEqual([1]);
    expect([...batchOf(builder, { positions: tracks.slice(3, 4) }).moved]).toEqual([1]);
    expect(builder.size).toBe(3);
  });

  it("turns course and speed into motion over the Mercator square", () => {
    const north = { ...tracks[0]!, lon: 127.5, lat: 26, course: 0, speed: 10, age: 4, stale: false, emergency: false };
    const { motion, report } = batchOf(new BatchBuilder(), { positions: [north] });
    expect(motion[0]).toBeCloseTo(mercatorX(127.5), 6);
    expect(motion[1]).toBeCloseTo(mercatorY(26), 6);
    expect(motion[2]).toBeCloseTo(0, 12);
    // Ten metres north on the sphere: the latitude grows by 10 / 111,195 degrees on a mean sphere of the same size.
    const after = mercatorY(26 + (10 * 360) / 40_075_016.686);
    expect(motion[3]! / (after - mercatorY(26))).toBeCloseTo(1, 3);
    expect(motion[4]).toBe(-4);
    expect([...report.subarray(0, reportStride)]).toEqual([1_275_000_000, 260_000_000, 0, 100, 4]);
  });

  it("lets nothing run ahead whose course or speed is unknown, or that is stale", () => {
    const stale = { ...tracks[0]!, stale: true, speed: 10 };
    const { motion } = batchOf(new BatchBuilder(), { positions: [stale] });
    expect([...motion.subarray(2, 4)].map(Math.abs)).toEqual([0, 0]);
  });

  it("uses memory that comes back, and tells the same in it", () => {
    const builder = new BatchBuilder();
    const first = batchOf(builder, { identities: tracks, positions: tracks });
    const memory = buffersOf(first);
    batchOf(builder, { positions: tracks.slice(0, 2) });
    builder.recycle(memory);
    batchOf(builder, { positions: tracks.slice(0, 3) });
    const again = batchOf(builder, { positions: tracks.slice(5, 9) });
    expect(again.moved.buffer).toBe(memory[0]);
    expect([...again.moved]).toEqual([5, 6, 7, 8]);
    const fresh = new BatchBuilder();
    batchOf(fresh, { identities: tracks, positions: tracks });
    expect(again.report).toEqual(batchOf(fresh, { positions: tracks.slice(5, 9) }).report);
  });

  it("forgets everything on a reset", () => {
    const builder = new BatchBuilder();
    batchOf(builder, { positions: tracks });
    const again = batchOf(builder, { reset: true, positions: tracks.slice(20, 22) });
    expect([...again.moved]).toEqual([0, 1]);
    expect(builder.size).toBe(2);
    expect(again.motion).toHaveLength(2 * motionStride);
  });
});
