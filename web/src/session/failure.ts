import { ApiError } from "../api/api";
import { refusalOf } from "./api";
import type { SessionWords } from "./words";

/** What went wrong, for who tried. */
export function failureOf(words: SessionWords, error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal === "wrong-sign-in") return words.wrong;
  if (refusal === "wait") return words.wait;
  if (!(error instanceof ApiError)) return words.noPasskey;
  return error.status === 0 ? words.notReached : `${words.failed}: ${error.problem.detail ?? error.status}`;
}
