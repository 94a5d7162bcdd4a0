import { useState } from "react";
import { useWords } from "../i18n/words";
import { useStore } from "../state/store";
import { formatCourse, formatPosition, parsePosition } from "../tracks/format";
import { Panel } from "../ui/Panel";
import { addRings, formatKilometres, formatMiles, legsOf, line, readMiles, rings } from "./measure";

/** Distances and bearings along a line, and range rings. */
export function MeasurePanel() {
  const words = useWords();
  return (
    <Panel title={words.measure}>
      <LinePart />
      <RingsPart />
    </Panel>
  );
}

function LinePart() {
  const words = useWords();
  const points = useStore(line);
  const [typed, setTyped] = useState("");
  const legs = legsOf(points);
  const total = legs.reduce((sum, { metres }) => sum + metres, 0);
  const place = parsePosition(typed);
  const isExact = legs.every(({ exact }) => exact);
  return (
    <section aria-label={words.measureLine}>
      <p className="panel-note">{words.measureHint}</p>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!place) return;
          line.set((now) => [...now, place]);
          setTyped("");
        }}
      >
        <input
          type="text"
          aria-label={words.pointAdd}
          placeholder="26.2 127.7"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button" disabled={!place}>
          {words.add}
        </button>
      </form>
      {legs.length > 0 && (
        <table className="legs">
          <thead>
            <tr>
              <th scope="col">{words.measureTo}</th>
              <th scope="col">{words.bearing}</th>
              <th scope="col">NM</th>
              <th scope="col">km</th>
            </tr>
          </thead>
          <tbody>
            {legs.map(({ metres, initial }, i) => (
              <tr key={i}>
                <td>{formatPosition(...points[i + 1]!)}</td>
                <td>{formatCourse(initial)}</td>
                <td>{formatMiles(metres)}</td>
                <td>{formatKilometres(metres)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {words.total}
              </th>
              <td>{formatMiles(total)}</td>
              <td>{formatKilometres(total)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {!isExact && <p className="panel-note">{words.measureRough}</p>}
      <div className="panel-actions">
        <button
          type="button"
          className="button"
          disabled={points.length === 0}
          onClick={() => line.set((now) => now.slice(0, -1))}
        >
          {words.undo}
        </button>
        <button type="button" className="button" disabled={points.length === 0} onClick={() => line.set([])}>
          {words.clear}
        </button>
      </div>
    </section>
  );
}

function RingsPart() {
  const words = useWords();
  const all = useStore(rings);
  const [typed, setTyped] = useState("10 20 30");
  const miles = readMiles(typed);
  return (
    <section aria-label={words.rings}>
      <h3>{words.rings}</h3>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (miles.length > 0) addRings(miles);
        }}
      >
        <input
          type="text"
          aria-label={words.ringMiles}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button" disabled={miles.length === 0}>
          {words.ringsAdd}
        </button>
      </form>
      <p className="panel-note">{words.ringsHint}</p>
      <ul className="rows">
        {all.map((it, i) => (
          <li key={i}>
            <span className="row-name">{it.name || formatPosition(...it.center)}</span>
            <span className="quiet clip">{it.miles.join(", ")} NM</span>
            <button
              type="button"
              className="icon-button"
              aria-label={words.ringsRemove(i + 1)}
              onClick={() => rings.set((now) => now.filter((_, k) => k !== i))}
            >
              <span aria-hidden="true">−</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
