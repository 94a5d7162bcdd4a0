import { type FormEvent, useEffect, useRef, useState } from "react";
import { signInWanted, token } from "../api/access";
import { useWords } from "../i18n/words";
import { useStore } from "../state/store";

/** Asks for a token when the node refused to change something. What was tried is tried again by hand. */
export function SignIn() {
  const words = useWords();
  const reason = useStore(signInWanted);
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");

  useEffect(() => {
    if (reason !== undefined) dialog.current?.showModal();
    else dialog.current?.close();
  }, [reason]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") token.set(text.trim());
    setText("");
    signInWanted.set(undefined);
  };

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="sign-in-title" onClose={() => signInWanted.set(undefined)}>
      <form className="sign-in" onSubmit={submit}>
        <h2 id="sign-in-title">{words.signIn}</h2>
        <p>{reason || words.signInNeeded}</p>
        <label>
          {words.token}
          <input
            type="password"
            autoComplete="current-password"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <p className="quiet">{words.tokenHint}</p>
        <div className="sign-in-foot">
          <button type="button" className="button" onClick={() => signInWanted.set(undefined)}>
            {words.cancel}
          </button>
          <button type="submit" className="button button-main" disabled={text.trim() === ""}>
            {words.signIn}
          </button>
        </div>
      </form>
    </dialog>
  );
}
