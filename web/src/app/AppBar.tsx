import { type ComponentType, useMemo } from "react";
import { dictionaries } from "../i18n/dictionaries";
import { useWords } from "../i18n/words";
import { AccountMenu } from "../session/AccountMenu";
import { useNodeTime } from "../state/clock";
import { headquarters, keysShown } from "../state/floor";
import { type Theme, change, languages, nextTheme, settings } from "../state/settings";
import { useStore } from "../state/store";
import { formatDay, formatHourMinute } from "../tracks/format";

import { LinkPill } from "./LinkPill";
import { SearchField } from "./SearchField";
import { IconEye, IconList, IconMark, IconMoon, IconSun } from "./icons";

export function AppBar() {
  const words = useWords();
  const node = useStore(headquarters);
  const { list } = useStore(settings);
  return (
    <header className="bar">
      <IconMark />
      <div className="bar-title">
        <h1>{node?.name ?? words.product}</h1>
        <p>{node ? words.nodeOf(node.country, node.version) : words.headquartersUnknown}</p>
      </div>
      <SearchField />
      <span className="spacer" />
      <LinkPill />
      <Clocks />
      <LanguageSwitch />
      <ThemeButton />
      <AccountMenu />
      <button
        type="button"
        className="icon-button"
        aria-pressed={list}
        aria-label={words.list}
        title={`${words.list} (L)`}
        onClick={() => change({ list: !list })}
      >
        <IconList />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.help}
        title={`${words.help} (?)`}
        onClick={() => keysShown.set(true)}
      >
        <span aria-hidden="true">?</span>
      </button>
    </header>
  );
}

function Clocks() {
  const words = useWords();
  const { language } = useStore(settings);
  const { ms, fromNode } = useNodeTime();
  // Making a format costs more than all the rest of the bar. An hour is soon enough to notice summer time.
  const hour = Math.floor(ms / 3_600_000);
  const zone = useMemo(
    () =>
      new Intl.DateTimeFormat(language, { timeZoneName: "shortGeneric" })
        .formatToParts(hour * 3_600_000)
        .find(({ type }) => type === "timeZoneName")?.value,
    [language, hour],
  );
  return (
    <div className="clocks" title={fromNode ? words.clockNode : words.clockOwn}>
      <time dateTime={new Date(ms).toISOString()} aria-label={words.utc}>
        <b>
          {formatHourMinute(ms, true)}
          <small>Z</small>
        </b>
        <span>{formatDay(ms)}</span>
      </time>
      <time dateTime={new Date(ms).toISOString()} aria-label={words.localTime}>
        <b>{formatHourMinute(ms, false)}</b>
        <span>{zone}</span>
      </time>
    </div>
  );
}

function LanguageSwitch() {
  const words = useWords();
  const { language } = useStore(settings);
  return (
    <div className="switch" role="group" aria-label={words.language}>
      {languages.map((it) => (
        <button
          key={it}
          type="button"
          lang={it}
          aria-pressed={it === language}
          title={dictionaries[it].languageName}
          onClick={() => change({ language: it })}
        >
          {it === "en" ? "EN" : "日本語"}
        </button>
      ))}
    </div>
  );
}

const themeIcons: Record<Theme, ComponentType> = { dark: IconMoon, light: IconSun, night: IconEye };

function ThemeButton() {
  const words = useWords();
  const { theme } = useStore(settings);
  const Icon = themeIcons[theme];
  const names: Record<Theme, string> = { dark: words.themeDark, light: words.themeLight, night: words.themeNight };
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={words.themeNext(names[theme])}
      title={names[theme]}
      onClick={nextTheme}
    >
      <Icon />
    </button>
  );
}
