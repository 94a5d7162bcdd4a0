import { type FormEvent, useState } from "react";
import { ownerOfCode, setFirstPassword } from "./api";
import { failureOf } from "./failure";
import { Front } from "./Front";
import { passkeysWork, registerFirstPasskey } from "./passkeys";
import { startAgain } from "./session";
import { useSessionWords } from "./words";

/** What follows # is not sent to the node, and does not stay in the address. Elsewhere it says where the map looks. */
function takeCode(): string {
  if (!location.pathname.endsWith("/first")) return "";
  const code = decodeURIComponent(location.hash.slice(1));
  if (code !== "") history.replaceState(null, "", location.pathname);
  return code;
}

const given = takeCode();

/** The first sign-in: a one-time code sets the password or registers a passkey. */
export function FirstPage() {
  const words = useSessionWords();
  const [code, setCode] = useState(given);
  const [owner, setOwner] = useState<{ name: string; displayName: string }>();
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      setFailure(failureOf(words, error));
    }
    setBusy(false);
  };
  const find = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => setOwner(await ownerOfCode(code.trim())));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await setFirstPassword(code.trim(), password);
      startAgain();
    });
  };
  const passkey = () =>
    run(async () => {
      await registerFirstPasskey(code.trim(), navigator.platform);
      startAgain();
    });

  const problem = (
    <p className="front-failure" role="alert">
      {failure}
    </p>
  );
  if (!owner) {
    return (
      <Front title={words.first}>
        <form onSubmit={find}>
          <label>
            {words.code}
            <input
              className="mono"
              autoComplete="one-time-code"
              autoFocus
              required
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </label>
          {problem}
          <button type="submit" className="button button-main" disabled={busy}>
            {words.next}
          </button>
        </form>
      </Front>
    );
  }
  return (
    <Front title={words.first}>
      <p>
        {words.codeFor} <b>{owner.displayName}</b> ({owner.name})
      </p>
      {passkeysWork() && (
        <>
          <button type="button" className="button button-main" disabled={busy} onClick={() => void passkey()}>
            {words.setPasskey}
          </button>
          <p className="quiet">{words.or}</p>
        </>
      )}
      <form onSubmit={submit}>
        <input type="hidden" autoComplete="username" value={owner.name} readOnly />
        <label>
          {words.newPassword}
          <input
            type="password"
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <p className="quiet">{words.passwordHint}</p>
        {problem}
        <button type="submit" className="button" disabled={busy}>
          {words.setPassword}
        </button>
      </form>
    </Front>
  );
}
