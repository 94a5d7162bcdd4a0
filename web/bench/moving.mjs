// What moving tracks cost a browser, against dist/ and the mock. Usage: node bench/moving.mjs [--tracks 50000] [--updates 30]
// Without drawing (draw calls left out, as on a machine whose GPU is fast): main-thread CPU for each update, beside that of
// the page at rest, and tasks over 50 ms. With drawing: CPU of the GPU process for each frame in software rendering, where the main thread waits for it.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";

const { values: options } = parseArgs({
  options: {
    tracks: { type: "string", default: "50000" },
    updates: { type: "string", default: "30" },
    port: { type: "string", default: "4187" },
  },
});
const measured = Number(options.updates);
// Of compiled code and grown buffers, as of a map that has been open for a while.
const warmUp = 15;
const ticksPerSecond = 100;

const server = fileURLToPath(new URL("../mock/server.mjs", import.meta.url));
const mock = spawn(process.execPath, [server, "--port", options.port, "--tracks", options.tracks], {
  stdio: ["ignore", "pipe", "inherit"],
});
await new Promise((resolve) => mock.stdout.once("data", resolve));

/** CPU seconds of a process, of all its threads or of its first alone. */
function cpuOf(pid, thread) {
  const path = thread ? `/proc/${pid}/task/${pid}/stat` : `/proc/${pid}/stat`;
  const fields = readFileSync(path, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

const isChild = (pid, type) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`--type=${type}`);
  } catch {
    return false;
  }
};

/** Processes of a kind that descend from this one. */
function processes(type) {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((it) => /^\d+$/.test(it))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /, "");
      parents.set(Number(name), Number(stat.split(" ")[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const isOurs = (pid) => pid === process.pid || (parents.has(pid) && isOurs(parents.get(pid)));
  return [...parents.keys()].filter((pid) => isOurs(pid) && isChild(pid, type));
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
});

/** Counts in the page: updates that came, frames that were drawn, long tasks. */
function instrument(draws) {
  const counts = { updates: 0, frames: 0, long: [] };
  window.counts = counts;
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener("message", ({ data }) => data?.kind === "batch" && counts.updates++);
    }
  };
  const draw = WebGL2RenderingContext.prototype.drawArrays;
  WebGL2RenderingContext.prototype.drawArrays = function (...parameters) {
    // Only the symbols of the tracks are drawn so: lines ahead before them, in the same frame.
    counts.frames += 0.5;
    if (draws) draw.apply(this, parameters);
  };
  if (!draws) WebGL2RenderingContext.prototype.drawElements = () => {};
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) counts.long.push(Math.round(duration));
  }).observe({ type: "longtask" });
}

/** Waits until so many more updates have reached the page. */
async function moreUpdates(page, count) {
  const goal = (await page.evaluate(() => window.counts.updates)) + count;
  await page.waitForFunction((wanted) => window.counts.updates >= wanted, goal, { timeout: 300_000 });
}

/** Waits until the page has had nothing to do for a second on end. */
const idle = (page) =>
  page.evaluate(async () => {
    const calm = () => new Promise((resolve) => requestIdleCallback((left) => resolve(left.timeRemaining() > 40)));
    for (let since = performance.now(); performance.now() - since < 1000; ) {
      if (!(await calm())) since = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

/**
 * Milliseconds of CPU a second that the page takes while no update comes: clocks, lists, memory. Time itself is what it
 * is measured against, so this one lasts its seconds.
 */
async function atRest(page, read) {
  const seconds = 15;
  const hold = (on) => page.request.post(`http://127.0.0.1:${options.port}/mock/hold?on=${on}`);
  await hold(true);
  await idle(page);
  const before = await read();
  await page.waitForTimeout(seconds * 1000);
  const after = await read();
  await hold(false);
  return ((after.main - before.main) / seconds) * 1000;
}

async function measure(name, hash, list, draws) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(
    (shown) => localStorage.setItem("liaison.settings", JSON.stringify({ language: "en", theme: "dark", list: shown })),
    list,
  );
  await page.addInitScript(instrument, draws);
  await page.goto(`http://127.0.0.1:${options.port}/${hash}`);
  await page.locator("canvas.maplibregl-canvas").waitFor();
  await page.getByTestId("loading").waitFor({ state: "detached", timeout: 60_000 });
  await moreUpdates(page, warmUp);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (key) => metrics.find((metric) => metric.name === key).value;
    const gpu = processes("gpu-process").reduce((sum, pid) => sum + cpuOf(pid, false), 0);
    return { main: value("TaskDuration"), gpu, ...(await page.evaluate(() => ({ ...window.counts }))) };
  };
  const before = await read();
  await moreUpdates(page, measured);
  const after = await read();
  const rest = draws ? 0 : await atRest(page, read);
  const updates = after.updates - before.updates;
  const frames = after.frames - before.frames;
  const long = after.long.slice(before.long.length);
  const shown = await page.evaluate(() => document.querySelector(".list .list-head .count")?.textContent ?? "");
  const main = (((after.main - before.main) * 1000) / updates).toFixed(1);
  const gpu = (((after.gpu - before.gpu) * 1000) / Math.max(1, frames)).toFixed(0);
  const what = draws
    ? `GPU process ${gpu} ms CPU for each of ${frames} frames`
    : `main thread ${main} ms CPU for each update, ${rest.toFixed(1)} ms a second at rest, ${long.length} tasks over 50 ms ${long.length > 0 ? `(${long.join(", ")})` : ""}`;
  console.log(`${name}: ${updates} updates${shown && `, ${shown} in the list`}; ${what}`);
  await page.close();
}

try {
  console.log(
    `${options.tracks} tracks, all moving once a second; load ${readFileSync("/proc/loadavg", "utf8").split(" ")[0]}`,
  );
  const all = "#at=5.6/27.3/127.3";
  await measure("all in view, map alone, without drawing", all, false, false);
  await measure("all in view, with the list, without drawing", all, true, false);
  await measure("all in view, map alone, drawn", all, false, true);
  await measure("zoom 7, map alone, drawn", "#at=7/26.3/127.3", false, true);
} finally {
  await browser.close();
  mock.kill();
}
