import type { Theme } from "../state/settings";
import { affiliations } from "../tracks/sidc";
import { drawDot, drawSymbol, palettes } from "./symbols";

/** CSS pixels of a cell and of milsymbol's `size` (the side of its octagon). */
const cellCss = 40;
const symbolCss = 15;
const columns = 25;

export const rings = { selected: affiliations.length, hovered: affiliations.length + 1, alert: affiliations.length + 2 };
const firstSymbol = affiliations.length + 3;

/** Cells below this are dots; their middle of `dotCss` holds all of them. */
export const dotCells = affiliations.length;
const dotCss = 10;

/** One milsymbol takes up to 2 ms; this much per frame keeps the map moving while new kinds appear. */
const budgetMs = 4;

/**
 * All symbols in one texture, drawn when first needed. Cells 0.. are dots by affiliation, then rings, then symbols in
 * the order of their first use. Until a symbol is drawn, its affiliation's dot stands in.
 */
export class Atlas {
  readonly cell: number;
  readonly dot: number;
  readonly columns = columns;
  readonly canvas: OffscreenCanvas;
  /** Grows when cells were drawn: the texture must be uploaded again. */
  version = 1;
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #cells = new Map<string, number>();
  readonly #wanted = new Set<string>();
  #next = firstSymbol;

  constructor(
    readonly theme: Theme,
    readonly ratio: number,
  ) {
    // An even number of pixels, so that the middle of a cell lies between pixels on both axes.
    this.cell = 2 * Math.round((cellCss * ratio) / 2);
    this.dot = 2 * Math.round((dotCss * ratio) / 2);
    this.canvas = new OffscreenCanvas(this.cell * columns, this.cell * columns);
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("no 2D canvas");
    this.#context = context;
    const half = this.cell / 2;
    affiliations.forEach((affiliation, cell) => {
      const [x, y] = this.#origin(cell);
      const painter = context as unknown as CanvasRenderingContext2D;
      drawDot(painter, affiliation, theme, x + half, y + half, ratio);
    });
    this.#drawRing(rings.selected, palettes[theme].ring, 15, 1.75);
    this.#drawRing(rings.hovered, palettes[theme].ring, 14, 1);
    this.#drawRing(rings.alert, palettes[theme].alert, 17, 2.5);
  }

  /** The cell of a symbol, or undefined while it is not drawn. */
  cellOf(sidc: string): number | undefined {
    const cell = this.#cells.get(sidc);
    if (cell === undefined) this.#wanted.add(sidc);
    return cell;
  }

  get pending(): boolean {
    return this.#wanted.size > 0;
  }

  /** Draws wanted symbols for a few milliseconds. @returns whether any cell changed. */
  work(): boolean {
    if (this.#wanted.size === 0) return false;
    const end = performance.now() + budgetMs;
    for (const sidc of this.#wanted) {
      this.#wanted.delete(sidc);
      this.#draw(sidc);
      if (performance.now() >= end) break;
    }
    this.version++;
    return true;
  }

  #draw(sidc: string): void {
    if (this.#next >= columns * columns) {
      // Full: what is left stays a dot in the shape of its affiliation.
      return;
    }
    const cell = this.#next++;
    const { canvas, x, y } = drawSymbol(sidc, this.theme, symbolCss * this.ratio);
    const [left, top] = this.#origin(cell);
    const half = this.cell / 2;
    this.#context.save();
    this.#context.beginPath();
    this.#context.rect(left, top, this.cell, this.cell);
    this.#context.clip();
    this.#context.drawImage(canvas, Math.round(left + half - x), Math.round(top + half - y));
    this.#context.restore();
    this.#cells.set(sidc, cell);
  }

  #drawRing(cell: number, colour: string, radius: number, width: number): void {
    const [x, y] = this.#origin(cell);
    this.#context.beginPath();
    this.#context.arc(x + this.cell / 2, y + this.cell / 2, radius * this.ratio, 0, 2 * Math.PI);
    this.#context.lineWidth = width * this.ratio;
    this.#context.strokeStyle = colour;
    this.#context.stroke();
  }

  #origin(cell: number): [number, number] {
    return [(cell % columns) * this.cell, Math.floor(cell / columns) * this.cell];
  }
}
