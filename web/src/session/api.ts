import { ApiError, ask, get, send } from "../api/api";
import type { Account, NewAccount, Passkey, PasskeyQuestion, Session, SessionInfo, Token } from "./types";

/** The node's answers about who one is, one's account, and, for administrators, everybody's. */

const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;
const part = encodeURIComponent;

const remove = async (path: string): Promise<void> => {
  await ask(path, { method: "DELETE" });
};

export const getSession = () => get<Session>("api/v1/session");

export const signIn = (name: string, password: string) => json<Session>(send("POST", "api/v1/session", { name, password }));

export const signOut = () => remove("api/v1/session");

export const ownerOfCode = (code: string) =>
  json<{ name: string; displayName: string }>(send("POST", "api/v1/session/first", { code }));

export const setFirstPassword = (code: string, password: string) =>
  json<Session>(send("POST", "api/v1/session/first", { code, password }));

export const actAs = (role: string) => json<Session>(send("PUT", "api/v1/session/role", { role }));

export async function changePassword(old: string | undefined, password: string): Promise<void> {
  await send("PUT", "api/v1/session/password", { ...(old ? { old } : {}), password });
}

export async function proveByPassword(password: string): Promise<void> {
  await send("POST", "api/v1/session/proof", { password });
}

export const getSessions = () => get<SessionInfo[]>("api/v1/sessions");

export const endSession = (id: string) => remove(`api/v1/sessions/${part(id)}`);

export const endOtherSessions = () => remove("api/v1/sessions");

export const getPasskeys = () => get<Passkey[]>("api/v1/session/passkeys");

export const removePasskey = (id: string) => remove(`api/v1/session/passkeys/${part(id)}`);

export const askPasskey = (path: string, body: unknown = {}) =>
  json<PasskeyQuestion>(send("POST", `api/v1/session/${path}`, body));

export async function answerPasskey(path: string, body: unknown): Promise<void> {
  await send("POST", `api/v1/session/${path}`, body);
}

export const getAccounts = () => get<Account[]>("api/v1/accounts");

export const addAccount = (account: { name: string; displayName: string; roles: string[] }) =>
  json<NewAccount>(send("POST", "api/v1/accounts", account));

export const changeAccount = (id: string, change: { roles?: string[]; disabled?: boolean }) =>
  json<Account>(send("PATCH", `api/v1/accounts/${part(id)}`, change));

export const resetAccount = (id: string) => json<NewAccount>(send("POST", `api/v1/accounts/${part(id)}/reset`));

export const clearDelay = (id: string) => remove(`api/v1/accounts/${part(id)}/delay`);

export const getTokens = () => get<Token[]>("api/v1/tokens");

export const addToken = (token: { name: string; role: string }) => json<Token>(send("POST", "api/v1/tokens", token));

export const revokeToken = (id: string) => remove(`api/v1/tokens/${part(id)}`);

/** The last part of a refusal's type: what programs may rely on. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof ApiError ? error.problem.type?.split(":").at(-1) : undefined;
