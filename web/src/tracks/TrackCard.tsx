import { useEffect, useState } from "react";
import { ApiError, getTrack } from "../api/api";
import type { TrackFeature } from "../api/types";
import { IconClose, IconFollow, IconZoomTo } from "../app/icons";
import { kindInWords } from "../i18n/kinds";
import { ageInWords } from "../i18n/dictionaries";
import { useWords } from "../i18n/words";
import { linkState } from "../live/connection";
import { mapAdapter } from "../map/adapter";
import { useSecond } from "../state/clock";
import { picture, select, selection, summary } from "../state/floor";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { past } from "../time/replay";
import { TrailPart } from "../trails/TrailPart";
import { LabelChip } from "./LabelChip";
import { TrackSymbol } from "./TrackSymbol";
import { formatMgrs, formatPosition, formatTime } from "./format";
import { type Row, motionText, readRow } from "./row";

const detailEveryMs = 5000;

type Detail = { uid: string; feature?: TrackFeature; problem?: "missing" | "unread" };

/** What only the node knows of the selected track; asked again while it stays selected. */
function useDetail(uid: string): Detail {
  const [detail, setDetail] = useState<Detail>({ uid });
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      // What the node knows now says nothing about the past.
      if (linkState.get().kind === "lost" || past.get() !== undefined) return;
      try {
        const feature = await getTrack(uid, stop.signal);
        setDetail({ uid, feature });
      } catch (error) {
        if (stop.signal.aborted) return;
        const problem = error instanceof ApiError && error.status === 404 ? "missing" : "unread";
        setDetail((now) => ({ uid, feature: now.uid === uid ? now.feature : undefined, problem }));
      }
    };
    void read();
    const timer = setInterval(() => void read(), detailEveryMs);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [uid]);
  return detail.uid === uid ? detail : { uid };
}

function rowOfFeature({ id, geometry, properties }: TrackFeature, nowMs: number): Row {
  return {
    uid: id,
    callsign: properties.callsign,
    sidc: properties.sidc,
    label: properties.label,
    source: properties.source,
    headquarters: properties.headquarters,
    lon: geometry.coordinates[0] ?? 0,
    lat: geometry.coordinates[1] ?? 0,
    course: properties.course ?? undefined,
    speed: properties.speed ?? undefined,
    ageS: (nowMs - Date.parse(properties.time)) / 1000,
    ageIsFloor: false,
    stale: nowMs > Date.parse(properties.stale),
    emergency: false,
  };
}

export function followSelected(): void {
  selection.set((now) => now && { ...now, following: !now.following });
}

export function zoomToSelected(): void {
  const uid = selection.get()?.uid;
  const slot = uid === undefined ? undefined : picture.slotOf(uid);
  const row = slot === undefined ? undefined : readRow(picture, slot);
  if (row) mapAdapter.get()?.goTo(row.lon, row.lat, 9.5);
}

export function TrackCard() {
  const selected = useStore(selection);
  return selected ? <Card key={selected.uid} uid={selected.uid} following={selected.following} /> : null;
}

function Card({ uid, following }: { uid: string; following: boolean }) {
  const words = useWords();
  const { language } = useStore(settings);
  useStore(summary);
  const second = useSecond();
  const isPast = useStore(past) !== undefined;
  const detail = useDetail(uid);
  const { feature, problem }: Partial<Detail> = isPast ? {} : detail;
  const slot = picture.slotOf(uid);
  const live = slot === undefined ? undefined : readRow(picture, slot);
  const nowMs = picture.shownMs() || second;
  const row = live ?? (feature && rowOfFeature(feature, nowMs));
  const details = feature?.properties;
  const sources = details?.sources?.length ? details.sources : row ? [row.source] : [];

  return (
    <section className="card" aria-label={words.track} data-region="card" tabIndex={-1}>
      <header className="card-head">
        {row && <TrackSymbol sidc={row.sidc} size={26} />}
        <div className="card-title">
          <h2>{row?.callsign || (row ? words.noCallsign : uid)}</h2>
          {row && <p>{kindInWords(row.sidc, language, words)}</p>}
        </div>
        <button type="button" className="icon-button" aria-label={words.close} onClick={() => select(undefined)}>
          <IconClose />
        </button>
      </header>
      {row?.emergency && <p className="card-flag card-flag-emergency">■ {words.emergency}</p>}
      {problem === "missing" && <p className="card-note">{words.trackMissing}</p>}
      {problem === "unread" && <p className="card-note">{words.trackNotRead}</p>}
      {isPast && !live && <p className="card-note">{words.trackNotThen}</p>}
      {!live && row && problem !== "missing" && <p className="card-note">{words.trackGone}</p>}
      {row && (
        <dl>
          <Fact name={words.courseSpeed}>{motionText(row.course, row.speed, words.unknownValue)}</Fact>
          <Fact name={words.position}>{formatPosition(row.lon, row.lat)}</Fact>
          <Fact name={words.grid}>{formatMgrs(row.lon, row.lat, 4) || words.unknownValue}</Fact>
          {details?.hae != null && details.hae < 9_999_999 && (
            <Fact name={words.altitude}>{words.metres(Math.round(details.hae).toLocaleString(language))}</Fact>
          )}
          <Fact name={sources.length > 1 ? words.sources : words.source}>{sources.join(", ")}</Fact>
          <Fact name={words.origin}>{row.headquarters}</Fact>
          <Fact name={words.lastReport} alert={row.stale}>
            {row.stale && "▲ "}
            {row.ageIsFloor
              ? words.longAgo
              : words.atTime(ageInWords(words, row.ageS), formatTime(nowMs - Math.max(0, row.ageS) * 1000))}
          </Fact>
          {details?.remarks && <Fact name={words.remarks}>{details.remarks}</Fact>}
          <Fact name={words.identifier}>{uid}</Fact>
          <Fact name={words.label}>
            <LabelChip label={row.label} />
          </Fact>
        </dl>
      )}
      <TrailPart uid={uid} />
      <footer className="card-foot">
        <button type="button" className="button" aria-pressed={following} disabled={!live} onClick={followSelected}>
          <IconFollow />
          {words.follow}
          <kbd>F</kbd>
        </button>
        <button
          type="button"
          className="button"
          disabled={!row}
          onClick={() => row && mapAdapter.get()?.goTo(row.lon, row.lat, 9.5)}
        >
          <IconZoomTo />
          {words.zoomTo}
          <kbd>Z</kbd>
        </button>
      </footer>
    </section>
  );
}

function Fact({ name, alert, children }: { name: string; alert?: boolean; children: React.ReactNode }) {
  return (
    <div className={alert ? "fact fact-alert" : "fact"}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
