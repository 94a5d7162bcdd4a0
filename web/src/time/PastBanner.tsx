import { useEffect, useState } from "react";
import { useWords } from "../i18n/words";
import { refusal } from "../live/connection";
import { useSecond } from "../state/clock";
import { picture } from "../state/floor";
import { useStore } from "../state/store";
import { formatTime } from "../tracks/format";
import { goLive, momentMs, past } from "./replay";
import { formatMoment } from "./timeline";

const timeOf = (ms: number | undefined) => (ms === undefined ? undefined : formatTime(ms));

/** Says that the picture is not of now, since when nothing was recorded, and how to come back. */
export function PastBanner() {
  const words = useWords();
  const now = useStore(past);
  const refused = useStore(refusal);
  useSecond();
  const isPast = now !== undefined;
  const [announcement, setAnnouncement] = useState<"announcePast" | "announceLive">();

  useEffect(() => {
    let before = past.get() !== undefined;
    return past.subscribe(() => {
      const after = past.get() !== undefined;
      if (after !== before) setAnnouncement(after ? "announcePast" : "announceLive");
      before = after;
    });
  }, []);

  const speed = now?.playing ? `×${now.speed}` : words.held;
  const gap = now?.shown ? picture.counts?.gap : undefined;
  return (
    <>
      <div className="visually-hidden" role="status">
        {announcement && words[announcement]}
      </div>
      {isPast && (
        <section className="banner banner-past" aria-label={words.past} data-testid="past-banner">
          <span aria-hidden="true">◀◀</span>
          <p>
            <strong>{words.pastShown(formatMoment(momentMs()!), speed)}</strong> {!now.shown && words.pastAsked}
            {gap && (
              <strong className="banner-gap" data-testid="gap">
                {words.gap(timeOf(gap.fromMs), timeOf(gap.toMs))}
              </strong>
            )}
          </p>
          <button type="button" className="button" onClick={goLive}>
            {words.backToLive}
            <kbd>End</kbd>
          </button>
        </section>
      )}
      {refused !== undefined && (
        <section className="banner" role="alert">
          <p>{words.refused(refused)}</p>
          <button type="button" className="button" onClick={() => refusal.set(undefined)}>
            {words.close}
          </button>
        </section>
      )}
    </>
  );
}
