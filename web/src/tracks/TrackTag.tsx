import { useWords } from "../i18n/words";
import { hovered, picture, selection, summary } from "../state/floor";
import { useStore } from "../state/store";
import { motionText, readRow } from "./row";

/** Callsign and motion beside a symbol on the map. */
export function TrackTag({ slotOf }: { slotOf: () => number | undefined }) {
  const words = useWords();
  useStore(summary);
  useStore(selection);
  useStore(hovered);
  const slot = slotOf();
  const row = slot === undefined ? undefined : readRow(picture, slot);
  if (!row) return null;
  return (
    <>
      <span className="tag-name">{row.callsign || words.noCallsign}</span>
      {row.speed !== undefined && row.speed > 0.2 && (
        <span className="tag-motion">{motionText(row.course, row.speed, words.unknownValue)}</span>
      )}
    </>
  );
}
