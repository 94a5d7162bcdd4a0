import { type FormEvent, useEffect, useRef, useState } from "react";
import { type AreaDraft, severities } from "../api/types";
import { severityInWords } from "../i18n/dictionaries";
import { useWords } from "../i18n/words";
import { useStore } from "../state/store";
import { change, discard, fault, remove, save } from "./areas";
import { Faulty, NumberField, ShapeFields, TextField } from "./fields";
import { RuleFields } from "./RuleFields";
import { isComplete } from "./shape";

/** Words of a list in one field, apart by blanks or commas. */
const listOf = (text: string) => text.split(/[\s,]+/).filter((word) => word !== "");

/** One area. What is wrong is said at its field, by the node's words. */
export function AreaForm({ area }: { area: AreaDraft }) {
  const words = useWords();
  const wrong = useStore(fault);
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);

  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong]);

  const run = async (action: () => Promise<boolean>) => {
    setBusy(true);
    if (!(await action())) setBusy(false);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(save);
  };

  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      <TextField name="name" label={words.name} value={area.name} onChange={(name) => change({ name })} autoFocus />
      <label className="field">
        <span>{words.areaSeverity}</span>
        <select
          value={area.severity}
          onChange={(event) => change({ severity: event.target.value as AreaDraft["severity"] })}
        >
          {severities.slice(1).map((severity) => (
            <option key={severity} value={severity}>
              {severityInWords(words, severity)}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={area.enabled} onChange={(event) => change({ enabled: event.target.checked })} />
        {words.areaEnabled}
      </label>
      <ShapeFields shape={area.shape} />
      <RuleFields rules={area.rules} />
      <details open={Boolean(area.types?.length || area.sources?.length)}>
        <summary>{words.areaFilter}</summary>
        <TextField
          name="types"
          label={words.areaTypes}
          value={area.types?.join(" ") ?? ""}
          onChange={(text) => change({ types: listOf(text) })}
          onBlurOnly
        />
        <TextField
          name="sources"
          label={words.areaSources}
          value={area.sources?.join(" ") ?? ""}
          onChange={(text) => change({ sources: listOf(text) })}
          onBlurOnly
        />
        <NumberField
          name="margin"
          label={words.areaMargin}
          value={area.margin}
          onChange={(margin) => change({ margin })}
        />
      </details>
      <Faulty field="" />
      <div className="form-foot">
        <button type="submit" className="button button-main" disabled={busy || !isComplete(area.shape)}>
          {words.save}
        </button>
        <button type="button" className="button" onClick={discard}>
          {words.cancel}
        </button>
        <span className="spacer" />
        {area.id !== undefined &&
          (asked ? (
            <button
              type="button"
              className="button button-grave"
              disabled={busy}
              onClick={() => void run(() => remove(area.id!))}
            >
              {words.areaDeleteReally}
            </button>
          ) : (
            <button type="button" className="button" onClick={() => setAsked(true)}>
              {words.delete}
            </button>
          ))}
      </div>
    </form>
  );
}
