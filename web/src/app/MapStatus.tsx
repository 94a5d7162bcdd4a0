import { useWords } from "../i18n/words";
import { linkState } from "../live/connection";
import { basemapFailed, mapStage } from "../map/adapter";
import { filters, summary } from "../state/floor";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { isFiltered } from "../tracks/filters";
import { formatCount } from "../tracks/format";

/** What is being waited for, what is missing, or that there is nothing: always in words. */
export function MapStatus() {
  const words = useWords();
  const { language } = useStore(settings);
  const stage = useStore(mapStage);
  const link = useStore(linkState);
  const { complete, counts } = useStore(summary);
  const coastlineMissing = useStore(basemapFailed);
  const pressed = useStore(filters);

  if (stage === "failed") return <Notice title={words.mapFailed} text={words.mapFailedHint} />;
  const steps: string[] = [];
  if (stage === "loading") steps.push(words.stageApp);
  if (stage === "coastline") steps.push(words.stageBasemap);
  if (link.kind === "connecting") steps.push(words.stageNode);
  if (link.kind === "live" && !complete) steps.push(words.stageTracks(formatCount(counts.all, language)));
  if (steps.length > 0) {
    return (
      <div className="map-note" role="status" data-testid="loading">
        {steps.map((step) => (
          <p key={step}>{step}</p>
        ))}
      </div>
    );
  }
  if (link.kind === "live" && counts.all === 0) {
    return <Notice title={words.emptyPicture} text={words.emptyPictureHint} />;
  }
  if (isFiltered(pressed) && counts.shown === 0) return <Notice title={words.emptyFiltered} />;
  if (coastlineMissing) return <Notice title={words.basemapFailed} />;
  return null;
}

function Notice({ title, text }: { title: string; text?: string }) {
  return (
    <div className="map-note" role="status">
      <p>
        <strong>{title}</strong>
      </p>
      {text && <p>{text}</p>}
    </div>
  );
}
