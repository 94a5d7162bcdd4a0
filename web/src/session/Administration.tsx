import { type FormEvent, type ReactNode, useState } from "react";
import { useStore } from "../state/store";
import { addAccount, addToken, changeAccount, clearDelay, getAccounts, getTokens, resetAccount, revokeToken } from "./api";
import { minute } from "./AccountSessions";
import { ProofDialog } from "./ProofDialog";
import { session } from "./session";
import { type Account, roles } from "./types";
import { useList } from "./useList";
import { type SessionWords, useSessionWords } from "./words";

/** Accounts and tokens: administrators change them, auditors look at them. */
export default function Administration() {
  const words = useSessionWords();
  const mayChange = useStore(session)?.may?.includes("manage accounts and tokens") === true;
  return (
    <main className="administration">
      <div className="account-head">
        <h1>{words.administration}</h1>
        <a className="button" href=".">
          {words.toFloor}
        </a>
      </div>
      <Accounts mayChange={mayChange} />
      <Tokens mayChange={mayChange} />
      <ProofDialog />
    </main>
  );
}

/** What came of the last change: a secret that is shown once, or why it failed. */
function Outcome({ hint, secret, failure }: { hint: string; secret: string | undefined; failure: string | undefined }) {
  return (
    <>
      {secret !== undefined && (
        <p className="once" role="status">
          {hint} <code>{secret}</code>
        </p>
      )}
      <p className="front-failure" role="alert">
        {failure}
      </p>
    </>
  );
}

/** A form for one thing more, which is empty again when that was added. */
function AddForm({ add, children }: { add: (data: FormData) => Promise<unknown>; children: ReactNode }) {
  const words = useSessionWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void add(new FormData(form)).then((made) => {
      if (made !== undefined) form.reset();
    });
  };
  return (
    <form className="account-row" onSubmit={submit}>
      {children}
      <button type="submit" className="button button-main">
        {words.add}
      </button>
    </form>
  );
}

/** What can be done to one thing of a list. */
function Act({ what, to, act }: { what: string; to: string; act: () => Promise<unknown> }) {
  return (
    <button type="button" className="button" aria-label={`${what}: ${to}`} onClick={() => void act()}>
      {what}
    </button>
  );
}

const textOf = (data: FormData, name: string) => String(data.get(name) ?? "").trim();

function Accounts({ mayChange }: { mayChange: boolean }) {
  const words = useSessionWords();
  const { items, failure, run } = useList(getAccounts);
  const [code, setCode] = useState<string>();
  const add = async (data: FormData) => {
    const [name, displayName] = [textOf(data, "name"), textOf(data, "displayName")];
    const made = await run(() => addAccount({ name, displayName, roles: data.getAll("roles").map(String) }));
    setCode(made && `${made.account.name}: ${made.code}`);
    return made;
  };
  const reset = (account: Account) =>
    run(() => resetAccount(account.id)).then((made) => setCode(made && `${account.name}: ${made.code}`));
  return (
    <section aria-labelledby="accounts-title">
      <h2 id="accounts-title">{words.accounts}</h2>
      <table>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.displayName}</th>
            <th>{words.roles}</th>
            <th>{words.lastSignIn}</th>
            <th>{words.state}</th>
            {mayChange && <td />}
          </tr>
        </thead>
        <tbody>
          {items.map((account) => (
            <tr key={account.id}>
              <td>{account.name}</td>
              <td>{account.displayName}</td>
              <td>{account.roles.join(", ")}</td>
              <td>{account.lastSignIn ? minute(account.lastSignIn) : words.never}</td>
              <td>{stateOf(words, account)}</td>
              {mayChange && (
                <td className="actions">
                  {account.delayedUntil !== undefined && (
                    <Act what={words.clearDelay} to={account.name} act={() => run(() => clearDelay(account.id))} />
                  )}
                  <Act
                    what={account.disabled ? words.enable : words.disable}
                    to={account.name}
                    act={() => run(() => changeAccount(account.id, { disabled: !account.disabled }))}
                  />
                  <Act what={words.reset} to={account.name} act={() => reset(account)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Outcome hint={words.giveCode} secret={code} failure={failure} />
      {mayChange && (
        <AddForm add={add}>
          <label>
            {words.name}
            <input name="name" required pattern="[a-z0-9][a-z0-9._@\-]*" maxLength={64} autoComplete="off" />
          </label>
          <label>
            {words.displayName}
            <input name="displayName" required maxLength={100} autoComplete="off" />
          </label>
          <label>
            {words.roles}
            <select name="roles" multiple required size={4}>
              {roles
                .filter((role) => role !== "feed")
                .map((role) => (
                  <option key={role}>{role}</option>
                ))}
            </select>
          </label>
        </AddForm>
      )}
    </section>
  );
}

function stateOf(words: SessionWords, account: Account): string {
  if (account.disabled) return words.disabled;
  if (account.delayedUntil !== undefined) return `${words.delayed} (${account.wrongSignIns})`;
  return account.codeExpires !== undefined ? words.codeOut : words.good;
}

function Tokens({ mayChange }: { mayChange: boolean }) {
  const words = useSessionWords();
  const { items, failure, run } = useList(getTokens);
  const [made, setMade] = useState<string>();
  const add = async (data: FormData) => {
    const answer = await run(() => addToken({ name: textOf(data, "name"), role: textOf(data, "role") }));
    setMade(answer?.token);
    return answer;
  };
  return (
    <section aria-labelledby="tokens-title">
      <h2 id="tokens-title">{words.tokens}</h2>
      <table>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.role}</th>
            <th>{words.lastUsed}</th>
            {mayChange && <td />}
          </tr>
        </thead>
        <tbody>
          {items.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td>{token.role}</td>
              <td>{token.lastUsed ? minute(token.lastUsed) : words.never}</td>
              {mayChange && (
                <td className="actions">
                  <Act what={words.revoke} to={token.name} act={() => run(() => revokeToken(token.id))} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Outcome hint={words.giveToken} secret={made} failure={failure} />
      {mayChange && (
        <AddForm add={add}>
          <label>
            {words.name}
            <input name="name" required maxLength={64} autoComplete="off" />
          </label>
          <label>
            {words.role}
            <select name="role" defaultValue="feed">
              {roles.map((role) => (
                <option key={role}>{role}</option>
              ))}
            </select>
          </label>
        </AddForm>
      )}
    </section>
  );
}
