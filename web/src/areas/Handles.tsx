import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import type { Position } from "../api/types";
import { useWords } from "../i18n/words";
import { mapAdapter } from "../map/adapter";
import { useStore } from "../state/store";
import { formatPosition } from "../tracks/format";
import { change, draft } from "./areas";
import { type Handle, handlesOf, moved, withoutPoint } from "./shape";

const stepPx = 5;
const longStepPx = 40;
/** An outline of more points is changed by its fields. */
const mostHandles = 400;

type Grip = Pick<Handle, "kind" | "index"> | undefined;

/** The points of the draft as buttons on the map: dragged, or moved with the arrow keys; Delete takes one away. */
export function Handles() {
  const words = useWords();
  const now = useStore(draft);
  const surface = useStore(mapAdapter)?.surface;
  const layer = useRef<HTMLDivElement>(null);
  const handles = now ? handlesOf(now.shape) : [];
  const places = useRef<Handle[]>([]);
  /** What the pointer holds, and what is to have the focus once it is there. */
  const held = useRef<Grip>(undefined);
  const wanted = useRef<Grip>(undefined);

  useEffect(() => {
    places.current = handles;
    if (!surface) return;
    const settle = () => {
      const [centre] = surface.center();
      places.current.forEach(({ at: [lon, lat] }, i) => {
        const { x, y } = surface.project(lon + 360 * Math.round((centre - lon) / 360), lat);
        const element = layer.current?.children[i] as HTMLElement | undefined;
        if (element) element.style.transform = `translate(${x}px, ${y}px)`;
      });
    };
    settle();
    if (wanted.current) {
      const { kind, index } = wanted.current;
      layer.current?.querySelector<HTMLElement>(`[data-handle="${kind}-${index}"]`)?.focus();
      wanted.current = undefined;
    }
    return surface.onRender(settle);
  });

  if (!now || !surface || handles.length > mostHandles) return null;

  const move = (grip: Grip, to: Position) => grip && change({ shape: moved(now.shape, grip, to) });

  /** A middle becomes a point when it is taken hold of. */
  const take = (handle: Handle): Grip => {
    if (handle.kind !== "middle") return handle;
    move(handle, handle.at);
    wanted.current = { kind: "point", index: handle.index + 1 };
    return wanted.current;
  };

  const onKeyDown = (event: KeyboardEvent, handle: Handle) => {
    const px = event.shiftKey ? longStepPx : stepPx;
    const ways: Record<string, [number, number]> = {
      ArrowLeft: [-px, 0],
      ArrowRight: [px, 0],
      ArrowUp: [0, -px],
      ArrowDown: [0, px],
    };
    const way = ways[event.key];
    if (way) {
      const { x, y } = surface.project(...handle.at);
      move(handle, surface.unproject(x + way[0], y + way[1]));
      if (handle.kind === "middle") wanted.current = { kind: "point", index: handle.index + 1 };
    } else if ((event.key === "Delete" || event.key === "Backspace") && handle.kind === "point") {
      change({ shape: withoutPoint(now.shape, handle.index) });
    } else if ((event.key === "Enter" || event.key === " ") && handle.kind === "middle") {
      take(handle);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const drag = (event: PointerEvent) => {
    const box = surface.element.getBoundingClientRect();
    move(held.current, surface.unproject(event.clientX - box.left, event.clientY - box.top));
  };

  const names: Record<Handle["kind"], string> = {
    point: words.handlePoint,
    middle: words.handleMiddle,
    center: words.handleCenter,
    edge: words.handleEdge,
  };
  return (
    <div
      ref={layer}
      className="handles"
      role="group"
      aria-label={words.outline}
      onPointerMove={drag}
      onLostPointerCapture={() => (held.current = undefined)}
    >
      {handles.map((handle) => (
        <button
          key={`${handle.kind}-${handle.index}`}
          data-handle={`${handle.kind}-${handle.index}`}
          type="button"
          className={`handle handle-${handle.kind}`}
          aria-label={`${names[handle.kind]} ${handle.index + 1}, ${formatPosition(...handle.at)}`}
          onKeyDown={(event) => onKeyDown(event, handle)}
          // The layer follows the pointer, for a middle that is taken gives way to a point.
          onPointerDown={(event) => {
            held.current = take(handle);
            layer.current?.setPointerCapture(event.pointerId);
          }}
        />
      ))}
    </div>
  );
}
