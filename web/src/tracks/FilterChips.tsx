import { IconSquare, IconTriangle } from "../app/icons";
import { useWords } from "../i18n/words";
import { filters, summary } from "../state/floor";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { openPanel, togglePanel } from "../ui/panels";
import { filterNames, finerCount, isFiltered, noFilters, toggle } from "./filters";
import { formatCount } from "./format";
import { goToNextEmergency } from "./attention";

/** Counts by kind; pressing one shows only that kind. */
export function FilterChips() {
  const words = useWords();
  const { language } = useStore(settings);
  const { counts, thinned } = useStore(summary);
  const pressed = useStore(filters);
  const panel = useStore(openPanel);
  const finer = finerCount(pressed);
  return (
    <div className="filters">
      <div className="chips" role="group" aria-label={words.filters}>
        {counts.emergency > 0 && (
          <button type="button" className="chip chip-emergency" onClick={goToNextEmergency}>
            <IconSquare />
            <span>{words.emergency}</span>
            <span className="count">{formatCount(counts.emergency, language)}</span>
          </button>
        )}
        {filterNames.map((name) => {
          const alert = name === "unidentified" && counts.unidentified > 0;
          return (
            <button
              key={name}
              type="button"
              className={alert ? "chip chip-alert" : "chip"}
              aria-pressed={pressed.names.has(name)}
              onClick={() => filters.set((now) => toggle(now, name))}
            >
              {alert && <IconTriangle />}
              <span>{words[name]}</span>
              <span className="count">{formatCount(counts[name], language)}</span>
            </button>
          );
        })}
        <button
          type="button"
          className="chip"
          aria-expanded={panel === "filters"}
          onClick={() => togglePanel("filters")}
        >
          {words.moreFilters}
          {finer > 0 && <span className="count">{finer}</span>}
        </button>
        {isFiltered(pressed) && (
          <button type="button" className="chip chip-clear" onClick={() => filters.set(noFilters)}>
            {words.clearFilters}
          </button>
        )}
      </div>
      <div className="visually-hidden" role="alert">
        {counts.emergency > 0 && words.emergencies(counts.emergency)}
      </div>
      {isFiltered(pressed) && (
        <p className="note" role="status">
          {words.filtered(formatCount(counts.shown, language), formatCount(counts.all, language))}
        </p>
      )}
      {thinned > 0 && <p className="note">{words.thinned(formatCount(thinned, language))}</p>}
    </div>
  );
}
