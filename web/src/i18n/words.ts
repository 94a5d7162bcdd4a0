import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { dictionaries } from "./dictionaries";
import type { Dictionary } from "./en";

/** The words of the language chosen. */
export function useWords(): Dictionary {
  return dictionaries[useStore(settings).language];
}
