import { createStore } from "../state/store";

/** The token that proves who asks, for as long as this tab lives. Reading may need none; changing something does. */

const key = "liaison.token";

function kept(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export const token = createStore<string | undefined>(kept());

token.subscribe(() => {
  const now = token.get();
  try {
    if (now === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, now);
  } catch {
    // A browser that keeps nothing still works: the token lasts as long as the page.
  }
});

/** The node's reason, when it let nobody in or refused the role; the app then offers to sign in. */
export const signInWanted = createStore<string | undefined>(undefined);

/** Grows when the node answers that nobody has signed in: a session may have ended. */
export const sessionLost = createStore(0);
