import axe from "axe-core";
import { type Page, test as base, expect } from "@playwright/test";

/** A page that fails the test when it asks another host, breaks its security policy, or throws. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, run) => {
    const faults: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${baseURL}/`) && !url.startsWith("blob:")) faults.push(`asked ${url}`);
    });
    page.on("pageerror", (error) => faults.push(`threw ${error.message}`));
    page.on("console", (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text());
    });
    await run(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** A place where the map can look: Naha port, a friendly installation that does not move, is in the middle. */
export const naha = "#at=9/26.2/127.66";

export interface Settings {
  language?: "en" | "ja";
  theme?: "dark" | "light" | "night";
  list?: boolean;
}

export async function open(page: Page, path = naha, settings: Settings = {}): Promise<void> {
  const kept = { language: "en", theme: "dark", list: true, ...settings };
  await page.addInitScript((text) => {
    if (localStorage.getItem("liaison.settings") === null) localStorage.setItem("liaison.settings", text);
  }, JSON.stringify(kept));
  await page.goto(`/${path}`);
  await expect(page.locator("canvas.maplibregl-canvas")).toBeVisible();
  await expect(page.getByTestId("loading")).toHaveCount(0);
}

/** Before the page opens: gives it a token that may change things. */
export async function signIn(page: Page): Promise<void> {
  await page.addInitScript(() => sessionStorage.setItem("liaison.token", "demo-watch"));
}

/** How many pixels of a square in the middle of the map, or beside it, have a colour. */
export async function pixels(
  page: Page,
  colour: [number, number, number],
  offset = { x: 0, y: 0 },
  side = 36,
): Promise<number> {
  const map = await page.locator("canvas.maplibregl-canvas").boundingBox();
  if (!map) throw new Error("no map");
  const clip = {
    x: Math.round(map.x + map.width / 2 + offset.x - side / 2),
    y: Math.round(map.y + map.height / 2 + offset.y - side / 2),
    width: side,
    height: side,
  };
  const picture = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(
    async ({ base64, rgb }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (rgb.every((value, k) => Math.abs(value - data[i + k]!) <= 6)) count++;
      }
      return count;
    },
    { base64: picture, rgb: colour },
  );
}

/** Rules of WCAG 2.2 AA that a machine can judge and that do not hold here, with the elements. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return (await tool.run({ runOnly: { type: "tag", values: tags } })).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
