import { useId, useState } from "react";
import type { AreaShape, Position } from "../api/types";
import { useWords } from "../i18n/words";
import { useStore } from "../state/store";
import { parsePosition } from "../tracks/format";
import { change, fault, placing } from "./areas";
import { withoutPoint } from "./shape";

/** Fields of the area's form. Each shows what the node said of it. */

interface FieldProps {
  /** The member of the area that the node's refusals name. */
  name: string;
  label: string;
}

function useFault(name: string): string | undefined {
  const wrong = useStore(fault);
  return wrong?.field === name ? wrong.reason : undefined;
}

/** What the node said of a member that has no field of its own, or of the whole. */
export function Faulty({ field }: { field: string }) {
  const words = useWords();
  const reason = useFault(field);
  if (reason === undefined) return null;
  return (
    <p className="panel-fault" role="alert">
      {reason || words.notReached}
    </p>
  );
}

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  /** Tell the change when the field is left, for values that are not what is typed. */
  onBlurOnly?: boolean;
}

export function TextField({ name, label, value, onChange, autoFocus = false, onBlurOnly = false }: TextFieldProps) {
  const id = useId();
  const reason = useFault(name);
  const [typed, setTyped] = useState<string>();
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        // A form that somebody asked for begins at its first field.
        autoFocus={autoFocus}
        value={typed ?? value}
        aria-invalid={reason !== undefined}
        aria-describedby={reason ? id : undefined}
        onChange={(event) => (onBlurOnly ? setTyped(event.target.value) : onChange(event.target.value))}
        onBlur={() => {
          if (typed !== undefined) onChange(typed);
          setTyped(undefined);
        }}
      />
      {reason && (
        <span id={id} className="field-fault" role="alert">
          {reason}
        </span>
      )}
    </label>
  );
}

interface NumberFieldProps extends FieldProps {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** What the value is multiplied with to be shown. */
  scale?: number;
}

export function NumberField({ name, label, value, onChange, scale = 1 }: NumberFieldProps) {
  const id = useId();
  const reason = useFault(name);
  const shown = value === undefined ? "" : String(Math.round(value * scale * 100) / 100);
  const [typed, setTyped] = useState<string>();
  return (
    <label className="field field-number">
      <span>{label}</span>
      <input
        type="number"
        step="any"
        value={typed ?? shown}
        aria-invalid={reason !== undefined}
        aria-describedby={reason ? id : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          const number = event.target.valueAsNumber;
          onChange(Number.isFinite(number) ? number / scale : undefined);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {reason && (
        <span id={id} className="field-fault" role="alert">
          {reason}
        </span>
      )}
    </label>
  );
}

const placeText = ([lon, lat]: Position) => `${lat.toFixed(5)} ${lon.toFixed(5)}`;

/** The outline in numbers: everything that can be drawn can be typed. */
export function ShapeFields({ shape }: { shape: AreaShape }) {
  const words = useWords();
  const now = useStore(placing);
  const hint = shape.kind === "circle" ? words.placeCircle : words.placePoints;
  return (
    <fieldset>
      <legend>{words.outline}</legend>
      <button
        type="button"
        className="button"
        aria-pressed={now !== undefined}
        onClick={() => placing.set(now ? undefined : { placed: 0 })}
      >
        {words.placeOnMap}
      </button>
      {now && (
        <p className="panel-note" role="status">
          {hint}
        </p>
      )}
      {shape.kind === "circle" ? (
        <>
          <PlaceField
            name="shape.center"
            label={words.handleCenter}
            value={shape.radius === 0 && now ? undefined : shape.center}
            onChange={(center) => change({ shape: { ...shape, center } })}
          />
          <NumberField
            name="shape.radius"
            label={words.radius}
            value={shape.radius}
            onChange={(radius = 0) => change({ shape: { ...shape, radius } })}
          />
        </>
      ) : (
        <>
          {shape.kind === "corridor" && (
            <NumberField
              name="shape.width"
              label={words.width}
              value={shape.width}
              onChange={(width = 0) => change({ shape: { ...shape, width } })}
            />
          )}
          <details open={shape.points.length <= 12}>
            <summary>{words.points(shape.points.length)}</summary>
            {shape.points.map((point, i) => (
              <div key={i} className="place-row">
                <PlaceField
                  name={`shape.points[${i}]`}
                  label={`${words.handlePoint} ${i + 1}`}
                  value={point}
                  onChange={(at) => change({ shape: { ...shape, points: shape.points.with(i, at) } })}
                />
                <button
                  type="button"
                  className="icon-button"
                  aria-label={words.pointRemove(i + 1)}
                  onClick={() => change({ shape: withoutPoint(shape, i) })}
                >
                  <span aria-hidden="true">−</span>
                </button>
              </div>
            ))}
            <PlaceField
              name="shape.points"
              label={words.pointAdd}
              value={undefined}
              onChange={(at) => change({ shape: { ...shape, points: [...shape.points, at] } })}
            />
          </details>
        </>
      )}
    </fieldset>
  );
}

interface PlaceFieldProps extends FieldProps {
  value: Position | undefined;
  onChange: (value: Position) => void;
}

/** A place as decimal degrees or MGRS; what cannot be read is not taken. */
function PlaceField({ name, label, value, onChange }: PlaceFieldProps) {
  const id = useId();
  const words = useWords();
  const reason = useFault(name);
  const [typed, setTyped] = useState<string>();
  const isUnread = typed !== undefined && typed.trim() !== "" && parsePosition(typed) === undefined;
  const take = () => {
    const at = typed === undefined ? undefined : parsePosition(typed);
    if (at) onChange(at);
    if (at || typed?.trim() === "") setTyped(undefined);
  };
  const wrong = isUnread ? words.placeUnread : reason;
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="text"
        autoComplete="off"
        placeholder={value ? undefined : "26.2 127.7"}
        value={typed ?? (value ? placeText(value) : "")}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong ? id : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          take();
        }}
      />
      {wrong && (
        <span id={id} className="field-fault">
          {wrong}
        </span>
      )}
    </label>
  );
}
