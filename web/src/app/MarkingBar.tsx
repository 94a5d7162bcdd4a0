import { useWords } from "../i18n/words";
import { headquarters, summary } from "../state/floor";
import { useStore } from "../state/store";
import { readMarking } from "../tracks/marking";

const colours = ["unclassified", "restricted", "confidential", "secret", "top-secret"] as const;

/** The marking of everything on screen: of the tracks in view, or of the node when there are none. */
export function MarkingBar() {
  const words = useWords();
  const node = useStore(headquarters);
  const { marking } = useStore(summary);
  const text = marking ?? node?.label;
  const rank = text ? readMarking(text).rank : -1;
  const colour = text ? (colours[rank] ?? "unreadable") : "unset";
  return (
    <div className={`marking marking-${colour}`} role="region" aria-label={words.markingLabel}>
      {node?.exercise && <span className="hatch">{words.exerciseBlock}</span>}
      <strong>
        {text || words.noMarking}
        {node?.exercise && ` — ${words.exerciseData}`}
      </strong>
      {node?.exercise && (
        <span className="hatch" aria-hidden="true">
          {words.exerciseBlock}
        </span>
      )}
    </div>
  );
}
