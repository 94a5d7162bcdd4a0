// The mock's alerts: three that stand from the beginning, and those that POST /mock/alert adds.

const label = "UNCLASSIFIED//REL TO USA, JPN";
const box = (west, south, east, north) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

let number = 0;
const alerts = new Map();
const readers = new Set();

function store(alert) {
  const stored = { ...alert, number: ++number };
  alerts.set(alert.id, stored);
  for (const reader of readers) reader.write(lineOf(stored));
  return stored;
}

const lineOf = (alert) => `id: ${alert.number}\nevent: alert\ndata: ${JSON.stringify(alert)}\n\n`;

export function addAlert({ id, severity, minutesAgo = 0, texts, geometry = null, tracks = [], rule = null }) {
  const sent = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  return store({
    ...{
      id,
      state: "active",
      acknowledged: null,
      received: sent,
      source: rule ? "watch-areas" : "cap",
      sender: "mock",
    },
    ...{ identifier: id, sent, status: "exercise", messageType: "alert", references: [], categories: ["Safety"] },
    ...{ severity, urgency: "immediate", certainty: "observed", texts, geometry, areas: [], tracks, rule, label },
  });
}

const words = (en, ja) => [
  { language: "en", event: en, headline: en, description: "", instruction: "" },
  { language: "ja", event: ja, headline: ja, description: "", instruction: "" },
];

addAlert({
  id: "typhoon",
  severity: "moderate",
  minutesAgo: 90,
  texts: words("Gale warning, sea around Amami", "奄美周辺海域 海上強風警報"),
  geometry: box(128.6, 27.6, 130.2, 28.9),
});
addAlert({
  id: "enter-lima",
  severity: "severe",
  minutesAgo: 12,
  texts: words("S-2217 entered area LIMA", "S-2217が監視区域LIMAに進入"),
  geometry: box(125.9, 24.9, 126.9, 25.5),
  tracks: ["MOCK-00001"],
  rule: "LIMA: enter",
});
addAlert({
  id: "silent",
  severity: "minor",
  minutesAgo: 40,
  texts: words("LANTERN 4 silent for 10 min", "LANTERN 4 が10分間応答なし"),
  tracks: ["MOCK-00008"],
  rule: "MIKE: silence 600 s",
});

export const listAlerts = () => [...alerts.values()].reverse();

export function acknowledge(id, by) {
  const alert = alerts.get(id);
  if (!alert || alert.acknowledged) return alert;
  return store({ ...alert, acknowledged: { by, at: new Date().toISOString() } });
}

/** Server-sent events behind the number that the reader has had. */
export function readEvents(request, response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(": events\n\n");
  const after = Number(request.headers["last-event-id"] ?? number);
  for (const alert of alerts.values()) if (alert.number > after) response.write(lineOf(alert));
  readers.add(response);
  const heartbeat = setInterval(() => response.write(": heartbeat\n\n"), 15_000);
  response.on("close", () => {
    clearInterval(heartbeat);
    readers.delete(response);
  });
}

export function dropReaders() {
  for (const reader of readers) reader.destroy();
}
