import { useCallback, useEffect, useState } from "react";
import { failureOf } from "./failure";
import { withProof } from "./session";
import { useSessionWords } from "./words";

/** A list of the node that is read again after each change; what a change answers is passed on. */
export function useList<T>(read: () => Promise<T[]>) {
  const words = useSessionWords();
  const [items, setItems] = useState<T[]>([]);
  const [failure, setFailure] = useState<string>();
  const again = useCallback(() => {
    read().then(setItems, (error: unknown) => setFailure(failureOf(words, error)));
  }, [read, words]);
  useEffect(again, [again]);
  const run = async <R>(act: () => Promise<R>): Promise<R | undefined> => {
    setFailure(undefined);
    try {
      const answer = await withProof(act);
      again();
      return answer;
    } catch (error) {
      setFailure(failureOf(words, error));
      return undefined;
    }
  };
  return { items, failure, run };
}
