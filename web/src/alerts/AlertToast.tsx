import { IconClose, IconSquare } from "../app/icons";
import { useWords } from "../i18n/words";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { titleOf } from "./alert";
import { interrupting, sendAway } from "./board";
import { showAlert } from "./show";

/** Grave alerts as they come, over the map and read out at once. Stays until it is seen to: nobody has to be quick. */
export function AlertToast() {
  const words = useWords();
  const { language } = useStore(settings);
  const now = useStore(interrupting);
  const [newest] = now;
  return (
    <div role="alert" className="toasts">
      {newest && (
        <div className="toast" data-testid="toast">
          <IconSquare />
          <p>
            <strong>{titleOf(newest, language)}</strong>
            {now.length > 1 && <span> {words.alertsAlso(now.length - 1)}</span>}
          </p>
          <button type="button" className="button" onClick={() => showAlert(newest)}>
            {words.show}
          </button>
          <button type="button" className="icon-button" aria-label={words.close} onClick={sendAway}>
            <IconClose />
          </button>
        </div>
      )}
    </div>
  );
}
