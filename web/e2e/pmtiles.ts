import { crc32, deflateSync } from "node:zlib";

/** Smallest files of tiles for tests: the whole world as one picture of one colour. */

type Colour = [red: number, green: number, blue: number];

const headerBytes = 127;

/** A PMTiles file (version 3) with one PNG tile at zoom 0, nothing compressed but the picture. */
export function tilesOf(colour: Colour): Buffer {
  const tile = pictureOf(colour, 256);
  const metadata = Buffer.from("{}");
  // One entry: tile 0, run of 1, its length, and its offset plus 1.
  const directory = Buffer.from([1, 0, 1, ...varint(tile.length), 1]);
  const header = Buffer.alloc(headerBytes);
  header.write("PMTiles", 0, "latin1");
  header.writeUInt8(3, 7);
  const parts = [directory, metadata, Buffer.alloc(0), tile];
  let at = headerBytes;
  parts.forEach(({ length }, i) => {
    header.writeBigUInt64LE(BigInt(at), 8 + i * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + i * 16);
    at += length;
  });
  for (const field of [72, 80, 88]) header.writeBigUInt64LE(1n, field);
  // Clustered; directories and tiles not compressed; PNG; zoom 0 to 0; the world.
  [1, 1, 1, 2, 0, 0].forEach((value, i) => header.writeUInt8(value, 96 + i));
  [-180, -85, 180, 85].forEach((degrees, i) => header.writeInt32LE(degrees * 1e7, 102 + i * 4));
  return Buffer.concat([header, ...parts]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

function pictureOf(colour: Colour, side: number): Buffer {
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: side }, () => Buffer.from(colour))]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
