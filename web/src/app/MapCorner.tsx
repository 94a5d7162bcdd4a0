import { useWords } from "../i18n/words";
import { aheadMinutes, basemapState, mapAdapter, readout } from "../map/adapter";
import { useStore } from "../state/store";
import { formatMgrs, formatPosition } from "../tracks/format";
import { openPanel, togglePanel } from "../ui/panels";
import { ShareButton } from "./ShareButton";
import { IconHome, IconLayers, IconMeasure, IconMinus, IconPlus, IconPolygon } from "./icons";

const metresPerNauticalMile = 1852;
const widestPx = 110;
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

/** The largest round distance whose bar fits. */
function scaleOf(metresPerPixel: number): { miles: number; px: number } {
  const widest = (widestPx * metresPerPixel) / metresPerNauticalMile;
  const miles = steps.filter((step) => step <= widest).at(-1) ?? steps[0]!;
  return { miles, px: Math.round((miles * metresPerNauticalMile) / metresPerPixel) };
}

export function MapCorner() {
  const words = useWords();
  const at = useStore(readout);
  const basemap = useStore(basemapState);
  if (!at) return null;
  const { miles, px } = scaleOf(at.metresPerPixel);
  return (
    <div className="corner">
      <span aria-label={words.cursor} role="group">
        <span>{formatPosition(at.lon, at.lat)}</span>
        <span className="corner-grid">{formatMgrs(at.lon, at.lat)}</span>
      </span>
      <span className="scale" role="img" aria-label={`${words.scale}: ${words.nauticalMiles(String(miles))}`}>
        <span className="scale-bar" style={{ width: px }} />
        <span>{words.nauticalMiles(String(miles))}</span>
      </span>
      <span className="quiet">{words.ahead(aheadMinutes(at.metresPerPixel))}</span>
      {basemap !== "shown" && <span className="quiet">{words.coarse}</span>}
    </div>
  );
}

const tools = [
  { panel: "measure", key: "M", Icon: IconMeasure },
  { panel: "areas", key: "V", Icon: IconPolygon },
  { panel: "layers", key: "", Icon: IconLayers },
] as const;

export function MapTools() {
  const words = useWords();
  const map = useStore(mapAdapter);
  const open = useStore(openPanel);
  return (
    <div className="tools">
      <button type="button" aria-label={words.zoomIn} title={`${words.zoomIn} (+)`} onClick={() => map?.zoomBy(1)}>
        <IconPlus />
      </button>
      <button type="button" aria-label={words.zoomOut} title={`${words.zoomOut} (−)`} onClick={() => map?.zoomBy(-1)}>
        <IconMinus />
      </button>
      <button type="button" aria-label={words.home} title={words.home} onClick={() => map?.home()}>
        <IconHome />
      </button>
      {tools.map(({ panel, key, Icon }) => (
        <button
          key={panel}
          type="button"
          aria-label={words[panel]}
          aria-expanded={open === panel}
          title={key ? `${words[panel]} (${key})` : words[panel]}
          onClick={() => togglePanel(panel)}
        >
          <Icon />
        </button>
      ))}
      <ShareButton />
    </div>
  );
}
