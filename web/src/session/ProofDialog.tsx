import { type FormEvent, useEffect, useRef, useState } from "react";
import { useStore } from "../state/store";
import { proveByPassword } from "./api";
import { failureOf } from "./failure";
import { passkeysWork, proveByPasskey } from "./passkeys";
import { proofWanted, session } from "./session";
import { useSessionWords } from "./words";

/** Asks again who it is, when something wants a fresh sign-in; what was tried goes on by itself. */
export function ProofDialog() {
  const wanted = useStore(proofWanted);
  return wanted ? <Proof resolve={wanted.resolve} /> : null;
}

function Proof({ resolve }: { resolve: (isProved: boolean) => void }) {
  const words = useSessionWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string>();

  useEffect(() => dialog.current?.showModal(), []);

  const run = async (act: () => Promise<void>) => {
    try {
      await act();
      resolve(true);
    } catch (error) {
      setFailure(failureOf(words, error));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(() => proveByPassword(password));
  };

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="proof-title" onClose={() => resolve(false)}>
      <form className="sign-in" onSubmit={submit}>
        <h2 id="proof-title">{words.prove}</h2>
        <p>{words.proveHint}</p>
        {session.get()?.hasPassword && (
          <label>
            {words.password}
            <input
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
        )}
        <p className="front-failure" role="alert">
          {failure}
        </p>
        <div className="sign-in-foot">
          <button type="button" className="button" onClick={() => resolve(false)}>
            {words.cancel}
          </button>
          {passkeysWork() && (
            <button type="button" className="button" onClick={() => void run(proveByPasskey)}>
              {words.byPasskey}
            </button>
          )}
          <button type="submit" className="button button-main" disabled={password === ""}>
            {words.confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
