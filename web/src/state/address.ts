import { jump, momentMs, past } from "../time/replay";
import { type Address, readAddress, writeAddress } from "./addressText";
import { filters, select, selection } from "./floor";

/**
 * What is looked at is part of the page's address, so that it can be sent to somebody and kept. The place is in the
 * fragment, where the map keeps it.
 */

function current(): Address {
  return { track: selection.get()?.uid, momentMs: momentMs(), filters: filters.get() };
}

/** The address of what is looked at now, whole. */
export function shareAddress(): string {
  const url = new URL(location.href);
  url.search = writeAddress(current());
  return url.href;
}

export function followAddress(): () => void {
  const asked = readAddress(location.search);
  if (asked.track) select(asked.track);
  filters.set(asked.filters);
  if (asked.momentMs !== undefined) jump(asked.momentMs, false);
  const write = () => {
    // The moment of a replay that runs is in what is copied, not in the address: it would change all the time.
    const now = past.get();
    const url = new URL(location.href);
    url.search = writeAddress({ ...current(), momentMs: now && !now.playing ? now.askedMs : undefined });
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };
  const stops = [selection, filters, past].map((store) => store.subscribe(write));
  return () => stops.forEach((stop) => stop());
}
