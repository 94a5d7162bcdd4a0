import { useEffect, useRef } from "react";
import { settings } from "../state/settings";
import { useStore } from "../state/store";

/** A military symbol. Decoration: the words beside it say the same. */
export function TrackSymbol({ sidc, size }: { sidc: string; size: number }) {
  const { theme } = useStore(settings);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let current = true;
    void import("../map/symbols").then(({ drawSymbol }) => {
      const target = canvas.current;
      if (!current || !target) return;
      const ratio = window.devicePixelRatio || 1;
      const box = size * 2 * ratio;
      target.width = box;
      target.height = box;
      const symbol = drawSymbol(sidc, theme, size * ratio);
      target.getContext("2d")?.drawImage(symbol.canvas, Math.round(box / 2 - symbol.x), Math.round(box / 2 - symbol.y));
    });
    return () => {
      current = false;
    };
  }, [sidc, size, theme]);
  return <canvas ref={canvas} className="symbol" style={{ width: size * 2, height: size * 2 }} aria-hidden="true" />;
}
