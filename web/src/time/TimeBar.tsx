import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { alerts } from "../alerts/board";
import { IconFuture, IconPause, IconPlay, IconStepBack, IconStepForward } from "../app/icons";
import { useWords } from "../i18n/words";
import { useSecond } from "../state/clock";
import { useStore } from "../state/store";
import { Histogram } from "./Histogram";
import { gapAt, readRecording, recording } from "./recording";
import { chosenSpeed, goLive, jump, momentMs, past, presentMs, setSpeed, span, step, togglePlay } from "./replay";
import {
  type Interval,
  fieldOf,
  formatMoment,
  fractionOf,
  momentOfField,
  spanNames,
  spans,
  speeds,
  windowAround,
} from "./timeline";

/** Across the bar, where it is widest. */
const mostPixels = 1500;
const readEveryMs = 30_000;
/** While the pointer draws the moment along, the node is asked this often. */
const dragEveryMs = 200;

/** The recorded past below the map: where there is something, what moment is shown, and the way back to now. */
export function TimeBar() {
  const words = useWords();
  const now = useStore(past);
  const shownSpan = useStore(span);
  useSecond();
  const atMs = momentMs();
  // In whole pixels or so: what has not moved on the screen is not drawn again.
  const { ms: wide } = spans[shownSpan];
  const present = Math.ceil((presentMs() * mostPixels) / wide) * (wide / mostPixels);
  const { fromMs, toMs } = windowAround(present, atMs, shownSpan);
  const window = useMemo(() => ({ fromMs, toMs }), [fromMs, toMs]);
  useRecording(window);

  return (
    <section className="time" aria-label={words.timeBar} data-region="time" tabIndex={-1}>
      <button
        type="button"
        className="button live-button"
        aria-pressed={now === undefined}
        title={`${words.live} (End)`}
        onClick={goLive}
      >
        <span className="live-dot" aria-hidden="true" />
        {words.live}
      </button>
      <div className="time-buttons" role="group" aria-label={words.replay}>
        <IconButton name={words.stepBack} keys="," onClick={() => step(-1)}>
          <IconStepBack />
        </IconButton>
        <IconButton name={now?.playing ? words.pause : words.play} keys={words.space} onClick={togglePlay}>
          {now?.playing ? <IconPause /> : <IconPlay />}
        </IconButton>
        <IconButton name={words.stepForward} keys="." disabled={now === undefined} onClick={() => step(1)}>
          <IconStepForward />
        </IconButton>
      </div>
      <select aria-label={words.speed} value={chosenSpeed()} onChange={(event) => setSpeed(Number(event.target.value))}>
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            ×{speed}
          </option>
        ))}
      </select>
      <Slider window={window} atMs={atMs} />
      <MomentField atMs={atMs} />
      <select
        aria-label={words.span}
        value={shownSpan}
        onChange={(event) => span.set(spanNames.find((it) => it === event.target.value) ?? "6h")}
      >
        {spanNames.map((name) => (
          <option key={name} value={name}>
            {words[`span${name}`]}
          </option>
        ))}
      </select>
    </section>
  );
}

/** Reads what is recorded when the window has moved on by a bucket, and every half minute. */
function useRecording(window: Interval): void {
  const latest = useRef(window);
  useEffect(() => {
    latest.current = window;
  });
  const windowKey = `${Math.floor(window.fromMs / readEveryMs)} ${window.toMs - window.fromMs}`;
  useEffect(() => {
    const stop = new AbortController();
    // A moment later: a slider that is drawn along moves the window many times a second.
    const timer = setTimeout(() => void readRecording(latest.current, stop.signal), 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [windowKey]);
}

interface IconButtonProps {
  name: string;
  keys: string;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function IconButton({ name, keys, disabled = false, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={`${name} (${keys})`}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** The moment as a slider over the histogram. */
function Slider({ window, atMs }: { window: Interval; atMs: number | undefined }) {
  const words = useWords();
  const { told, problem } = useStore(recording);
  const alertsNow = useStore(alerts);
  const shownSpan = useStore(span);
  const asked = useRef(0);
  const [drawn, setDrawn] = useState<number>();
  const shownMs = drawn ?? atMs ?? window.toMs;
  const gap = gapAt(told, shownMs);

  const momentAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const fraction = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    return window.fromMs + fraction * (window.toMs - window.fromMs);
  };

  const draw = (event: PointerEvent<HTMLElement>) => {
    const ms = momentAt(event);
    setDrawn(ms);
    if (event.timeStamp - asked.current < dragEveryMs) return;
    asked.current = event.timeStamp;
    jump(ms, false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { stepMs, ms: whole } = spans[shownSpan];
    const moves: Record<string, number> = {
      ArrowLeft: -stepMs,
      ArrowDown: -stepMs,
      ArrowRight: stepMs,
      ArrowUp: stepMs,
      PageDown: -whole / 12,
      PageUp: whole / 12,
    };
    const move = moves[event.key];
    if (move !== undefined) jump(shownMs + move, false);
    else if (event.key === "Home") jump(window.fromMs, false);
    else if (event.key === "End") goLive();
    else return;
    event.preventDefault();
  };

  const where = atMs === undefined && drawn === undefined ? words.live : formatMoment(shownMs);
  return (
    <div
      className="time-slider"
      role="slider"
      tabIndex={0}
      aria-label={words.moment}
      aria-orientation="horizontal"
      aria-valuemin={Math.round(window.fromMs / 1000)}
      aria-valuemax={Math.round(window.toMs / 1000)}
      aria-valuenow={Math.round(shownMs / 1000)}
      aria-valuetext={gap ? `${where}. ${words.notRecorded}` : where}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        draw(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && draw(event)}
      onPointerUp={(event) => {
        jump(momentAt(event), false);
        setDrawn(undefined);
      }}
      onPointerCancel={() => setDrawn(undefined)}
    >
      <Histogram window={window} told={told} alerts={alertsNow} />
      <span
        className={atMs === undefined && drawn === undefined ? "time-now" : "time-now time-past"}
        style={{ left: `${fractionOf(window, shownMs) * 100}%` }}
      />
      {problem && (
        <span className="time-problem">{problem === "none" ? words.noRecording : words.recordingUnread}</span>
      )}
    </div>
  );
}

/** Any moment, typed: also one outside of what the bar shows. In UTC, as all times here. */
function MomentField({ atMs }: { atMs: number | undefined }) {
  const words = useWords();
  const [typed, setTyped] = useState<string>();
  const value = typed ?? fieldOf(atMs ?? presentMs());
  const go = () => {
    const ms = typed === undefined ? undefined : momentOfField(typed);
    if (ms !== undefined) jump(ms, false);
    setTyped(undefined);
  };
  return (
    <div className="time-field">
      <input
        type="datetime-local"
        step={1}
        aria-label={words.momentField}
        value={value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go();
          if (event.key === "Escape") {
            event.stopPropagation();
            setTyped(undefined);
          }
        }}
      />
      <span aria-hidden="true">Z</span>
      <button
        type="button"
        className="icon-button"
        aria-label={words.goToMoment}
        title={`${words.goToMoment} (Enter)`}
        // The field keeps what was typed: a press must not take the focus away before the click.
        onMouseDown={(event) => event.preventDefault()}
        onClick={go}
      >
        <IconFuture />
      </button>
    </div>
  );
}
