#!/usr/bin/env node
// Compares the node's fan-out with reference relays in C, interleaved, by server CPU per delivery (medians).
//
//   node bench/fanout.mjs [--tools ../shared/tools] [--runs 5] [--areas 1000] [--no-recording] [SCENARIO...]
//
// The node records, as every node does, unless told not to; --areas gives it so many watch areas to look after.
//
// Needs gcc, make, libssl-dev, and the load generator `takload` with the relays beside it (--tools). Sends to loopback only;
// every run is bounded. The node under test is the whole program, `./liaison serve`, not a stripped one.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, rmSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tools: { type: "string", default: join(root, "../shared/tools") },
    runs: { type: "string", default: "5" },
    areas: { type: "string", default: "0" },
    "no-recording": { type: "boolean", default: false },
  },
});
const runs = Math.min(Math.max(Number(values.runs), 1), 21);

const scenarios = {
  "1x100": { relay: ["relay", "log"], load: ["--subs", 100, "--pubs", 1, "--window", 64, "--duration", 3] },
  "10x100": { relay: ["relay", "log"], load: ["--subs", 100, "--pubs", 10, "--window", 64, "--duration", 3] },
  "100x100": { relay: ["relay", "log"], load: ["--subs", 100, "--pubs", 100, "--window", 128, "--duration", 3] },
  "1x100@1000": { relay: ["relay", "log", 10000], load: ["--subs", 100, "--pubs", 1, "--rate", 1000, "--duration", 4] },
  "500@200": { relay: ["relay", "log", 10000], load: ["--subs", 0, "--pubs", 500, "--rate", 200, "--duration", 4] },
  "tls-1x100": { relay: ["relaytls", "log"], tls: true, load: ["--subs", 100, "--pubs", 1, "--window", 64, "--duration", 3] },
  verify: { relay: ["relay", "log"], load: ["--subs", 50, "--pubs", 20, "--window", 32, "--duration", 3, "--verify"] },
};
const chosen = positionals.length > 0 ? positionals : Object.keys(scenarios);

