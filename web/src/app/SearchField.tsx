import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { searchTracks } from "../api/api";
import type { TrackFeature } from "../api/types";
import { kindInWords } from "../i18n/kinds";
import { useWords } from "../i18n/words";
import { mapAdapter } from "../map/adapter";
import { select } from "../state/floor";
import { settings } from "../state/settings";
import { createStore, useStore } from "../state/store";
import { TrackSymbol } from "../tracks/TrackSymbol";
import { formatMgrs, formatPosition, parsePosition } from "../tracks/format";
import { IconSearch } from "./icons";

const limit = 20;
const typingPauseMs = 150;

/** Counted up to ask for the focus from anywhere (Ctrl K, /). */
export const searchWanted = createStore(0);

interface Answer {
  kind: "busy" | "found" | "failed";
  /** While busy: what the text before it found, so that the list does not jump. */
  tracks: TrackFeature[];
}

function useSearch(text: string): Answer {
  const asked = text.trim();
  const [answer, setAnswer] = useState<Answer & { asked: string }>({ asked: "", kind: "found", tracks: [] });
  useEffect(() => {
    if (asked === "") return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      searchTracks(asked, limit, stop.signal).then(
        ({ features }) => setAnswer({ asked, kind: "found", tracks: features }),
        () => stop.signal.aborted || setAnswer({ asked, kind: "failed", tracks: [] }),
      );
    }, typingPauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  if (asked === "") return { kind: "found", tracks: [] };
  return answer.asked === asked ? answer : { kind: "busy", tracks: answer.tracks };
}

/** Finds tracks anywhere, also outside the view, and goes to positions. */
export function SearchField() {
  const words = useWords();
  const { language } = useStore(settings);
  const wanted = useStore(searchWanted);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const answer = useSearch(open ? text : "");
  const { tracks } = answer;
  const place = parsePosition(text);
  const choices = (place ? 1 : 0) + tracks.length;
  const current = Math.min(active, Math.max(0, choices - 1));

  useEffect(() => {
    if (wanted === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [wanted]);

  const close = () => {
    setOpen(false);
    setText("");
    setActive(0);
  };

  const choose = (index: number) => {
    if (place && index === 0) {
      mapAdapter.get()?.goTo(place[0], place[1]);
    } else {
      const track = tracks[index - (place ? 1 : 0)];
      if (!track) return;
      const [lon = 0, lat = 0] = track.geometry.coordinates;
      select(track.id);
      mapAdapter.get()?.goTo(lon, lat);
    }
    close();
    mapAdapter.get()?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (choices > 0) setActive((current + step + choices) % choices);
    } else if (event.key === "Enter" && choices > 0) {
      event.preventDefault();
      choose(current);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
      input.current?.blur();
    }
  };

  const shown = open && text.trim() !== "";
  return (
    <div className="search" onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <IconSearch />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={words.search}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && choices > 0 ? `${id}-${current}` : undefined}
        placeholder={words.searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <kbd>Ctrl K</kbd>
      <div className="search-list" hidden={!shown}>
        <ul id={`${id}-list`} role="listbox" aria-label={words.search}>
          {place && (
            <Choice id={`${id}-0`} active={current === 0} onChoose={() => choose(0)}>
              <span className="clip">{words.searchGoTo(formatPosition(...place))}</span>
              <span className="quiet">{formatMgrs(...place)}</span>
            </Choice>
          )}
          {tracks.map((track, i) => {
            const index = i + (place ? 1 : 0);
            return (
              <Choice key={track.id} id={`${id}-${index}`} active={index === current} onChoose={() => choose(index)}>
                <TrackSymbol sidc={track.properties.sidc} size={12} />
                <span className="clip search-name">{track.properties.callsign || words.noCallsign}</span>
                <span className="clip quiet">{kindInWords(track.properties.sidc, language, words)}</span>
                <span className="clip quiet search-id">{track.id}</span>
              </Choice>
            );
          })}
        </ul>
        <p className="search-state" role="status">
          {answer.kind === "busy" && words.searchBusy}
          {answer.kind === "failed" && words.searchFailed}
          {answer.kind === "found" && tracks.length > 0 && words.searchResults(tracks.length)}
          {answer.kind === "found" && choices === 0 && (
            <>
              <strong>{words.searchNothing(text.trim())}</strong> {words.searchNothingHint}
            </>
          )}
        </p>
      </div>
    </div>
  );
}

interface ChoiceProps {
  id: string;
  active: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}

function Choice({ id, active, onChoose, children }: ChoiceProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      className="search-item"
      // The field keeps the focus: a press must not take it away before the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </li>
  );
}
