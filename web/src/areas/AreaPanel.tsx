import { useState } from "react";
import type { WatchArea } from "../api/types";
import { IconCircle, IconCorridor, IconPolygon } from "../app/icons";
import { useWords } from "../i18n/words";
import { useStore } from "../state/store";
import { Panel } from "../ui/Panel";
import { AreaForm } from "./AreaForm";
import { areas, areasFailed, discard, draft, edit, fault, showArea, start, toggle } from "./areas";
import { type ShapeKind, shapeKinds } from "./shape";

const icons: Record<ShapeKind, () => React.ReactNode> = {
  polygon: IconPolygon,
  circle: IconCircle,
  corridor: IconCorridor,
};

/** The watch areas: the list, and the form of the one that is drawn or changed. */
export function AreaPanel() {
  const words = useWords();
  const now = useStore(draft);
  return (
    <Panel title={words.areas} onClose={discard}>
      {now ? <AreaForm key={now.id ?? "new"} area={now} /> : <AreaList />}
    </Panel>
  );
}

function AreaList() {
  const words = useWords();
  const all = useStore(areas);
  const failed = useStore(areasFailed);
  const wrong = useStore(fault);
  const names: Record<ShapeKind, string> = {
    polygon: words.polygon,
    circle: words.circle,
    corridor: words.corridor,
  };
  return (
    <>
      <div className="panel-actions" role="group" aria-label={words.areaNew}>
        {shapeKinds.map((kind) => {
          const Icon = icons[kind];
          return (
            <button key={kind} type="button" className="button" onClick={() => start(kind)}>
              <Icon />
              {names[kind]}
            </button>
          );
        })}
      </div>
      {failed && <p className="panel-note">{words.areasUnread}</p>}
      {wrong && (
        <p className="panel-fault" role="alert">
          {wrong.reason || words.notReached}
        </p>
      )}
      {all.length === 0 && !failed ? (
        <p className="panel-note">{words.areasNone}</p>
      ) : (
        <ul className="rows">
          {all
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map((area) => (
              <AreaRow key={area.id} area={area} />
            ))}
        </ul>
      )}
    </>
  );
}

function AreaRow({ area }: { area: WatchArea }) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const flip = async () => {
    setBusy(true);
    await toggle(area);
    setBusy(false);
  };
  return (
    <li>
      <label className="check">
        <input
          type="checkbox"
          aria-label={words.areaWatched(area.name)}
          checked={area.enabled}
          disabled={busy}
          onChange={() => void flip()}
        />
      </label>
      <button type="button" className="row-name" onClick={() => showArea(area)}>
        {area.name}
      </button>
      <span className="quiet clip">{area.rules.map(({ kind }) => words[`rule_${kind}`]).join(", ")}</span>
      <button type="button" className="button" aria-label={words.areaEdit(area.name)} onClick={() => edit(area)}>
        {words.edit}
      </button>
    </li>
  );
}
