import { type ReactNode, Suspense, lazy, useEffect } from "react";
import { AlertList } from "../alerts/AlertList";
import { AlertToast } from "../alerts/AlertToast";
import { followAlerts } from "../alerts/feed";
import { drawAlerts } from "../alerts/show";
import { getHeadquarters } from "../api/api";
import { useWords } from "../i18n/words";
import { backoffMs } from "../live/backoff";
import { linkState } from "../live/connection";
import { followAddress } from "../state/address";
import { connect, headquarters } from "../state/floor";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { PastBanner } from "../time/PastBanner";
import { TimeBar } from "../time/TimeBar";
import { followNode, past } from "../time/replay";
import { AreaPanel } from "../areas/AreaPanel";
import { followAreas } from "../areas/areas";
import { drawGrid } from "../layers/gridLines";
import { drawLayers } from "../layers/layers";
import { LayersPanel } from "../layers/LayersPanel";
import { MeasurePanel } from "../measure/MeasurePanel";
import { followMeasuring } from "../measure/measure";
import { FilterChips } from "../tracks/FilterChips";
import { FilterPanel } from "../tracks/FilterPanel";
import { followTails } from "../trails/liveTrails";
import { followTrail } from "../trails/trails";
import { type PanelName, openPanel } from "../ui/panels";
import { TrackCard } from "../tracks/TrackCard";
import { TrackList } from "../tracks/TrackList";
import { AppBar } from "./AppBar";
import { Boundary } from "./Boundary";
import { ConnectionBanner } from "./ConnectionBanner";
import { KeysDialog } from "./KeysDialog";
import { MapCorner, MapTools } from "./MapCorner";
import { MapStatus } from "./MapStatus";
import { MarkingBar } from "./MarkingBar";
import { SignIn } from "./SignIn";
import { listenToKeys } from "./keys";

const MapView = lazy(() => import("../map/MapView"));

/** Reads who this node is, again after every reconnection: it may have been restarted with another name or label. */
function useHeadquarters(): void {
  const link = useStore(linkState).kind;
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (attempt: number) => {
      try {
        headquarters.set(await getHeadquarters(stop.signal));
      } catch {
        if (!stop.signal.aborted) timer = setTimeout(() => void read(attempt + 1), backoffMs(attempt, Math.random()));
      }
    };
    void read(1);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [link]);
}

/** What keeps its part of the screen in step while the page lives. */
const followers = [
  followAlerts,
  followNode,
  drawAlerts,
  followAreas,
  followMeasuring,
  followTrail,
  followTails,
  drawGrid,
  drawLayers,
];

const panels: Record<PanelName, () => ReactNode> = {
  areas: AreaPanel,
  layers: LayersPanel,
  measure: MeasurePanel,
  filters: FilterPanel,
};

function OpenPanel() {
  const name = useStore(openPanel);
  if (name === undefined) return null;
  const Content = panels[name];
  return <Content />;
}

export function App() {
  const words = useWords();
  const { language, theme, list } = useStore(settings);
  const node = useStore(headquarters);
  const isPast = useStore(past) !== undefined;
  useHeadquarters();
  useEffect(listenToKeys, []);
  useEffect(followAddress, []);
  useEffect(() => {
    const stops = followers.map((follow) => follow());
    return () => stops.forEach((stop) => stop());
  }, []);
  useEffect(() => void connect(), []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  useEffect(() => {
    document.title = node ? `${node.name} · ${words.product}` : words.product;
  }, [node, words]);

  const stopped = (
    <div className="map-note" role="alert">
      <p>
        <strong>{words.failed}</strong>
      </p>
      <p>{words.failedHint}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </div>
  );

  return (
    <div className={node?.exercise ? "app exercise" : "app"}>
      <MarkingBar />
      <AppBar />
      <ConnectionBanner />
      <PastBanner />
      <main className={isPast ? "floor floor-past" : "floor"} aria-label={words.watchFloor}>
        <div className="floor-map">
          <section className="map-region" aria-label={words.map} data-region="map">
            <Boundary fallback={stopped}>
              <Suspense fallback={null}>
                <MapView />
              </Suspense>
            </Boundary>
            <FilterChips />
            <MapTools />
            <MapStatus />
            <TrackCard />
            <OpenPanel />
            <MapCorner />
            <AlertToast />
          </section>
          <Boundary fallback={stopped}>
            <TimeBar />
          </Boundary>
        </div>
        {list && (
          <aside className="side" aria-label={words.side}>
            <Boundary fallback={stopped}>
              <AlertList />
              <TrackList />
            </Boundary>
          </aside>
        )}
      </main>
      <KeysDialog />
      <SignIn />
    </div>
  );
}
