// What the mock keeps and lets be changed: watch areas and layers.

const label = "UNCLASSIFIED//REL TO USA, JPN";
let next = 1;

export const areas = new Map();
export const layers = new Map();

const lima = [
  [125.9, 24.9],
  [126.9, 24.95],
  [126.8, 25.5],
  [126.0, 25.4],
];

areas.set("lima", {
  ...{ id: "lima", name: "LIMA", enabled: true, severity: "severe", types: [], sources: [], label },
  shape: { kind: "polygon", points: lima },
  rules: [{ kind: "enter" }, { kind: "dwell", seconds: 600 }],
});

/** What is wrong with an area, as the node says it; undefined when nothing is. */
function faultOf({ name, shape, rules }) {
  if (!name?.trim()) return "name: 1 to 200 characters, none of them a control character";
  if (shape?.kind === "polygon" && shape.points.length < 3) return "shape.points: 3 to 2000 places";
  if (shape?.kind === "circle" && !(shape.radius >= 1)) return "shape.radius: metres, 1 to 5000000";
  const at = rules.findIndex(
    ({ kind, above, below }) => kind === "speed" && above === undefined && below === undefined,
  );
  return at < 0 ? undefined : `rules[${at}].above: metres per second, or below, or both`;
}

/** @returns the status and the body of the answer. */
export function putArea(id, area) {
  if (id !== undefined && !areas.has(id)) return [404, { status: 404, title: "Not found" }];
  const detail = faultOf(area);
  if (detail) return [400, { status: 400, title: "The body cannot be used", detail }];
  const stored = { types: [], sources: [], label, ...area, id: id ?? `area-${next++}` };
  areas.set(stored.id, stored);
  return [id === undefined ? 201 : 200, stored];
}

export function addLayer(name, text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return [400, { status: 400, title: "The file cannot be read", detail: "The mock reads GeoJSON alone." }];
  }
  const id = `layer-${next++}`;
  layers.set(id, { id, name, features: data.features.length, label, data });
  return [201, { layer: infoOf(layers.get(id)), skipped: 0, reasons: [] }];
}

export const infoOf = ({ id, name, features }) => ({ id, name, features, bbox: [122, 23, 132, 30], label });
