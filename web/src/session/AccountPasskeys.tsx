import { useState } from "react";
import { getPasskeys, removePasskey } from "./api";
import { passkeysWork, registerPasskey } from "./passkeys";
import { useList } from "./useList";
import { useSessionWords } from "./words";

/** One's own passkeys. */
export function AccountPasskeys() {
  const words = useSessionWords();
  const { items, failure, run } = useList(getPasskeys);
  const [name, setName] = useState("");
  return (
    <section aria-labelledby="passkeys-title">
      <h3 id="passkeys-title">{words.passkeys}</h3>
      {items.length === 0 && <p className="quiet">{words.noPasskeys}</p>}
      <ul className="account-list">
        {items.map((passkey) => (
          <li key={passkey.id}>
            <span>{passkey.name}</span>
            <button type="button" className="button" onClick={() => void run(() => removePasskey(passkey.id))}>
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      {passkeysWork() && (
        <div className="account-row">
          <label>
            {words.passkeyName}
            <input value={name} maxLength={64} onChange={(event) => setName(event.target.value)} />
          </label>
          <button type="button" className="button" onClick={() => void run(() => registerPasskey(name))}>
            {words.addPasskey}
          </button>
        </div>
      )}
      <p className="front-failure" role="alert">
        {failure}
      </p>
    </section>
  );
}
