import { select, selection } from "./floor";

/** The selected track is part of the page's address, so that it can be sent to somebody and kept. */

const parameter = "track";

export function followAddress(): () => void {
  const asked = new URLSearchParams(location.search).get(parameter);
  if (asked) select(asked);
  return selection.subscribe(() => {
    const url = new URL(location.href);
    const uid = selection.get()?.uid;
    if (uid === undefined) url.searchParams.delete(parameter);
    else url.searchParams.set(parameter, uid);
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  });
}
