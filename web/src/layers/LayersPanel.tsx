import { type ChangeEvent, useEffect, useRef, useState } from "react";
import type { LayerInfo } from "../api/types";
import { useWords } from "../i18n/words";
import { basemapState } from "../map/adapter";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { formatCount } from "../tracks/format";
import { Panel } from "../ui/Panel";
import {
  type Outcome,
  goToLayer,
  layers,
  layersFailed,
  mostBytes,
  readLayers,
  removeLayer,
  showLayer,
  shownLayers,
  upload,
} from "./layers";
import { type GridName, flip, gridNames, gridShown, hidden, switches } from "./switches";

/** What the map shows beside the tracks: switches, grids, and files that people have put on it. */
export function LayersPanel() {
  const words = useWords();
  const off = useStore(hidden);
  const grid = useStore(gridShown);
  const basemap = useStore(basemapState);
  const gridWords: Record<GridName, string> = {
    none: words.gridNone,
    degrees: words.gridDegrees,
    mgrs: words.gridMgrs,
  };
  return (
    <Panel title={words.layers}>
      <fieldset>
        <legend>{words.shown}</legend>
        {switches
          .filter((name) => name !== "basemap" || basemap !== "none")
          .map((name) => (
            <label key={name} className="check">
              <input type="checkbox" checked={!off.has(name)} onChange={() => flip(name)} />
              {words[`switch_${name}`]}
            </label>
          ))}
      </fieldset>
      <fieldset>
        <legend>{words.gridLines}</legend>
        {gridNames.map((name) => (
          <label key={name} className="check">
            <input type="radio" name="grid" checked={grid === name} onChange={() => gridShown.set(name)} />
            {gridWords[name]}
          </label>
        ))}
      </fieldset>
      <FilesPart />
    </Panel>
  );
}

function FilesPart() {
  const words = useWords();
  const all = useStore(layers);
  const failed = useStore(layersFailed);
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    void readLayers(stop.signal);
    return () => stop.abort();
  }, []);

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    if (file.size > mostBytes) {
      setOutcome({ ok: false, skipped: 0, reasons: [words.fileTooLarge] });
      return;
    }
    setBusy(true);
    setOutcome(await upload(file));
    setBusy(false);
  };

  return (
    <fieldset>
      <legend>{words.files}</legend>
      {failed && <p className="panel-note">{words.layersUnread}</p>}
      {all.length === 0 && !failed && <p className="panel-note">{words.layersNone}</p>}
      <ul className="rows">
        {all.map((layer) => (
          <LayerRow key={layer.id} layer={layer} onOutcome={setOutcome} />
        ))}
      </ul>
      <input
        ref={field}
        type="file"
        hidden
        accept=".geojson,.json,.kml,.kmz,.gpx"
        aria-label={words.fileChoose}
        onChange={(event) => void take(event)}
      />
      <button type="button" className="button" disabled={busy} onClick={() => field.current?.click()}>
        {busy ? words.fileSending : words.fileChoose}
      </button>
      {outcome && (
        <div className={outcome.ok ? "panel-note" : "panel-fault"} role="status">
          <p>{outcome.ok ? words.fileTaken(outcome.skipped) : words.fileRefused}</p>
          {outcome.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function LayerRow({ layer, onOutcome }: { layer: LayerInfo; onOutcome: (outcome: Outcome) => void }) {
  const words = useWords();
  const { language } = useStore(settings);
  const shown = useStore(shownLayers);
  const [asked, setAsked] = useState(false);
  return (
    <li>
      <label className="check">
        <input
          type="checkbox"
          aria-label={words.layerShow(layer.name)}
          checked={shown.has(layer.id)}
          onChange={() => void showLayer(layer)}
        />
      </label>
      <button type="button" className="row-name" onClick={() => goToLayer(layer)}>
        {layer.name}
      </button>
      <span className="quiet">{formatCount(layer.features, language)}</span>
      <button
        type="button"
        className={asked ? "button button-grave" : "button"}
        aria-label={asked ? words.layerDeleteReally(layer.name) : words.layerDelete(layer.name)}
        onBlur={() => setAsked(false)}
        onClick={() => (asked ? void removeLayer(layer.id).then(onOutcome) : setAsked(true))}
      >
        {asked ? words.reallyDelete : words.delete}
      </button>
    </li>
  );
}
