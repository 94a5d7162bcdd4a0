import { type FormEvent, useState } from "react";
import { signIn } from "./api";
import { failureOf } from "./failure";
import { Front } from "./Front";
import { passkeysWork, signInByPasskey } from "./passkeys";
import { startAgain } from "./session";
import type { Session } from "./types";
import { useSessionWords } from "./words";

/** Asks who it is: by passkey, by password, or at the provider. */
export function SignInPage({ ways }: { ways: Session["signIn"] }) {
  const words = useSessionWords();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");

  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
      startAgain();
    } catch (error) {
      setFailure(failureOf(words, error));
      setPassword("");
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(() => signIn(name.trim(), password));
  };

  if (!ways.possible) {
    return (
      <Front title={words.signIn}>
        <p role="alert">{words.notPossible}</p>
      </Front>
    );
  }
  return (
    <Front title={words.signIn}>
      {ways.password && <form onSubmit={submit}>
        <label>
          {words.name}
          <input
            autoComplete="username webauthn"
            autoCapitalize="none"
            autoFocus
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          {words.password}
          <input
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <button type="submit" className="button button-main" disabled={busy}>
          {words.signIn}
        </button>
      </form>}
      <p className="front-failure" role="alert">
        {failure}
      </p>
      {passkeysWork() && (
        <button type="button" className="button" disabled={busy} onClick={() => void run(signInByPasskey)}>
          {words.byPasskey}
        </button>
      )}
      {ways.openId !== undefined && (
        <a className="button" href="api/v1/session/openid">
          {words.byProvider} {ways.openId}
        </a>
      )}
    </Front>
  );
}
