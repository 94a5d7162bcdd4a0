import { useMemo } from "react";
import { useWords } from "../i18n/words";
import { filters, picture, summary } from "../state/floor";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { Panel } from "../ui/Panel";
import { type Filters, countWords, isFiltered, noFilters, toggled } from "./filters";
import { formatCount } from "./format";
import { affiliations } from "./sidc";

/** Beyond this many words nobody chooses one from a list. */
const mostWords = 40;
const agesS = [60, 300, 900, 3600];

/** Filters beside the chips: whose, from where, how old, and released to whom. */
export function FilterPanel() {
  const words = useWords();
  const now = useStore(filters);
  const set = (some: Partial<Filters>) => filters.set((before) => ({ ...before, ...some }));
  return (
    <Panel title={words.filters}>
      <fieldset>
        <legend>{words.affiliation}</legend>
        {affiliations.map((name) => (
          <label key={name} className="check">
            <input
              type="checkbox"
              checked={now.affiliations.has(name)}
              onChange={() => set({ affiliations: toggled(now.affiliations, name) })}
            />
            {words[name]}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{words.age}</span>
        <select
          value={now.maxAgeS ?? ""}
          onChange={(event) => set({ maxAgeS: event.target.value === "" ? undefined : Number(event.target.value) })}
        >
          <option value="">{words.ageAny}</option>
          {agesS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {words.ageUpTo(words.minutes(seconds / 60))}
            </option>
          ))}
        </select>
      </label>
      <WordsPart title={words.source} column="source" chosen={now.sources} onChange={(sources) => set({ sources })} />
      <WordsPart title={words.label} column="label" chosen={now.labels} onChange={(labels) => set({ labels })} />
      <button type="button" className="button" disabled={!isFiltered(now)} onClick={() => filters.set(noFilters)}>
        {words.clearFilters}
      </button>
    </Panel>
  );
}

interface WordsPartProps {
  title: string;
  column: "source" | "label";
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

function WordsPart({ title, column, chosen, onChange }: WordsPartProps) {
  const words = useWords();
  const { language } = useStore(settings);
  const { membershipVersion } = useStore(summary);
  const found = useMemo(
    () => countWords(picture, picture[column]),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the picture changes outside React; its version tells when
    [membershipVersion, column],
  );
  // What is chosen stays on the list, also when no track has it any more.
  const gone = [...chosen].filter((word) => !found.some((it) => it.word === word)).map((word) => ({ word, count: 0 }));
  return (
    <fieldset>
      <legend>{title}</legend>
      {[...found.slice(0, mostWords), ...gone].map(({ word, count }) => (
        <label key={word} className="check">
          <input type="checkbox" checked={chosen.has(word)} onChange={() => onChange(toggled(chosen, word))} />
          <span className="clip">{word || words.unknownValue}</span>
          <span className="count">{formatCount(count, language)}</span>
        </label>
      ))}
    </fieldset>
  );
}
