import { useRef, useState } from "react";
import { useStore } from "../state/store";
import { actAs, signOut } from "./api";
import { AccountPasskeys } from "./AccountPasskeys";
import { AccountPassword } from "./AccountPassword";
import { AccountSessions } from "./AccountSessions";
import { ProofDialog } from "./ProofDialog";
import { session, startAgain } from "./session";
import { useSessionWords } from "./words";

/** Who uses this page, in which role; behind it, all that concerns their own account. */
export function AccountMenu() {
  const words = useSessionWords();
  const now = useStore(session);
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (!now?.signedIn) {
    return now?.signIn.possible ? (
      <a className="button account-button" href="sign-in">
        {words.signIn}
      </a>
    ) : null;
  }
  const open = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" className="button account-button" aria-haspopup="dialog" onClick={open}>
        <b>{now.displayName}</b> <span>{now.role}</span>
      </button>
      <dialog ref={dialog} className="keys account" aria-labelledby="account-title" onClose={() => setOpen(false)}>
        <div className="account-head">
          <h2 id="account-title">
            {now.displayName} <small>{now.name}</small>
          </h2>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {words.close}
          </button>
        </div>
        {isOpen && (
          <div className="account-body">
            <label>
              {words.actingAs}
              <select
                value={now.role}
                onChange={(event) => void actAs(event.target.value).then(() => location.reload())}
              >
                {now.roles?.map((role) => <option key={role}>{role}</option>)}
              </select>
            </label>
            <AccountPasskeys />
            <AccountPassword hasPassword={now.hasPassword === true} />
            <AccountSessions />
            <div className="sign-in-foot">
              {now.may?.includes("see accounts and tokens") && (
                <a className="button" href="accounts">
                  {words.administration}
                </a>
              )}
              <button type="button" className="button button-main" onClick={() => void signOut().finally(startAgain)}>
                {words.signOut}
              </button>
            </div>
          </div>
        )}
      </dialog>
      <ProofDialog />
    </>
  );
}
