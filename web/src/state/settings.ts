import { createStore } from "./store";

export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

export const themes = ["dark", "light", "night"] as const;
export type Theme = (typeof themes)[number];

export interface Settings {
  language: Language;
  theme: Theme;
  /** Shortcuts of one letter, which some input devices press by accident (WCAG 2.1.4). */
  singleKeys: boolean;
  /** The list of tracks beside the map. */
  list: boolean;
}

const storageKey = "liaison.settings";

function initial(): Settings {
  const defaults: Settings = {
    language: navigator.language.startsWith("ja") ? "ja" : "en",
    theme: "dark",
    singleKeys: true,
    list: window.innerWidth >= 1200,
  };
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Partial<Settings>;
    return {
      language: languages.find((it) => it === kept.language) ?? defaults.language,
      theme: themes.find((it) => it === kept.theme) ?? defaults.theme,
      singleKeys: kept.singleKeys ?? defaults.singleKeys,
      list: kept.list ?? defaults.list,
    };
  } catch {
    return defaults;
  }
}

export const settings = createStore<Settings>(initial());

settings.subscribe(() => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(settings.get()));
  } catch {
    // A browser that keeps nothing still works; the settings last as long as the page.
  }
});

export function change(some: Partial<Settings>): void {
  settings.set((now) => ({ ...now, ...some }));
}

export function nextTheme(): void {
  settings.set((now) => ({ ...now, theme: themes[(themes.indexOf(now.theme) + 1) % themes.length] ?? "dark" }));
}

export function nextLanguage(): void {
  settings.set((now) => ({ ...now, language: now.language === "en" ? "ja" : "en" }));
}
