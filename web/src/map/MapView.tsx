import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useRef } from "react";
import { Handles } from "../areas/Handles";
import { useWords } from "../i18n/words";
import { hovered, picture, selection } from "../state/floor";
import { TrackTag } from "../tracks/TrackTag";
import { mapAdapter, mapStage } from "./adapter";
import { FloorMap } from "./floorMap";
import { NoMap } from "./noMap";

function selectedSlot(): number | undefined {
  const uid = selection.get()?.uid;
  return uid === undefined ? undefined : picture.slotOf(uid);
}

function hoveredSlot(): number | undefined {
  const slot = hovered.get();
  return slot === selectedSlot() ? undefined : slot;
}

/** The map's place in the page. Loaded by itself, so that the shell is there before the map library. */
export default function MapView() {
  const words = useWords();
  const container = useRef<HTMLDivElement>(null);
  const selectedTag = useRef<HTMLDivElement>(null);
  const hoveredTag = useRef<HTMLDivElement>(null);
  const title = useRef(words.map);

  useEffect(() => {
    if (!container.current || !selectedTag.current || !hoveredTag.current) return;
    try {
      const map = new FloorMap(
        container.current,
        [
          { element: selectedTag.current, slot: selectedSlot },
          { element: hoveredTag.current, slot: hoveredSlot },
        ],
        title.current,
      );
      mapAdapter.set(map);
      return () => {
        mapAdapter.set(undefined);
        map.remove();
      };
    } catch {
      mapStage.set("failed");
      mapAdapter.set(new NoMap());
    }
  }, []);

  useEffect(() => {
    container.current?.querySelector("canvas")?.setAttribute("aria-label", `${words.map}. ${words.mapHint}`);
  }, [words]);

  return (
    <div className="map">
      <div ref={container} className="map-canvas" />
      <Handles />
      <div className="crosshair" aria-hidden="true" />
      <div className="tags" aria-hidden="true">
        <div ref={selectedTag} className="tag" hidden>
          <TrackTag slotOf={selectedSlot} />
        </div>
        <div ref={hoveredTag} className="tag tag-hover" hidden>
          <TrackTag slotOf={hoveredSlot} />
        </div>
      </div>
    </div>
  );
}
