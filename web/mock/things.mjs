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

/** What is wrong with an area, by member; undefined when nothing is. */
function faultsOf({ name, shape, rules }) {
  const errors = {};
  if (!name?.trim()) errors.name = ["1 to 100 characters"];
  if (shape?.kind === "polygon" && shape.points.length < 3) errors["shape.points"] = ["at least 3 points"];
  if (shape?.kind === "circle" && !(shape.radius > 0)) errors["shape.radius"] = ["greater than 0 metres"];
  rules?.forEach((rule, i) => {
    if (rule.kind === "speed" && rule.above === undefined && rule.below === undefined) {
      errors[`rules[${i}]`] = ["speed needs above or below"];
    }
  });
  if (!rules?.length) errors.rules = ["at least one rule"];
  return Object.keys(errors).length > 0 ? errors : undefined;
}

/** @returns the status and the body of the answer. */
export function putArea(id, area) {
  if (id !== undefined && !areas.has(id)) return [404, { status: 404, title: "Not found" }];
  const errors = faultsOf(area);
  if (errors) return [400, { status: 400, title: "The area cannot be used", detail: "See errors.", errors }];
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
  return [201, infoOf(layers.get(id))];
}

export const infoOf = ({ id, name, features, label: banner }) => ({ id, name, features, label: banner });
