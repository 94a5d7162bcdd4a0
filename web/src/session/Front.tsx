import { type ReactNode, useEffect } from "react";
import { dictionaries } from "../i18n/dictionaries";
import { change, languages, settings } from "../state/settings";
import { useStore } from "../state/store";

/** A page in front of the watch floor: one thing to do, and the language to do it in. */
export function Front({ title, children }: { title: string; children: ReactNode }) {
  const { language } = useStore(settings);
  useEffect(() => {
    document.title = `${title} · Liaison`;
  }, [title]);
  return (
    <main className="front">
      <section className="front-card" aria-labelledby="front-title">
        <h1 id="front-title">{title}</h1>
        {children}
      </section>
      <div className="switch" role="group" aria-label={dictionaries[language].language}>
        {languages.map((it) => (
          <button
            key={it}
            type="button"
            lang={it}
            aria-pressed={it === language}
            onClick={() => change({ language: it })}
          >
            {dictionaries[it].languageName}
          </button>
        ))}
      </div>
    </main>
  );
}
