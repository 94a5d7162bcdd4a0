import type { Severity } from "../api/types";
import type { Language } from "../state/settings";
import { type Dictionary, en } from "./en";
import { ja } from "./ja";

export const dictionaries: Record<Language, Dictionary> = { en, ja };

/** An age in the unit a watch officer would say it in; a missing clock gives no negative ages. */
export function ageInWords(words: Dictionary, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 120) return words.seconds(whole);
  if (whole < 7200) return words.minutes(Math.floor(whole / 60));
  if (whole < 172_800) return words.hours(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60));
  return words.days(Math.floor(whole / 86_400));
}

export function severityInWords(words: Dictionary, severity: Severity): string {
  const names: Record<Severity, string> = {
    unknown: words.severityUnknown,
    minor: words.severityMinor,
    moderate: words.severityModerate,
    severe: words.severitySevere,
    extreme: words.severityExtreme,
  };
  return names[severity];
}