if (!existsSync(values.tools)) {
  console.error(`The load generator is not at ${values.tools}; name its folder with --tools.`);
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), "liaison-fanout-"));
const children = [];
process.on("exit", () => {
  for (const child of children) child.kill("SIGTERM");
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

cpSync(values.tools, join(work, "tools"), { recursive: true });
execFileSync("chmod", ["-R", "u+w", work]);
execFileSync("make", ["-s", "-C", join(work, "tools/takload"), "TLS=1"]);
execFileSync("make", ["-s", "-C", join(work, "tools/relay")]);
const liaison = join(root, "liaison");
const data = join(work, "node");
const quiet = { stdio: ["ignore", "ignore", "inherit"] };
execFileSync(liaison, ["init", "--data", data, "--name", "BENCH", "--country", "USA"], quiet);
execFileSync(liaison, ["tak", "certificate", "--data", data, "--name", "load", "--to", join(work, "client")], quiet);
const client = (suffix) => {
  const name = readdirSync(join(work, "client")).find((file) => file.endsWith(suffix));
  return join(work, "client", name);
};
const keys = join(data, "keys");
const [relayPort, plainPort, tlsPort] = [39087, 39187, 39189];

function start(command, args, env = {}) {
  const child = spawn(command, args.map(String), { stdio: "ignore", env: { ...process.env, ...env } });
  children.push(child);
  return child;
}

const node = start("dotnet", [join(root, "artifacts/bin/Liaison/release/liaison.dll"), "serve", "--data", data], {
  LIAISON__Recording__Enabled: values["no-recording"] ? "false" : "true",
  LIAISON__Web__HttpPort: "39080", LIAISON__Web__HttpsPort: "39443", LIAISON__Tak__MaxSessionsPerIdentity: "100000",
  LIAISON__Tak__Inputs__0__Name: "tls", LIAISON__Tak__Inputs__0__Protocol: "Tls", LIAISON__Tak__Inputs__0__Port: `${tlsPort}`,
  LIAISON__Tak__Inputs__1__Name: "plain", LIAISON__Tak__Inputs__1__Protocol: "Tcp", LIAISON__Tak__Inputs__1__Port: `${plainPort}`,
});

async function ready(url) {
  for (let i = 0; i < 100; i++) {
    if (await fetch(url).then((r) => r.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("the node did not become ready");
}

function load(port, pid, tls, args) {
  const certificate = tls ? ["--tls", "--cert", client(".pem"), "--key", client(".key")] : [];
  const result = spawnSync(join(work, "tools/takload/takload"), ["--port", port, "--pid", pid, ...certificate, ...args].map(String),
    { encoding: "utf8", timeout: 120_000 });
  if (result.status > 1) throw new Error(result.stderr);
  return JSON.parse(result.stdout);
}

const median = (rows, key) => rows.map((row) => row[key] ?? 0).sort((a, b) => a - b)[rows.length >> 1];
const worst = (rows, key) => Math.max(...rows.map((row) => row[key] ?? 0));

/** Watch areas around the square degree in which the load's positions jump about, which is harder than moving. */
async function addAreas(count) {
  if (count === 0) return;
  const token = execFileSync(liaison, ["token", "--data", data, "--role", "watch"], { encoding: "utf8" }).trim();
  const side = Math.ceil(Math.sqrt(count));
  for (let i = 0; i < count; i++) {
    const center = [-80 + (5 * (i % side)) / side, 36 + (4 * Math.floor(i / side)) / side];
    const answer = await fetch("http://127.0.0.1:39080/api/v1/areas", {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        name: `area ${i}`, enabled: true, severity: "minor", shape: { kind: "circle", center, radius: 1_000 },
        rules: [{ kind: "enter" }, { kind: "leave" }, { kind: "dwell", seconds: 600 }],
      }),
    });
    if (!answer.ok) throw new Error(`an area is refused: ${await answer.text()}`);
  }
}

await ready("http://127.0.0.1:39080/readyz");
await addAreas(Math.min(Number(values.areas), 1000));
console.log("scenario      server    us/delivery   deliveries/s   p50 ms   p99 ms   lost dup order corrupt");
for (const name of chosen) {
  const scenario = scenarios[name];
  const port = scenario.tls ? tlsPort : plainPort;
  const relay = start(join(work, "tools/relay", scenario.relay[0]), [relayPort, ...scenario.relay.slice(1)], {
    CERT: join(keys, "server.pem"), KEY: join(keys, "server.key"),
  });
  await new Promise((done) => setTimeout(done, 300));
  // The first run of each compiles and warms; it does not count.
  const rows = { relay: [], liaison: [] };
  for (let run = 0; run <= runs; run++) {
    const pair = { relay: load(relayPort, relay.pid, scenario.tls, scenario.load), liaison: load(port, node.pid, scenario.tls, scenario.load) };
    if (run > 0) for (const server of ["relay", "liaison"]) rows[server].push(pair[server]);
  }
  const gone = once(relay, "exit");
  relay.kill("SIGKILL");
  await gone;
  for (const [server, of] of Object.entries(rows)) {
    console.log(
      `${name.padEnd(13)} ${server.padEnd(9)} ${median(of, "server_cpu_us_per_delivery").toFixed(3).padStart(11)} `
      + `${Math.round(median(of, "deliveries_per_s")).toString().padStart(14)} ${(median(of, "lat_p50_us") / 1000).toFixed(1).padStart(8)} `
      + `${(median(of, "lat_p99_us") / 1000).toFixed(1).padStart(8)}   ${worst(of, "lost")} ${worst(of, "dup")} ${worst(of, "out_of_order")} ${worst(of, "corrupt")}`);
  }
  const ratio = median(rows.relay, "server_cpu_us_per_delivery") / median(rows.liaison, "server_cpu_us_per_delivery");
  console.log(`${name.padEnd(13)} deliveries per CPU-second, of the relay's: ${ratio.toFixed(2)}`);
}
process.exit(0);
