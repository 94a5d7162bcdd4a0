// Writer of the live picture's frames, for tests. The bytes are described in src/live/frame.ts.

export const headerBytes = 16;

function json(value) {
  return Buffer.from(JSON.stringify(value), "utf8");
}

function section(kind, items) {
  const head = Buffer.alloc(8);
  head.writeUInt8(kind, 0);
  head.writeUInt32LE(items.length, 4);
  return Buffer.concat([head, ...items]);
}

function identity({ number, uid, callsign, sidc, type, source, headquarters, label }, nodeTimeMs) {
  const text = json({ uid, callsign, sidc, type, source, headquarters, label, stale: nodeTimeMs + 60_000 });
  const head = Buffer.alloc(6);
  head.writeUInt32LE(number, 0);
  head.writeUInt16LE(text.length, 4);
  return Buffer.concat([head, text]);
}

function position(track) {
  const item = Buffer.alloc(20);
  item.writeUInt32LE(track.number, 0);
  item.writeInt32LE(Math.round(track.lon * 1e7), 4);
  item.writeInt32LE(Math.round(track.lat * 1e7), 8);
  item.writeUInt16LE(Math.round(track.course * 100) % 36_000, 12);
  item.writeUInt16LE(Math.round(track.speed * 10), 14);
  item.writeUInt16LE(Math.min(65_535, Math.floor(track.age)), 16);
  item.writeUInt16LE((track.stale ? 1 : 0) | (track.emergency ? 2 : 0), 18);
  return item;
}

function removal(number) {
  const item = Buffer.alloc(4);
  item.writeUInt32LE(number, 0);
  return item;
}

function countsItem(counts) {
  const text = json(counts);
  const head = Buffer.alloc(2);
  head.writeUInt16LE(text.length, 0);
  return Buffer.concat([head, text]);
}

/** One frame; sections without items are left out. */
export function writeFrame({ frame, nodeTimeMs, reset, complete, identities, positions, removals, counts }) {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt8(1, 0);
  header.writeUInt8((reset ? 1 : 0) | (complete ? 2 : 0), 1);
  header.writeUInt32LE(frame, 4);
  header.writeDoubleLE(nodeTimeMs, 8);
  const sections = [
    [1, identities?.map((track) => identity(track, nodeTimeMs))],
    [2, positions?.map(position)],
    [3, removals?.map(removal)],
    [4, counts && [countsItem(counts)]],
  ];
  const filled = sections.filter(([, items]) => items?.length > 0).map(([kind, items]) => section(kind, items));
  return Buffer.concat([header, ...filled]);
}
