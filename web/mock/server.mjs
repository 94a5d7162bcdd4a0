// A stand-in for the node, for tests and for work on the app alone: serves dist/, the API and the live picture with
// invented tracks. Usage: node mock/server.mjs [--port 4180] [--tracks 420] [--no-exercise]
// POST /mock/link?down=SECONDS drops every reader and refuses them for that long.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { WebSocketServer } from "ws";
import { writeFrame } from "./frames.mjs";
import { advance, makeTracks } from "./scenario.mjs";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "4180" },
    tracks: { type: "string", default: "420" },
    "no-exercise": { type: "boolean", default: false },
  },
});

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const tracks = makeTracks(Number(options.tracks));
const byUid = new Map(tracks.map((track) => [track.uid, track]));
let downUntil = 0;

setInterval(() => advance(tracks, 1), 1000);

const headquarters = {
  name: "JFHQ",
  country: "USA",
  fingerprint: "0000-MOCK",
  version: "0.1.0",
  nodeId: "mock",
  exercise: !options["no-exercise"],
  label: "UNCLASSIFIED//REL TO USA, JPN",
};

// As strict as the node's own, so that tests find what it would refuse.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

function feature(track) {
  const now = Date.now();
  const { uid, lon, lat, type, sidc, callsign, source, headquarters: origin, label, course, speed } = track;
  return {
    type: "Feature",
    id: uid,
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties: {
      ...{ type, sidc, callsign, source, sources: [source], headquarters: origin, label, course, speed },
      time: new Date(now - track.age * 1000).toISOString(),
      stale: new Date(now + (track.stale ? -1 : 60) * 1000).toISOString(),
      hae: sidc.slice(4, 6) === "01" ? 3200 : null,
      remarks: null,
    },
  };
}

function contains([west, south, east, north], { lon, lat }) {
  const inside = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return inside && lat >= south && lat <= north;
}

function answer(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}

function api(url, response) {
  if (url.pathname === "/api/v1/headquarters") return answer(response, 200, headquarters);
  if (url.pathname === "/api/v1/tracks") {
    const text = (url.searchParams.get("q") ?? "").toLowerCase();
    const limit = Number(url.searchParams.get("limit") ?? 100);
    const found = tracks.filter(({ uid, callsign, type }) => `${uid} ${callsign} ${type}`.toLowerCase().includes(text));
    return answer(response, 200, { type: "FeatureCollection", features: found.slice(0, limit).map(feature) });
  }
  const track = byUid.get(decodeURIComponent(url.pathname.slice("/api/v1/tracks/".length)));
  return track ? answer(response, 200, feature(track)) : answer(response, 404, { status: 404 });
}

async function file(url, request, response) {
  const path = normalize(decodeURIComponent(url.pathname)).replace(/^(\.\.[/\\])+/, "");
  const name = join(dist, path.endsWith("/") ? `${path}index.html` : path);
  const headers = { "Content-Type": types[extname(name)] ?? "application/octet-stream" };
  if (extname(name) === ".html") headers["Content-Security-Policy"] = policy;
  try {
    const small = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && (await readFile(`${name}.br`).catch(() => null));
    const content = small || (await readFile(name));
    response.writeHead(200, small ? { ...headers, "Content-Encoding": "br" } : headers);
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

const server = createServer((request, response) => {
  const url = new URL(request.url, "http://mock");
  if (url.pathname === "/mock/link") {
    downUntil = Date.now() + Number(url.searchParams.get("down") ?? 0) * 1000;
    for (const client of sockets.clients) client.terminate();
    return answer(response, 200, { downUntil });
  }
  if (url.pathname.startsWith("/api/") || url.pathname === "/healthz") {
    if (Date.now() < downUntil) return request.socket.destroy();
    return url.pathname === "/healthz" ? answer(response, 200, {}) : api(url, response);
  }
  return void file(url, request, response);
});

/** One reader: knows what it was told, sends what changed, never more than two frames ahead of its acknowledgements. */
class Reader {
  #told = new Set();
  #viewport;
  #frame = 0;
  #unacknowledged = 0;
  #timer;

  constructor(socket) {
    this.socket = socket;
    socket.on("message", (data) => this.#take(JSON.parse(String(data))));
    socket.on("close", () => clearInterval(this.#timer));
  }

  #take(message) {
    if ("ack" in message) {
      this.#unacknowledged = this.#frame - message.ack;
      return;
    }
    this.#viewport = message.viewport;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#send(), message.intervalMs);
    this.#send();
  }

  #send() {
    if (this.#unacknowledged >= 2) return;
    const visible = tracks.filter((track) => contains(this.#viewport, track));
    const numbers = new Set(visible.map(({ number }) => number));
    const removals = [...this.#told].filter((number) => !numbers.has(number));
    const identities = visible.filter(({ number }) => !this.#told.has(number));
    this.#told = numbers;
    this.#frame++;
    this.#unacknowledged++;
    const counts = { tracks: tracks.length, inView: visible.length, thinned: 0 };
    const reset = this.#frame === 1;
    const head = { frame: this.#frame, nodeTimeMs: Date.now(), reset, complete: true };
    this.socket.send(writeFrame({ ...head, identities, positions: visible, removals, counts }));
  }
}

const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => "liaison.tracks.v1" });

server.on("upgrade", (request, socket, head) => {
  if (Date.now() < downUntil || new URL(request.url, "http://mock").pathname !== "/api/v1/tracks/live") {
    return socket.destroy();
  }
  sockets.handleUpgrade(request, socket, head, (connection) => new Reader(connection));
});

server.listen(Number(options.port), "127.0.0.1", () => console.log(`mock node on http://127.0.0.1:${options.port}`));
