// Invented tracks around Okinawa, the same for the same seed. Nothing here is a real ship, aircraft or unit.

/** Small seeded generator (mulberry32), so that tests see the same picture every time. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const shared = "UNCLASSIFIED//REL TO USA, JPN";
const own = "UNCLASSIFIED";

const sidc = (identity, set, entity) => `100${identity}${set}0000${entity}0000`;

/** Lanes along which civil ships sail: longitude and latitude of both ends. */
const lanes = [
  [127.4, 26.1, 124.3, 24.5],
  [127.6, 26.3, 129.5, 28.3],
  [129.6, 28.4, 130.6, 31.0],
  [123.6, 26.9, 128.2, 29.6],
  [124.6, 25.6, 131.4, 27.6],
  [128.0, 25.0, 131.8, 29.0],
];

const civil = [
  ["140101", "Cargo", "AIS"],
  ["140102", "Container", "AIS"],
  ["140109", "Tanker", "AIS"],
  ["140105", "Ferry", "AIS"],
  ["140200", "Fishing", "coastal radar 3"],
];

const fixed = [
  ["S-2217", "1", "30", "000000", 126.3, 25.08, 58, 7.2, "coastal radar 3", "a-u-S", shared],
  ["S-2218", "1", "30", "000000", 126.47, 25.16, 40, 6.1, "coastal radar 3", "a-u-S", own],
  ["S-2230", "1", "30", "000000", 129.1, 25.1, 210, 3.4, "coastal radar 5", "a-u-S", shared],
  ["A-0412", "1", "01", "000000", 125.4, 27.4, 130, 190, "air picture", "a-u-A", shared],
  ["LANTERN 1", "3", "30", "120204", 126.37, 26.1, 250, 8, "TAK", "a-f-S-C-L-F-F", shared],
  ["LANTERN 2", "3", "30", "120203", 126.6, 26.8, 20, 9, "TAK", "a-f-S-C-L-D-D", shared],
  ["LANTERN 3", "3", "30", "120204", 125.3, 24.95, 300, 7, "TAK", "a-f-S-C-L-F-F", shared],
  ["LANTERN 4", "3", "30", "120500", 125.9, 25.15, 45, 11, "TAK", "a-f-S-C-P", own],
  ["HERON 21", "3", "01", "110110", 128.9, 27.2, 240, 130, "air picture", "a-f-A-M-F-P", shared],
  ["HERON 22", "3", "01", "110110", 128.3, 24.9, 160, 125, "air picture", "a-f-A-M-F-P", shared],
  ["EGRET 11", "3", "01", "110104", 124.7, 26.6, 265, 230, "air picture", "a-f-A-M-F-F", own],
  ["EGRET 12", "3", "01", "110104", 124.2, 26.3, 265, 230, "air picture", "a-f-A-M-F-F", own],
  ["IBIS 7", "3", "01", "110200", 126.9, 25.9, 190, 60, "TAK", "a-f-A-M-H", shared],
  ["CARGO LIFT 3", "3", "01", "110107", 127.4, 25.6, 340, 140, "air picture", "a-f-A-M-F-C", shared],
  ["RESCUE 5", "3", "01", "110200", 125.6, 24.5, 30, 55, "TAK", "a-f-A-M-H", shared],
  ["1 SUPPLY", "3", "10", "163400", 127.72, 26.22, 0, 0, "TAK", "a-f-G-U-C-S", shared],
  ["PORT NAHA", "3", "20", "121300", 127.66, 26.2, 0, 0, "manual", "a-f-G-I", shared],
  ["ENGINEER 2", "3", "10", "140700", 125.29, 24.79, 0, 0, "TAK", "a-f-G-U-C-E", shared],
  ["MEDICAL 1", "3", "10", "161300", 124.17, 24.36, 0, 0, "TAK", "a-f-G-U-S-M", shared],
  ["SUB 9", "3", "35", "110100", 129.2, 26.3, 90, 4, "manual", "a-f-U-S", own],
  ["OPFOR 1", "6", "30", "120204", 125.1, 27.9, 200, 9, "air picture", "a-h-S-C-L-F-F", shared],
  ["OPFOR 2", "6", "30", "120204", 124.6, 27.3, 205, 9, "air picture", "a-h-S-C-L-F-F", shared],
  ["OPFOR 3", "5", "30", "120203", 124.2, 26.9, 205, 9, "air picture", "a-s-S-C-L-D-D", shared],
];

function named([callsign, identity, set, entity, lon, lat, course, speed, source, type, label]) {
  return { callsign, sidc: sidc(identity, set, entity), lon, lat, course, speed, source, type, label };
}

function ship(draw, i) {
  const [lon0, lat0, lon1, lat1] = lanes[Math.floor(draw() * lanes.length)];
  const along = draw();
  const [entity, name, source] = civil[Math.floor(draw() * civil.length)];
  const scatter = entity === "140200" ? 0.5 : 0.14;
  const back = draw() < 0.5 ? 180 : 0;
  const lon = lon0 + (lon1 - lon0) * along + (draw() - 0.5) * scatter;
  const lat = lat0 + (lat1 - lat0) * along + (draw() - 0.5) * scatter;
  const course = (Math.atan2((lon1 - lon0) * Math.cos((lat * Math.PI) / 180), lat1 - lat0) * 180) / Math.PI;
  return {
    callsign: `${name.toUpperCase()} ${100 + i}`,
    sidc: sidc("4", "30", entity),
    lon,
    lat,
    course: (course + back + (draw() - 0.5) * 16 + 720) % 360,
    speed: entity === "140200" ? 1 + draw() * 3 : 5 + draw() * 5,
    source,
    type: "a-n-S-X",
    label: shared,
  };
}

function airliner(draw, i) {
  return {
    callsign: `CIVIL ${300 + i}`,
    sidc: sidc("4", "01", "120100"),
    lon: 123 + draw() * 8.5,
    lat: 24 + draw() * 5,
    course: draw() < 0.5 ? 30 + draw() * 30 : 210 + draw() * 30,
    speed: 200 + draw() * 50,
    source: "ADS-B",
    type: "a-n-A-C-F",
    label: shared,
  };
}

/** `count` tracks: the named ones first, then civil traffic. */
export function makeTracks(count, seed = 7) {
  const draw = random(seed);
  const tracks = fixed.map(named);
  for (let i = 0; tracks.length < count; i++) tracks.push(draw() < 0.8 ? ship(draw, i) : airliner(draw, i));
  return tracks.slice(0, count).map((track, i) => ({
    ...track,
    number: i + 1,
    uid: `MOCK-${String(i + 1).padStart(5, "0")}`,
    headquarters: "JFHQ",
    // Every 37th has not been heard for a while; one calls for help.
    age: i % 37 === 36 ? 400 : Math.floor(draw() * 9),
    stale: i % 37 === 36,
    emergency: track.callsign === "RESCUE 5",
  }));
}

/** Moves every track along its course for some seconds. */
export function advance(tracks, seconds) {
  for (const track of tracks) {
    if (track.stale) {
      track.age += seconds;
      continue;
    }
    const metres = track.speed * seconds;
    const heading = (track.course * Math.PI) / 180;
    track.lat += (metres * Math.cos(heading)) / 111_195;
    track.lon += (metres * Math.sin(heading)) / (111_195 * Math.cos((track.lat * Math.PI) / 180));
    track.age = track.age >= 8 ? 0 : track.age + seconds;
  }
}
