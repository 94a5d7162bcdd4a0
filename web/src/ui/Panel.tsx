import { type ReactNode, useEffect, useRef } from "react";
import { IconClose } from "../app/icons";
import { useWords } from "../i18n/words";
import { openPanel } from "./panels";

interface PanelProps {
  title: string;
  children: ReactNode;
  /** Before the panel closes. */
  onClose?: () => void;
}

/** A panel beside the map's tools. Takes the focus when it opens; Escape closes it and gives the focus to the map. */
export function Panel({ title, children, onClose }: PanelProps) {
  const words = useWords();
  const element = useRef<HTMLElement>(null);
  useEffect(() => element.current?.focus(), []);

  const close = () => {
    onClose?.();
    openPanel.set(undefined);
    document.querySelector<HTMLElement>("canvas.maplibregl-canvas")?.focus();
  };

  return (
    <section
      ref={element}
      className="panel"
      aria-label={title}
      data-region="panel"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <header className="panel-head">
        <h2>{title}</h2>
        <button type="button" className="icon-button" aria-label={words.close} onClick={close}>
          <IconClose />
        </button>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
