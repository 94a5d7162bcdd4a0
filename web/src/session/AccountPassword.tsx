import { type FormEvent, useState } from "react";
import { changePassword } from "./api";
import { failureOf } from "./failure";
import { withProof } from "./session";
import { useSessionWords } from "./words";

/** Another password, or the first one of who came by passkey. */
export function AccountPassword({ hasPassword }: { hasPassword: boolean }) {
  const words = useSessionWords();
  const [old, setOld] = useState("");
  const [password, setPassword] = useState("");
  const [answer, setAnswer] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withProof(() => changePassword(hasPassword ? old : undefined, password)).then(
      () => {
        setOld("");
        setPassword("");
        setAnswer(words.changed);
      },
      (error: unknown) => setAnswer(failureOf(words, error)),
    );
  };
  return (
    <form aria-labelledby="password-title" onSubmit={submit}>
      <h3 id="password-title">{words.changePassword}</h3>
      <div className="account-row">
        {hasPassword && (
          <label>
            {words.oldPassword}
            <input
              type="password"
              autoComplete="current-password"
              required
              value={old}
              onChange={(event) => setOld(event.target.value)}
            />
          </label>
        )}
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
        <button type="submit" className="button">
          {words.changePassword}
        </button>
      </div>
      <p className="quiet">{words.passwordHint}</p>
      <p role="status">{answer}</p>
    </form>
  );
}
