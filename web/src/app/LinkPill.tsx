import { ageInWords } from "../i18n/dictionaries";
import { useWords } from "../i18n/words";
import { linkState } from "../live/connection";
import { useSecond } from "../state/clock";
import { picture, summary } from "../state/floor";
import { useStore } from "../state/store";
import { past } from "../time/replay";
import { IconDiamond, IconRing, IconSquare, IconTriangle } from "./icons";

/** Ships at anchor report every three minutes: only after that is silence of everything in view worth a look. */
const quietAfterS = 200;

/** How this page stands with its node, and how old the newest thing is that it shows. */
export function LinkPill() {
  const words = useWords();
  const link = useStore(linkState);
  const { newestReportMs, counts } = useStore(summary);
  const second = useSecond();
  const isPast = useStore(past) !== undefined;
  const newestS = newestReportMs === 0 || counts.all === 0 ? undefined : (picture.shownMs() - newestReportMs) / 1000;

  if (link.kind === "lost") {
    return (
      <div className="pill pill-lost">
        <IconSquare />
        <b>{words.linkLost}</b>
        <span>{words.linkLostFor(ageInWords(words, (second - link.sinceMs) / 1000))}</span>
      </div>
    );
  }
  if (link.kind === "connecting") {
    return (
      <div className="pill">
        <IconDiamond />
        <b>{words.linkConnecting}</b>
      </div>
    );
  }
  if (isPast) {
    return (
      <div className="pill pill-quiet">
        <IconTriangle />
        <b>{words.past}</b>
      </div>
    );
  }
  if (newestS !== undefined && newestS > quietAfterS) {
    return (
      <div className="pill pill-quiet">
        <IconTriangle />
        <b>{words.linkQuiet}</b>
        <span>{words.linkQuietSince(ageInWords(words, newestS))}</span>
      </div>
    );
  }
  return (
    <div className="pill">
      <IconRing />
      <b>{words.linkLive}</b>
      <span>{newestS === undefined ? words.linkNoReports : words.linkNewest(ageInWords(words, newestS))}</span>
    </div>
  );
}
