import { useEffect, useState } from "react";
import { ageInWords } from "../i18n/dictionaries";
import { useWords } from "../i18n/words";
import { linkState } from "../live/connection";
import { useSecond } from "../state/clock";
import { connect } from "../state/floor";
import { useStore } from "../state/store";

/** Says that the node is lost, counts, and goes away by itself. Screen readers hear only the two changes. */
export function ConnectionBanner() {
  const words = useWords();
  const link = useStore(linkState);
  const second = useSecond();
  const [announcement, setAnnouncement] = useState<"announceLost" | "announceBack">();
  const lost = link.kind === "lost";

  useEffect(() => {
    let before = linkState.get().kind;
    return linkState.subscribe(() => {
      const now = linkState.get().kind;
      if (now === "lost") setAnnouncement("announceLost");
      else if (now === "live" && before === "lost") setAnnouncement("announceBack");
      before = now;
    });
  }, []);

  const nextS = lost ? Math.ceil((link.retryAtMs - second) / 1000) : 0;
  return (
    <>
      <div className="visually-hidden" role="status">
        {announcement && words[announcement]}
      </div>
      {lost && (
        <section className="banner" aria-label={words.linkLost} data-testid="connection-banner">
          <span className="banner-sign" aria-hidden="true">
            ■
          </span>
          <p>
            <strong>{words.bannerLost(ageInWords(words, (second - link.sinceMs) / 1000))}</strong>{" "}
            {link.trying || nextS <= 0 ? words.bannerTrying : words.bannerNext(ageInWords(words, nextS))}
          </p>
          <button type="button" className="button" onClick={() => connect().retry()}>
            {words.retryNow}
          </button>
        </section>
      )}
    </>
  );
}
