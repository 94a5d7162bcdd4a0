import { useWords } from "../i18n/words";
import { headquarters } from "../state/floor";
import { useStore } from "../state/store";
import { readMarking } from "./marking";

/** Who may see it: a solid border when released, a dashed one when it stays here. Full banner as the title. */
export function LabelChip({ label }: { label: string }) {
  const words = useWords();
  const country = useStore(headquarters)?.country;
  const { releasableTo } = readMarking(label);
  const text = releasableTo
    ? words.releasedTo(releasableTo.join(" "))
    : country
      ? words.onlyFor(country)
      : words.ownOnly;
  return (
    <span className={releasableTo ? "chip-label" : "chip-label chip-label-own"} title={label || text}>
      {text}
    </span>
  );
}
