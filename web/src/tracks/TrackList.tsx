import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { kindOf } from "../i18n/kinds";
import { ageInWords } from "../i18n/dictionaries";
import { useWords } from "../i18n/words";
import { useSecond } from "../state/clock";
import { filters, hovered, picture, select, selection, summary } from "../state/floor";
import { type Language, settings } from "../state/settings";
import { useStore } from "../state/store";
import { TrackSymbol } from "./TrackSymbol";
import { maskOf, passes } from "./filters";
import { formatCount, formatCourse, formatKnots } from "./format";
import { isEmergency } from "./picture";
import { readRow } from "./row";

const rowPx = 30;

/** Beyond this many rows names are ordered by their letters' codes: ten times faster, and nobody reads that far. */
const collateUpTo = 3000;

const longEveryMs = 5000;

let lastOrder: number[] = [];

/**
 * Slots that the map shows, what matters most first, then by callsign. Starts from the order before: hardly anything
 * changes from one second to the next, and what is nearly sorted is sorted fast.
 */
function sortedSlots(language: Language): number[] {
  const mask = maskOf(filters.get(), picture);
  const missing = new Uint8Array(picture.end);
  for (let slot = 0; slot < picture.end; slot++) {
    if (picture.has(slot) && picture.identities[slot] && passes(mask, picture, slot)) missing[slot] = 1;
  }
  const slots: number[] = [];
  for (const slot of lastOrder) {
    if (missing[slot] !== 1) continue;
    missing[slot] = 0;
    slots.push(slot);
  }
  for (let slot = 0; slot < picture.end; slot++) if (missing[slot] === 1) slots.push(slot);
  const collator = new Intl.Collator(language, { numeric: true });
  const plain = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const compare = slots.length > collateUpTo ? plain : collator.compare;
  const weight = (slot: number) => (isEmergency(picture.flags[slot]!) ? 9 : picture.priority[slot]!);
  slots.sort(
    (a, b) => weight(b) - weight(a) || compare(picture.identities[a]!.callsign, picture.identities[b]!.callsign),
  );
  lastOrder = slots;
  return slots;
}

function indexOf(slots: readonly number[], uid: string | undefined): number {
  const slot = uid === undefined ? undefined : picture.slotOf(uid);
  return slot === undefined ? -1 : slots.indexOf(slot);
}

/** The map as a table: for screen readers, for keyboards, and for finding a name at a glance. */
export function TrackList() {
  const words = useWords();
  const { language } = useStore(settings);
  const { membershipVersion, counts, complete } = useStore(summary);
  const pressed = useStore(filters);
  const second = useSecond();
  // A filter by age lets go of tracks as time goes by. Very long lists are put in order now and then only.
  const isLong = counts.shown > collateUpTo;
  const order = isLong ? Math.floor(second / longEveryMs) : membershipVersion;
  const tick = pressed.maxAgeS === undefined || isLong ? 0 : second;
  const selected = useStore(selection)?.uid;
  const scroller = useRef<HTMLDivElement>(null);
  const [cursorUid, setCursorUid] = useState<string>();
  const slots = useMemo(
    () => sortedSlots(language),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the picture changes outside React; its version tells when
    [order, isLong, pressed, language, tick],
  );
  const virtualizer = useVirtualizer({
    count: slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  const cursor = Math.max(0, indexOf(slots, cursorUid ?? selected));
  const cursorSlot = slots[cursor];

  useEffect(() => {
    const index = indexOf(slots, selected);
    if (index >= 0) virtualizer.scrollToIndex(index);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- scrolls on a new selection only, not when rows move
  }, [selected]);

  const moveTo = (index: number) => {
    const to = Math.max(0, Math.min(slots.length - 1, index));
    const slot = slots[to];
    if (slot === undefined) return;
    setCursorUid(picture.identities[slot]?.uid);
    virtualizer.scrollToIndex(to);
    hovered.set(slot);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1);
    const targets: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + page,
      PageUp: cursor - page,
      Home: 0,
      End: slots.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target);
    } else if (event.key === "Enter" && cursorSlot !== undefined) {
      select(picture.identities[cursorSlot]?.uid);
    }
  };

  return (
    <section className="list" aria-labelledby="list-title">
      <header className="list-head">
        <h2 id="list-title">{words.list}</h2>
        <span className="count">{formatCount(slots.length, language)}</span>
      </header>
      <div
        ref={scroller}
        className="grid"
        role="grid"
        aria-labelledby="list-title"
        aria-rowcount={slots.length + 1}
        aria-colcount={4}
        aria-activedescendant={cursorSlot === undefined ? undefined : `track-row-${cursorSlot}`}
        tabIndex={0}
        data-region="list"
        onKeyDown={onKeyDown}
        onBlur={() => hovered.set(undefined)}
        onMouseLeave={() => hovered.set(undefined)}
      >
        <div role="row" aria-rowindex={1} className="grid-row grid-head">
          <span role="columnheader">{words.columnCallsign}</span>
          <span role="columnheader">{words.columnKind}</span>
          <span role="columnheader" className="right">
            {words.columnMotion}
          </span>
          <span role="columnheader" className="right">
            {words.columnAge}
          </span>
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const slot = slots[index]!;
            return (
              <TrackRow
                key={slot}
                slot={slot}
                index={index}
                start={start}
                isCursor={slot === cursorSlot}
                isSelected={picture.identities[slot]?.uid === selected}
              />
            );
          })}
        </div>
        {slots.length === 0 && complete && (
          <p className="list-empty">{counts.all > 0 ? words.emptyFiltered : words.emptyPicture}</p>
        )}
      </div>
    </section>
  );
}

interface TrackRowProps {
  slot: number;
  index: number;
  start: number;
  isCursor: boolean;
  isSelected: boolean;
}

function TrackRow({ slot, index, start, isCursor, isSelected }: TrackRowProps) {
  const words = useWords();
  const { language } = useStore(settings);
  useSecond();
  const row = readRow(picture, slot);
  if (!row) return null;
  const motion =
    row.speed === undefined || row.speed < 0.2
      ? words.unknownValue
      : `${row.course === undefined ? "" : formatCourse(row.course)} ${formatKnots(row.speed)}`;
  const { whose, what } = kindOf(row.sidc, language, words);
  const classes = ["grid-row", isCursor && "cursor", row.stale && "stale", row.emergency && "emergency"];
  return (
    <div
      role="row"
      id={`track-row-${slot}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classes.filter(Boolean).join(" ")}
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => select(row.uid)}
      onMouseEnter={() => hovered.set(slot)}
    >
      <span role="gridcell" className="grid-name">
        <TrackSymbol sidc={row.sidc} size={12} />
        <span className="clip">
          {row.emergency && "■ "}
          {row.callsign || words.noCallsign}
        </span>
      </span>
      <span role="gridcell" className="clip quiet">
        <span className="visually-hidden">{whose} </span>
        {what}
      </span>
      <span role="gridcell" className="right">
        {motion}
      </span>
      <span role="gridcell" className="right">
        {row.stale && "▲ "}
        {row.ageIsFloor ? words.longAgo : ageInWords(words, row.ageS)}
      </span>
    </div>
  );
}
