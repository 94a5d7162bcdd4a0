import { useEffect, useRef } from "react";
import type { Dictionary } from "../i18n/en";
import { useWords } from "../i18n/words";
import { keysShown } from "../state/floor";
import { change, settings } from "../state/settings";
import { useStore } from "../state/store";
import { IconClose } from "./icons";

const rows: [keys: string[], text: keyof Dictionary & `key${string}`][] = [
  [["Ctrl K", "/"], "keySearch"],
  [["F6"], "keyRegions"],
  [["← ↑ → ↓"], "keyArrows"],
  [["+", "−"], "keyZoom"],
  [["Enter"], "keyEnter"],
  [["F"], "keyFollow"],
  [["Z"], "keyZoomTo"],
  [["I"], "keyNext"],
  [["M"], "keyMeasure"],
  [["O"], "keyRings"],
  [["V"], "keyAreas"],
  [["Alt A"], "keyAcknowledge"],
  [["Space"], "keyPlay"],
  [[",", "."], "keyStep"],
  [["<", ">"], "keySpeed"],
  [["End"], "keyLive"],
  [["L"], "keyList"],
  [["Esc"], "keyEscape"],
  [["Ctrl Shift L"], "keyLanguage"],
  [["Ctrl Shift D"], "keyTheme"],
  [["?"], "keyHelp"],
];

export function KeysDialog() {
  const words = useWords();
  const shown = useStore(keysShown);
  const { singleKeys } = useStore(settings);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={() => keysShown.set(false)}>
      <header>
        <h2 id="keys-title">{words.keys}</h2>
        <button type="button" className="icon-button" aria-label={words.close} onClick={() => keysShown.set(false)}>
          <IconClose />
        </button>
      </header>
      <dl>
        {rows.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words[text] as string}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-single">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => change({ singleKeys: event.target.checked })}
        />
        <span>
          {words.keysSingle}
          <small>{words.keysSingleHint}</small>
        </span>
      </label>
      <h3>{words.keysMap}</h3>
      <ul>
        <li>{words.keysLeader}</li>
        <li>{words.keysReckoning}</li>
        <li>{words.keysStale}</li>
      </ul>
    </dialog>
  );
}
