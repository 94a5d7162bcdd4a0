import { endOtherSessions, endSession, getSessions } from "./api";
import { useList } from "./useList";
import { useSessionWords } from "./words";

export const minute = (time: string): string => time.slice(0, 16).replace("T", " ") + "Z";

/** One's own sessions, each of which can be ended. */
export function AccountSessions() {
  const words = useSessionWords();
  const { items, failure, run } = useList(getSessions);
  return (
    <section aria-labelledby="sessions-title">
      <h3 id="sessions-title">{words.sessions}</h3>
      <ul className="account-list">
        {items.map((item) => (
          <li key={item.id}>
            <span>
              {item.role} · {item.source} · {words.lastSeen} {minute(item.lastSeen)}
              {item.current ? ` · ${words.thisSession}` : ""}
              <small>{item.browser}</small>
            </span>
            {!item.current && (
              <button type="button" className="button" onClick={() => void run(() => endSession(item.id))}>
                {words.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <button type="button" className="button" onClick={() => void run(endOtherSessions)}>
          {words.endOthers}
        </button>
      )}
      <p className="front-failure" role="alert">
        {failure}
      </p>
    </section>
  );
}
