// A stand-in for the node, for tests and for work on the app alone: serves dist/, the API and the live picture with
// invented tracks. Usage: node mock/server.mjs [--port 4180] [--tracks 420] [--no-exercise]
// POST /mock/link?down=SECONDS drops every reader and refuses them for that long; POST /mock/hold?on=true sends no more
// frames; POST /mock/alert adds an alert.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { WebSocketServer } from "ws";
import { dropReaders } from "./alerts.mjs";
import { answer, makeApi, postAlert } from "./api.mjs";
import { writeFrame } from "./frames.mjs";
import { Replay, trackAt } from "./past.mjs";
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
let downUntil = 0;
let isHeld = false;

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

const api = makeApi({ tracks, headquarters });

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

function contains([west, south, east, north], { lon, lat }) {
  const inside = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return inside && lat >= south && lat <= north;
}

async function file(url, request, response) {
  const path = normalize(decodeURIComponent(url.pathname)).replace(/^(\.\.[/\\])+/, "");
  const name = join(dist, path.endsWith("/") ? `${path}index.html` : path);
  const headers = { "Content-Type": types[extname(name)] ?? "application/octet-stream" };
  if (extname(name) === ".html") headers["Content-Security-Policy"] = policy;
  try {
    const small =
      /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && (await readFile(`${name}.br`).catch(() => null));
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
    dropReaders();
    return answer(response, 200, { downUntil });
  }
  if (url.pathname === "/mock/hold") {
    isHeld = url.searchParams.get("on") === "true";
    return answer(response, 200, { isHeld });
  }
  if (url.pathname === "/mock/alert") return void postAlert(request, response);
  if (url.pathname.startsWith("/api/") || url.pathname === "/healthz") {
    if (Date.now() < downUntil) return request.socket.destroy();
    return url.pathname === "/healthz" ? answer(response, 200, {}) : void api(url, request, response);
  }
  return void file(url, request, response);
});

/** One reader: knows what it was told, sends what changed, never more than two frames ahead of its acknowledgements. */
class Reader {
  #told = new Set();
  #viewport;
  #replay;
  #isNew = true;
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
    if ("replay" in message) {
      this.#replay = message.replay ? new Replay(message.replay) : undefined;
      this.#isNew = true;
    }
    if (message.viewport) {
      this.#viewport = message.viewport;
      clearInterval(this.#timer);
      this.#timer = setInterval(() => this.#send(), message.intervalMs);
    }
    if (this.#viewport) this.#send();
  }

  #send() {
    if (this.#unacknowledged >= 2 || isHeld) return;
    if (this.#replay?.hasCaughtUp) this.#replay = undefined;
    if (this.#isNew) this.#told = new Set();
    const nodeTimeMs = this.#replay?.now() ?? Date.now();
    const all = this.#replay ? tracks.map((track) => trackAt(track, nodeTimeMs)) : tracks;
    const visible = all.filter((track) => contains(this.#viewport, track));
    const numbers = new Set(visible.map(({ number }) => number));
    const removals = [...this.#told].filter((number) => !numbers.has(number));
    const identities = visible.filter(({ number }) => !this.#told.has(number));
    this.#told = numbers;
    this.#frame++;
    this.#unacknowledged++;
    const counts = { tracks: tracks.length, inView: visible.length, thinned: 0, ...this.#replay?.counts() };
    const head = { frame: this.#frame, nodeTimeMs, reset: this.#isNew, complete: true };
    this.#isNew = false;
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
