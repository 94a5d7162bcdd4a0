import { type Alert, type AlertText, severities } from "../api/types";
import type { Language } from "../state/settings";

export type { Alert } from "../api/types";

/** Severe enough to interrupt whatever somebody is doing. */
export const isGrave = ({ severity }: Pick<Alert, "severity">) => severity === "severe" || severity === "extreme";

export const isActive = ({ state }: Pick<Alert, "state">) => state === "active";

/** Stands, and nobody has taken note of it. */
export const isOpen = (alert: Alert) => isActive(alert) && !alert.acknowledged;

/** Order of the list: what nobody has taken note of, then what stands, then the severest, then the newest. */
export function compareAlerts(a: Alert, b: Alert): number {
  return (
    Number(isOpen(b)) - Number(isOpen(a)) ||
    Number(isActive(b)) - Number(isActive(a)) ||
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    Date.parse(b.sent) - Date.parse(a.sent) ||
    b.number - a.number
  );
}

/** The words in the reader's language, in English otherwise, or in what there is. */
export function wordsOf({ texts }: Pick<Alert, "texts">, language: Language): AlertText | undefined {
  const inLanguage = (wanted: string) => texts.find((text) => text.language.toLowerCase().startsWith(wanted));
  return inLanguage(language) ?? inLanguage("en") ?? texts[0];
}

/** One line that says what it is. */
export function titleOf(alert: Alert, language: Language): string {
  const text = wordsOf(alert, language);
  return text?.headline || text?.event || alert.rule || alert.id;
}

/** Whether it stood at a moment. */
export function stoodAt(alert: Alert, ms: number): boolean {
  const ended = alert.ended ? Date.parse(alert.ended) : undefined;
  return Date.parse(alert.received) <= ms && (ended === undefined ? isActive(alert) : ended > ms);
}
