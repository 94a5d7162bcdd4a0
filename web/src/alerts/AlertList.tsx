import { useEffect, useRef, useState } from "react";
import { IconCheck, IconRing, IconSquare, IconTriangle } from "../app/icons";
import { ageInWords, severityInWords } from "../i18n/dictionaries";
import { useWords } from "../i18n/words";
import { useSecond } from "../state/clock";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { presentMs } from "../time/replay";
import { LabelChip } from "../tracks/LabelChip";
import { formatCount, formatTime } from "../tracks/format";
import { type Alert, isActive, isGrave, isOpen, titleOf, wordsOf } from "./alert";
import { alerts, currentAlert } from "./board";
import { acknowledge, feedState } from "./feed";
import { showAlert } from "./show";

/** Rows drawn; a day of trouble has more, and they are reached by taking note of the first. */
const mostRows = 100;

/** Everything that calls for attention, what nobody has taken note of first. Always of now, also during a replay. */
export function AlertList() {
  const words = useWords();
  const { language } = useStore(settings);
  const all = useStore(alerts);
  const feed = useStore(feedState);
  const second = useSecond();
  const [withEnded, setWithEnded] = useState(false);
  const shown = withEnded ? all : all.filter(isActive);
  const open = all.filter(isOpen).length;

  return (
    <section className="alerts" aria-labelledby="alerts-title" data-region="alerts" tabIndex={-1}>
      <header className="list-head">
        <h2 id="alerts-title">{words.alerts}</h2>
        <span className="count">{formatCount(all.filter(isActive).length, language)}</span>
        {open > 0 && <span className="alerts-open">{words.alertsOpen(open)}</span>}
        <span className="spacer" />
        <label className="check">
          <input type="checkbox" checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)} />
          {words.alertsEnded}
        </label>
      </header>
      {feed.kind === "lost" && (
        <p className="alerts-lost" data-testid="alerts-lost">
          ■ {words.alertsLost(ageInWords(words, (second - feed.sinceMs) / 1000))}
        </p>
      )}
      {shown.length === 0 ? (
        <p className="list-empty">{feed.kind === "connecting" ? words.alertsReading : words.alertsNone}</p>
      ) : (
        <ul className="alerts-rows">
          {shown.slice(0, mostRows).map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
      {shown.length > mostRows && <p className="list-empty">{words.alertsMore(shown.length - mostRows)}</p>}
    </section>
  );
}

function AlertRow({ alert }: { alert: Alert }) {
  const words = useWords();
  const { language } = useStore(settings);
  const isCurrent = useStore(currentAlert) === alert.id;
  useSecond();
  const text = wordsOf(alert, language);
  const title = titleOf(alert, language);
  const row = useRef<HTMLLIElement>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const age = ageInWords(words, (presentMs() - Date.parse(alert.sent)) / 1000);

  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);

  const take = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await acknowledge(alert.id);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  const classes = ["alert", `alert-${alert.severity}`, isCurrent && "current", !isActive(alert) && "ended"];
  return (
    <li ref={row} className={classes.filter(Boolean).join(" ")} data-alert={alert.id}>
      <span className="alert-sign">
        <Sign alert={alert} />
      </span>
      <div className="alert-body">
        <button
          type="button"
          className="alert-title"
          lang={text?.language}
          aria-current={isCurrent}
          onClick={() => showAlert(alert)}
        >
          {title}
        </button>
        <p className="alert-meta">
          <span>{severityInWords(words, alert.severity)}</span>
          <time dateTime={alert.sent} title={formatTime(Date.parse(alert.sent))}>
            {words.ago(age)}
          </time>
          {!isActive(alert) && <span>{words.alertEnded}</span>}
          {alert.status === "exercise" && <span className="alert-status">{words.alertExercise}</span>}
          {alert.status === "test" && <span className="alert-status">{words.alertTest}</span>}
          <LabelChip label={alert.label} />
        </p>
        {isCurrent && (
          <div className="alert-more">
            {alert.rule && alert.rule !== title && <p>{alert.rule}</p>}
            {text?.description && <p lang={text.language}>{text.description}</p>}
            {text?.instruction && <p lang={text.language}>{text.instruction}</p>}
            {alert.areas.length > 0 && <p>{alert.areas.map(({ description }) => description).join(", ")}</p>}
            <p className="quiet">{text?.senderName || alert.sender}</p>
          </div>
        )}
        {alert.acknowledged && (
          <p className="alert-taken">
            <IconCheck /> {words.acknowledgedBy(alert.acknowledged.by, formatTime(Date.parse(alert.acknowledged.at)))}
          </p>
        )}
        {failed && (
          <p className="alert-failed" role="alert">
            {words.acknowledgeFailed}
          </p>
        )}
      </div>
      {isOpen(alert) && (
        <button
          type="button"
          className="button"
          disabled={busy}
          aria-label={words.acknowledgeThis(title)}
          title={isCurrent ? "Alt+A" : undefined}
          onClick={() => void take()}
        >
          {words.acknowledge}
        </button>
      )}
    </li>
  );
}

function Sign({ alert }: { alert: Alert }) {
  if (isGrave(alert)) return <IconSquare />;
  return alert.severity === "moderate" ? <IconTriangle /> : <IconRing />;
}
