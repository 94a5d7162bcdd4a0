import { sessionLost } from "../api/access";
import { createStore } from "../state/store";
import { getSession, refusalOf } from "./api";
import type { Session } from "./types";

/** Who uses this page; undefined until the node has said so. */
export const session = createStore<Session | undefined>(undefined);

export async function readSession(): Promise<void> {
  session.set(await getSession());
}

/** Follows what other requests find out: a session that ended leads back to the sign-in page. */
export function followSession(): () => void {
  return sessionLost.subscribe(() => {
    if (session.get()?.signedIn) void readSession().catch(() => undefined);
  });
}

/** Somebody has to prove again who they are; `resolve` says whether they did. */
export const proofWanted = createStore<{ resolve: (isProved: boolean) => void } | undefined>(undefined);

/** Does what asks for a fresh sign-in: when the node wants one, it is had first. */
export async function withProof<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (refusalOf(error) !== "sign-in-again") throw error;
    const isProved = await new Promise<boolean>((resolve) => proofWanted.set({ resolve }));
    proofWanted.set(undefined);
    if (!isProved) throw error;
    return act();
  }
}

/** The app from its beginning, as who has just signed in or out: nothing of before is left on the page. */
export function startAgain(): void {
  location.assign(new URL(".", document.baseURI));
}
