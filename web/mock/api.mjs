// The mock's answers over HTTP, in the shapes of the node's own.
import { acknowledge, addAlert, listAlerts, readEvents } from "./alerts.mjs";
import { history, recording } from "./past.mjs";
import { addLayer, areas, infoOf, layers, putArea } from "./things.mjs";

/** The only token that may change something here. */
const token = "Bearer demo-watch";
const hours = (count) => count * 3_600_000;

export function answer(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

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

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/** The node in a demo: whoever comes over loopback is a viewer. */
const anonymous = { signedIn: false, name: "anonymous", role: "viewer", roles: ["viewer"], may: [], signIn: {} };

/** Routes by method and path; a part in braces is an argument. */
function routesOf({ tracks, headquarters }) {
  const byUid = new Map(tracks.map((track) => [track.uid, track]));
  const missing = [404, { status: 404, title: "Not found" }];
  const time = (url, name, otherwise) => Date.parse(url.searchParams.get(name) ?? "") || otherwise;
  return [
    ["GET", "/api/v1/headquarters", () => [200, headquarters]],
    ["GET", "/api/v1/session", () => [200, anonymous]],
    [
      "GET",
      "/api/v1/tracks",
      ({ url }) => {
        const text = (url.searchParams.get("q") ?? "").toLowerCase();
        const limit = Number(url.searchParams.get("limit") ?? 100);
        const found = tracks.filter((track) =>
          `${track.uid} ${track.callsign} ${track.type}`.toLowerCase().includes(text),
        );
        return [200, { type: "FeatureCollection", features: found.slice(0, limit).map(feature) }];
      },
    ],
    [
      "GET",
      "/api/v1/tracks/{}/history",
      ({ url }, uid) => {
        const track = byUid.get(uid);
        const now = Date.now();
        return track ? [200, history(track, time(url, "from", now - hours(1)), time(url, "to", now))] : missing;
      },
    ],
    ["GET", "/api/v1/tracks/{}", (_, uid) => (byUid.has(uid) ? [200, feature(byUid.get(uid))] : missing)],
    [
      "GET",
      "/api/v1/recording",
      ({ url }) => {
        const to = time(url, "to", Date.now());
        const from = time(url, "from", to - hours(6));
        return [200, recording(from, to, Number(url.searchParams.get("buckets") ?? 100))];
      },
    ],
    ["GET", "/api/v1/alerts", () => [200, listAlerts()]],
    ["POST", "/api/v1/alerts/{}/acknowledge", (_, id) => [200, acknowledge(id, "watch officer")]],
    ["GET", "/api/v1/areas", () => [200, [...areas.values()]]],
    ["POST", "/api/v1/areas", async ({ request }) => putArea(undefined, JSON.parse(await bodyOf(request)))],
    ["PUT", "/api/v1/areas/{}", async ({ request }, id) => putArea(id, JSON.parse(await bodyOf(request)))],
    ["DELETE", "/api/v1/areas/{}", (_, id) => (areas.delete(id) ? [204] : missing)],
    ["GET", "/api/v1/layers", () => [200, [...layers.values()].map(infoOf)]],
    [
      "POST",
      "/api/v1/layers",
      async ({ url, request }) => addLayer(url.searchParams.get("name"), await bodyOf(request)),
    ],
    ["GET", "/api/v1/layers/{}", (_, id) => (layers.has(id) ? [200, layers.get(id).data] : missing)],
    ["DELETE", "/api/v1/layers/{}", (_, id) => (layers.delete(id) ? [204] : missing)],
  ].map(([method, path, handle]) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll("{}", "([^/]+)")}$`),
    handle,
  }));
}

export function makeApi(world) {
  const routes = routesOf(world);
  return async (url, request, response) => {
    if (url.pathname === "/api/v1/events") return readEvents(request, response);
    for (const { method, pattern, handle } of routes) {
      const match = pattern.exec(url.pathname);
      if (!match || request.method !== method) continue;
      if (method !== "GET" && request.headers.authorization !== token) {
        return answer(response, 403, { status: 403, title: "Not allowed", detail: "The role viewer may not do this." });
      }
      return answer(response, ...(await handle({ url, request }, ...match.slice(1).map(decodeURIComponent))));
    }
    return answer(response, 404, { status: 404 });
  };
}

/** `POST /mock/alert`: an alert as it happens. */
export async function postAlert(request, response) {
  return answer(response, 200, addAlert(JSON.parse(await bodyOf(request))));
}
