import ms from "milsymbol";
import type { Theme } from "../state/settings";
import { type Affiliation, drawableSidc } from "../tracks/sidc";

interface Palette {
  colours: { Civilian: string; Friend: string; Hostile: string; Neutral: string; Unknown: string; Suspect: string };
  /** Around a symbol, so that it stands out from land and from its neighbours. */
  outline: string;
  /** Around a dot, which has no dark frame of its own. */
  dotOutline: string;
  ring: string;
  alert: string;
  leader: [number, number, number];
}

/** Affiliation colours live here and nowhere else on screen. */
export const palettes: Record<Theme, Palette> = {
  dark: {
    colours: {
      Civilian: "#b58fc9",
      Friend: "#7fd0f5",
      Hostile: "#ff8a78",
      Neutral: "#6fae8c",
      Unknown: "#f7ee83",
      Suspect: "#ffc07a",
    },
    outline: "rgba(8, 14, 20, 0.8)",
    dotOutline: "rgba(8, 14, 20, 0.8)",
    ring: "#ffffff",
    alert: "#ff6b5e",
    leader: [0.56, 0.65, 0.72],
  },
  light: {
    colours: {
      Civilian: "#e2b8f0",
      Friend: "#80dfff",
      Hostile: "#ff8079",
      Neutral: "#a9ecab",
      Unknown: "#fff28a",
      Suspect: "#ffd08a",
    },
    outline: "rgba(255, 255, 255, 0.75)",
    dotOutline: "#2f6b45",
    ring: "#0d1720",
    alert: "#c01f12",
    leader: [0.36, 0.44, 0.5],
  },
  night: {
    colours: {
      Civilian: "#7d6088",
      Friend: "#4f8ba5",
      Hostile: "#b9584a",
      Neutral: "#4a7059",
      Unknown: "#a89f52",
      Suspect: "#a97a45",
    },
    outline: "rgba(4, 4, 4, 0.8)",
    dotOutline: "rgba(4, 4, 4, 0.8)",
    ring: "#e0b9a4",
    alert: "#d4553f",
    leader: [0.4, 0.34, 0.31],
  },
};

/** A symbol and the pixel of it that stands for the place. */
export interface DrawnSymbol {
  canvas: HTMLCanvasElement;
  x: number;
  y: number;
}

export function drawSymbol(sidc: string, theme: Theme, size: number): DrawnSymbol {
  const symbol = new ms.Symbol(drawableSidc(sidc), {
    size,
    infoFields: false,
    simpleStatusModifier: true,
    civilianColor: false,
    colorMode: palettes[theme].colours,
    outlineColor: palettes[theme].outline,
    outlineWidth: 6,
    strokeWidth: 5,
  });
  const anchor = symbol.getAnchor();
  return { canvas: symbol.asCanvas(1), x: anchor.x, y: anchor.y };
}

const colourOf: Record<Affiliation, keyof Palette["colours"]> = {
  pending: "Unknown",
  unknown: "Unknown",
  assumedFriend: "Friend",
  friend: "Friend",
  neutral: "Neutral",
  suspect: "Suspect",
  hostile: "Hostile",
};

/** A small mark in the shape of the affiliation, for tracks that are too many or whose symbol is not drawn yet. */
export function drawDot(
  context: CanvasRenderingContext2D,
  affiliation: Affiliation,
  theme: Theme,
  x: number,
  y: number,
  ratio: number,
): void {
  const { colours, dotOutline } = palettes[theme];
  const r = 2.5 * ratio;
  context.beginPath();
  if (affiliation === "neutral") {
    context.rect(x - r, y - r, 2 * r, 2 * r);
  } else if (affiliation === "friend" || affiliation === "assumedFriend") {
    context.arc(x, y, r * 1.2, 0, 2 * Math.PI);
  } else {
    context.moveTo(x, y - r * 1.5);
    context.lineTo(x + r * 1.5, y);
    context.lineTo(x, y + r * 1.5);
    context.lineTo(x - r * 1.5, y);
    context.closePath();
  }
  context.lineWidth = ratio;
  context.strokeStyle = dotOutline;
  context.fillStyle = colours[colourOf[affiliation]];
  context.fill();
  context.stroke();
}
