import { useWords } from "../i18n/words";
import { useStore } from "../state/store";
import { trail, trailHour, trailHours } from "./trails";

/** How far back the way of the selected track is drawn, and how much of it is known. */
export function TrailPart({ uid }: { uid: string }) {
  const words = useWords();
  const hours = useStore(trailHour);
  const now = useStore(trail);
  const known = now?.uid === uid ? now.history.properties : undefined;
  return (
    <div className="card-trail">
      <label>
        <span className="quiet">{words.trail}</span>
        <select
          value={hours}
          onChange={(event) => trailHour.set(trailHours.find((it) => it === Number(event.target.value)) ?? 1)}
        >
          {trailHours.map((it) => (
            <option key={it} value={it}>
              {words.lastHours(it)}
            </option>
          ))}
        </select>
      </label>
      {known && (
        <span className="quiet" data-testid="trail">
          {words.positions(known.times.length)}
          {known.gaps.length > 0 && ` · ${words.gaps(known.gaps.length)}`}
        </span>
      )}
    </div>
  );
}
