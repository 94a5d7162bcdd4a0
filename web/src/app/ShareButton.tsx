import { useEffect, useState } from "react";
import { useWords } from "../i18n/words";
import { shareAddress } from "../state/address";
import { IconLink } from "./icons";

const saidForMs = 2500;

/** Copies the address of what is looked at: place, filters, track and moment. */
export function ShareButton() {
  const words = useWords();
  const [said, setSaid] = useState<"copied" | "notCopied">();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), saidForMs);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = () =>
    // A page that is not secure, or a user who forbids it, has no clipboard.
    Promise.resolve(navigator.clipboard)
      .then((clipboard) => clipboard.writeText(shareAddress()))
      .then(
        () => setSaid("copied"),
        () => setSaid("notCopied"),
      );

  return (
    <>
      <button type="button" aria-label={words.share} title={words.share} onClick={() => void copy()}>
        <IconLink />
      </button>
      <span className={said ? "note tools-note" : "visually-hidden"} role="status">
        {said && words[said]}
      </span>
    </>
  );
}
