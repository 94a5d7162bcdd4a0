import { type FormEvent, useState } from "react";
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

/** A secret that is shown once. */
function Once({ hint, text }: { hint: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className="once" role="status">
      {hint} <code>{text}</code>
    </p>
  );
}

function Accounts({ mayChange }: { mayChange: boolean }) {
  const words = useSessionWords();
  const { items, failure, run } = useList(getAccounts);
  const [code, setCode] = useState<string>();
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const account = { name: text("name"), displayName: text("displayName"), roles: data.getAll("roles").map(String) };
    void run(() => addAccount(account)).then((made) => {
      setCode(made && `${made.account.name}: ${made.code}`);
      if (made) form.reset();
    });
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
                    <button type="button" className="button" onClick={() => void run(() => clearDelay(account.id))}>
                      {words.clearDelay}
                    </button>
                  )}
                  <button
                    type="button"
                    className="button"
                    aria-label={`${account.disabled ? words.enable : words.disable}: ${account.name}`}
                    onClick={() => void run(() => changeAccount(account.id, { disabled: !account.disabled }))}
                  >
                    {account.disabled ? words.enable : words.disable}
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-label={`${words.reset}: ${account.name}`}
                    onClick={() => void reset(account)}
                  >
                    {words.reset}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Once hint={words.giveCode} text={code} />
      <p className="front-failure" role="alert">
        {failure}
      </p>
      {mayChange && (
        <form className="account-row" onSubmit={add}>
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
          <button type="submit" className="button button-main">
            {words.add}
          </button>
        </form>
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
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const token = { name: String(data.get("name") ?? "").trim(), role: String(data.get("role") ?? "") };
    void run(() => addToken(token)).then((answer) => {
      setMade(answer?.token);
      if (answer) form.reset();
    });
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
                  <button
                    type="button"
                    className="button"
                    aria-label={`${words.revoke}: ${token.name}`}
                    onClick={() => void run(() => revokeToken(token.id))}
                  >
                    {words.revoke}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Once hint={words.giveToken} text={made} />
      <p className="front-failure" role="alert">
        {failure}
      </p>
      {mayChange && (
        <form className="account-row" onSubmit={add}>
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
          <button type="submit" className="button button-main">
            {words.add}
          </button>
        </form>
      )}
    </section>
  );
}
