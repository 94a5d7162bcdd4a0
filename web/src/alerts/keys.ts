import { alerts, currentAlert } from "./board";
import { acknowledge } from "./feed";
import { isOpen } from "./alert";
import { showNextAlert } from "./show";

/** Alt+A: takes note of the current alert. Without one that is open it only shows the next: nothing is taken unseen. */
export function acknowledgeCurrent(): void {
  const current = alerts.get().find(({ id }) => id === currentAlert.get());
  if (current && isOpen(current)) {
    // A refusal opens the sign-in; anything else leaves the alert open, which can be seen.
    acknowledge(current.id).catch(() => {});
  } else {
    showNextAlert();
  }
}
