/** The account part of the API, as far as the app uses it. */

export const roles = [
  "viewer",
  "commander",
  "watch",
  "planner",
  "logistics",
  "release",
  "admin",
  "auditor",
  "feed",
] as const;

export interface Session {
  signedIn: boolean;
  name?: string;
  displayName?: string;
  role?: string;
  roles?: string[];
  /** What the role may do, in the words of the table of permissions. */
  may?: string[];
  fresh?: boolean;
  hasPassword?: boolean;
  signIn: { possible: boolean; password: boolean; openId?: string };
}

export interface SessionInfo {
  id: string;
  current: boolean;
  role: string;
  method: string;
  started: string;
  lastSeen: string;
  source: string;
  browser: string;
}

export interface Passkey {
  id: string;
  name: string;
  created: string;
  lastUsed?: string;
}

export interface PasskeyQuestion {
  challenge: string;
  options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
}

export interface Account {
  id: string;
  name: string;
  displayName: string;
  roles: string[];
  disabled: boolean;
  hasPassword: boolean;
  passkeys: number;
  sessions: number;
  lastSignIn?: string;
  codeExpires?: string;
  wrongSignIns: number;
  delayedUntil?: string;
}

export interface NewAccount {
  account: Account;
  code: string;
  codeExpires: string;
}

export interface Token {
  id: string;
  name: string;
  role: string;
  created: string;
  by: string;
  lastUsed?: string;
  /** Only in the answer that made it. */
  token?: string;
}
