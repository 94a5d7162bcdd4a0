import { memo, useId } from "react";
import { type Alert, isGrave } from "../alerts/alert";
import type { Told } from "./recording";
import { type Interval, fractionOf, ticksOf } from "./timeline";

/** Units of the drawing: wide enough that a bucket has a few, high enough for bars. */
const wide = 1000;
const high = 40;
const mostMarks = 300;

interface HistogramProps {
  window: Interval;
  told: Told | undefined;
  alerts: readonly Alert[];
}

/** Reports over time as bars, gaps hatched, alerts as marks above, round hours below. The slider says it in words. */
export const Histogram = memo(function Histogram({ window, told, alerts }: HistogramProps) {
  const hatch = useId();
  const x = (ms: number) => fractionOf(window, ms) * wide;
  const marks = alerts
    .map((alert) => ({ alert, ms: Date.parse(alert.sent) }))
    .filter(({ ms }) => ms >= window.fromMs && ms <= window.toMs)
    .slice(0, mostMarks);
  return (
    <div className="histogram" aria-hidden="true">
      <svg viewBox={`0 0 ${wide} ${high}`} preserveAspectRatio="none">
        <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="gap-line" d="M0 0V8" />
        </pattern>
        {told?.gaps.map(({ fromMs, toMs }) => (
          <rect
            key={fromMs}
            className="gap"
            x={x(fromMs)}
            width={x(toMs) - x(fromMs)}
            height={high}
            fill={`url(#${hatch})`}
          />
        ))}
        <path className="bars" d={told && barsOf(told, x)} />
        {marks.map(({ alert, ms }) => (
          <rect
            key={alert.id}
            className={isGrave(alert) ? "mark-grave" : "mark-alert"}
            x={x(ms) - 1.5}
            width="3"
            height={isGrave(alert) ? high : high / 2}
          />
        ))}
      </svg>
      {ticksOf(window).map(({ ms, text }) => (
        <span key={ms} style={{ left: `${fractionOf(window, ms) * 100}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
});

/** All bars as one path. The height is the square root of the number, so that a quiet hour can still be seen. */
function barsOf({ buckets, bucketMs, most }: Told, x: (ms: number) => number): string {
  return buckets
    .filter(({ reports }) => reports > 0)
    .map(({ fromMs, reports }) => {
      const left = x(fromMs);
      const width = Math.max(0, x(fromMs + bucketMs) - left - 1);
      const top = high - Math.sqrt(reports / most) * high * 0.9;
      return `M${left.toFixed(1)} ${high}V${top.toFixed(1)}h${width.toFixed(1)}V${high}z`;
    })
    .join("");
}
