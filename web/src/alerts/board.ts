import { createStore } from "../state/store";
import { type Alert, compareAlerts, isActive, isGrave, isOpen } from "./alert";

/** The alerts that the page knows of, in the order of the list. */
export const alerts = createStore<readonly Alert[]>([]);

/** The one that the reader looks at. */
export const currentAlert = createStore<string | undefined>(undefined);

/** Grave ones that came while the page was open and that nobody has taken note of or sent away: newest first. */
export const interrupting = createStore<readonly Alert[]>([]);

/** Ended ones beyond this many are forgotten, oldest first. */
const mostEnded = 500;

/** The list with some alerts changed. A change that is older than what the list has is left out. */
export function merge(now: readonly Alert[], changed: readonly Alert[]): readonly Alert[] {
  const byId = new Map(now.map((alert) => [alert.id, alert]));
  for (const alert of changed) {
    const before = byId.get(alert.id);
    if (!before || before.number <= alert.number) byId.set(alert.id, alert);
  }
  let ended = 0;
  return [...byId.values()].sort(compareAlerts).filter((alert) => isActive(alert) || ++ended <= mostEnded);
}

/** Takes what the node holds now: what it has forgotten goes. */
export function replaceAll(told: readonly Alert[]): void {
  alerts.set(merge([], told));
  keepInterrupting();
}

/** Takes a change as it happens. */
export function take(changed: Alert): void {
  const isNew = !alerts.get().some(({ id }) => id === changed.id);
  alerts.set((now) => merge(now, [changed]));
  if (isNew && isOpen(changed) && isGrave(changed)) interrupting.set((now) => [changed, ...now]);
  keepInterrupting();
}

export function sendAway(): void {
  interrupting.set([]);
}

function keepInterrupting(): void {
  const open = new Map(
    alerts
      .get()
      .filter(isOpen)
      .map((alert) => [alert.id, alert]),
  );
  interrupting.set((now) => {
    const kept = now.map(({ id }) => open.get(id)).filter((alert) => alert !== undefined);
    return kept.length === now.length && kept.every((alert, i) => alert === now[i]) ? now : kept;
  });
}
