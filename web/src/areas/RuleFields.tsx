import { type AreaRule, type RuleKind, ruleKinds } from "../api/types";
import { useWords } from "../i18n/words";
import { metresPerSecondToKnots } from "../tracks/format";
import { change } from "./areas";
import { Faulty, NumberField } from "./fields";

/** What a rule starts with; the members that a kind has are those that it has values for. */
const usual: Record<RuleKind, Omit<AreaRule, "kind">> = {
  enter: {},
  leave: {},
  dwell: { seconds: 600 },
  speed: { above: 20 / metresPerSecondToKnots },
  silence: { seconds: 600 },
  loiter: { seconds: 1800, metres: 1000 },
  meet: { seconds: 300, metres: 500 },
};

const mostRules = 20;

export function RuleFields({ rules }: { rules: readonly AreaRule[] }) {
  const words = useWords();
  const set = (index: number, rule: AreaRule) => change({ rules: rules.with(index, rule) });
  return (
    <fieldset>
      <legend>{words.rules}</legend>
      {rules.map((rule, i) => (
        <div key={i} className="rule" role="group" aria-label={`${words.rule} ${i + 1}`}>
          <select
            aria-label={words.rule}
            value={rule.kind}
            onChange={(event) => {
              const kind = event.target.value as RuleKind;
              set(i, { kind, ...usual[kind] });
            }}
          >
            {ruleKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words[`rule_${kind}`]}
              </option>
            ))}
          </select>
          <RuleValues rule={rule} name={`rules[${i}]`} onChange={(changed) => set(i, changed)} />
          <button
            type="button"
            className="icon-button"
            aria-label={words.ruleRemove(i + 1)}
            onClick={() => change({ rules: rules.filter((_, k) => k !== i) })}
          >
            <span aria-hidden="true">−</span>
          </button>
          <Faulty field={`rules[${i}]`} />
        </div>
      ))}
      <Faulty field="rules" />
      <button
        type="button"
        className="button"
        disabled={rules.length >= mostRules}
        onClick={() => change({ rules: [...rules, { kind: "enter" }] })}
      >
        {words.ruleAdd}
      </button>
    </fieldset>
  );
}

interface RuleValuesProps {
  rule: AreaRule;
  name: string;
  onChange: (rule: AreaRule) => void;
}

function RuleValues({ rule, name, onChange }: RuleValuesProps) {
  const words = useWords();
  const known = usual[rule.kind];
  return (
    <>
      {rule.kind === "speed" && (
        <>
          <NumberField
            name={`${name}.above`}
            label={words.above}
            scale={metresPerSecondToKnots}
            value={rule.above}
            onChange={(above) => onChange({ ...rule, above })}
          />
          <NumberField
            name={`${name}.below`}
            label={words.below}
            scale={metresPerSecondToKnots}
            value={rule.below}
            onChange={(below) => onChange({ ...rule, below })}
          />
        </>
      )}
      {known.seconds !== undefined && (
        <NumberField
          name={`${name}.seconds`}
          label={words.forMinutes}
          scale={1 / 60}
          value={rule.seconds}
          onChange={(seconds) => onChange({ ...rule, seconds })}
        />
      )}
      {known.metres !== undefined && (
        <NumberField
          name={`${name}.metres`}
          label={words.withinMetres}
          value={rule.metres}
          onChange={(metres) => onChange({ ...rule, metres })}
        />
      )}
    </>
  );
}
