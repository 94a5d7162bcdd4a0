import type { Page } from "@playwright/test";
import { expect, naha, open, pixels, test } from "./floor";

const friend: [number, number, number] = [0x7f, 0xd0, 0xf5];
const sea: [number, number, number] = [0x0b, 0x12, 0x19];
const land: [number, number, number] = [0x19, 0x24, 0x2d];

const results = (page: Page) => page.getByRole("listbox", { name: "Search tracks" }).getByRole("option");

test("the map draws coastline and symbols", async ({ page }) => {
  await open(page);
  await expect.poll(() => pixels(page, friend)).toBeGreaterThan(60);
  // The same place a little beside the symbol has none of its colour.
  expect(await pixels(page, friend, { x: 0, y: 120 }, 20)).toBe(0);
  await page.goto("/?land#at=9/26.55/128.05");
  await expect.poll(() => pixels(page, land, { x: 0, y: 0 }, 60)).toBeGreaterThan(500);
  await page.goto("/?sea#at=9/25.4/128.6");
  await expect.poll(() => pixels(page, sea, { x: 0, y: 0 }, 60)).toBeGreaterThan(2000);
});

test("a coastline that could not be loaded is asked for again", async ({ page }) => {
  let refused = 0;
  await page.route("**/basemap/land-*.json", (route) => (++refused <= 3 ? route.abort() : route.continue()));
  await open(page, "#at=9/26.55/128.05");
  await expect(page.getByText("Coastline not loaded")).toBeVisible();
  await expect.poll(() => pixels(page, land, { x: 0, y: 0 }, 60)).toBeGreaterThan(500);
  await expect(page.getByText("Coastline not loaded")).toHaveCount(0);
});

test("the bar says whose node this is, that it is an exercise, and how the link stands", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("JFHQ");
  await expect(page.getByRole("region", { name: "Marking of what is on screen" })).toContainText("EXERCISE DATA");
  await expect(page.locator(".pill")).toHaveText(/Live.*newest report \d+ s ago/);
  await expect(page).toHaveTitle("JFHQ · Liaison");
});

test("search finds a track outside the view and opens its card", async ({ page }) => {
  await open(page);
  await page.keyboard.press("/");
  await page.keyboard.type("lantern 3");
  await expect(results(page)).toHaveCount(1);
  await page.keyboard.press("Enter");
  const card = page.getByRole("region", { name: "Track", exact: true });
  await expect(card.getByRole("heading")).toHaveText("LANTERN 3");
  await expect(card).toContainText("Friendly frigate");
  await expect(card).toContainText(/\d\d°\d\d\.\d′N \d{3}°\d\d\.\d′E/);
  await expect(card).toContainText("REL USA JPN");
  await expect(card).toContainText(/\d+ s ago, \d{6}Z/);
});

test("search goes to a position, and says when nothing is found", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nobody of this name");
  await expect(page.getByText("Nothing found for")).toBeVisible();
  await page.getByRole("combobox", { name: "Search tracks" }).fill("24.34 124.16");
  await expect(results(page)).toHaveText(/Go to 24°20\.4′N 124°09\.6′E/);
  await page.keyboard.press("Enter");
  await expect(page.locator(".corner")).toContainText("24°20.4′N 124°09.6′E");
});

test("a click on a symbol selects it, and Escape lets it go", async ({ page }) => {
  await open(page);
  await expect.poll(() => pixels(page, friend)).toBeGreaterThan(60);
  const map = (await page.locator("canvas.maplibregl-canvas").boundingBox())!;
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
  await expect(page.locator(".tag-hover")).toContainText("PORT NAHA");
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
  await expect(page.getByRole("heading", { name: "PORT NAHA" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "PORT NAHA" })).toHaveCount(0);
});

test("everything can be done with the keyboard", async ({ page }) => {
  await open(page);
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("F6");
  await expect(page.locator("canvas.maplibregl-canvas")).toBeFocused();
  await expect.poll(() => pixels(page, friend)).toBeGreaterThan(60);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "PORT NAHA" })).toBeVisible();

  await page.keyboard.press("F6");
  await expect(page.getByRole("region", { name: "Track", exact: true })).toBeFocused();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: /Follow/ })).toHaveAttribute("aria-pressed", "true");

  for (const name of ["Time", "Alerts"]) {
    await page.keyboard.press("F6");
    await expect(page.getByRole("region", { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press("F6");
  await expect(grid).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  const active = await grid.getAttribute("aria-activedescendant");
  await page.keyboard.press("Enter");
  await expect(page.locator(`#${active}`)).toHaveAttribute("aria-selected", "true");

  await page.keyboard.press("Escape");
  await expect(page.locator(".card")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("l");
  await expect(grid).toHaveCount(0);
});

test("the arrow keys move the map", async ({ page }) => {
  await open(page);
  await page.locator("canvas.maplibregl-canvas").focus();
  const before = await page.locator(".corner").textContent();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".corner")).not.toHaveText(before!);
});

test("single letters do nothing once they are turned off", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  await expect(page.getByRole("grid")).toBeVisible();
});

test("a filter leaves its own kind on the map and in the list", async ({ page }) => {
  await open(page, "#at=6.5/26.3/127.3");
  const sea = page.getByRole("button", { name: /^Sea/ });
  await expect(sea).toHaveText(/Sea\d+/);
  await sea.click();
  await expect(page.getByRole("status").filter({ hasText: "shown" })).toBeVisible();
  const count = Number((await sea.locator(".count").textContent())!.replace(/\D/g, ""));
  const rows = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
  // Ships cross the edge of the view while the test reads.
  expect(Math.abs(rows - count)).toBeLessThanOrEqual(3);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(sea).toHaveAttribute("aria-pressed", "false");
});

test("an emergency is one press away, and its address can be opened again", async ({ page }) => {
  await open(page, "#at=6.5/26.3/127.3");
  await page.getByRole("button", { name: /EMERGENCY/ }).click();
  await expect(page.locator(".card")).toContainText("RESCUE 5");
  await expect(page.locator(".card")).toContainText("EMERGENCY");
  await expect(page).toHaveURL(/\?track=MOCK-\d+#at=/);
  await page.reload();
  await expect(page.locator(".card")).toContainText("RESCUE 5");
});

test("an empty sea is said to be empty", async ({ page }) => {
  await open(page, "#at=5/-40/-20");
  await expect(page.getByText("No tracks in view").first()).toBeVisible();
});

test("a lost node is counted in seconds and found again", async ({ page, request }) => {
  await open(page);
  await expect(page.locator(".pill")).toContainText("Live");
  await request.post("/mock/link?down=4");
  const banner = page.getByTestId("connection-banner");
  await expect(banner).toContainText(/No connection to the node for \d+ s/);
  await expect(page.locator(".pill")).toContainText("Node lost");
  await expect(page.getByRole("status").filter({ hasText: "Connection to the node lost." })).toHaveCount(1);
  // What was there stays readable.
  await expect(page.getByRole("grid").getByRole("row").nth(1)).toBeVisible();
  await expect(banner).toHaveCount(0, { timeout: 30_000 });
  await expect(page.locator(".pill")).toContainText("Live");
  await expect(page.getByRole("status").filter({ hasText: "Connected to the node again." })).toHaveCount(1);
  await expect.poll(() => pixels(page, friend)).toBeGreaterThan(60);
});

test("a view across the antimeridian and one around the world are asked for as such", async ({ page }) => {
  const asked: string[] = [];
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: unknown, ...rest: never[]) {
      const { viewport } = message as { viewport?: unknown };
      if (viewport) console.debug(`asked ${JSON.stringify(viewport)}`);
      post.call(this, message, ...rest);
    };
  });
  page.on("console", (message) => message.text().startsWith("asked") && asked.push(message.text().slice(6)));
  await open(page, "#at=5/10/179.9");
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  const [west, , east] = (JSON.parse(asked.at(-1)!) as { viewport: number[] }).viewport;
  expect(west).toBeGreaterThan(0);
  expect(east).toBeLessThan(0);
});

test("the symbols come back after the graphics driver was reset", async ({ page }) => {
  await open(page);
  await expect.poll(() => pixels(page, friend)).toBeGreaterThan(60);
  await page.evaluate(async () => {
    const gl = document.querySelector<HTMLCanvasElement>("canvas.maplibregl-canvas")!.getContext("webgl2")!;
    const driver = gl.getExtension("WEBGL_lose_context")!;
    driver.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 500));
    driver.restoreContext();
  });
  await expect.poll(() => pixels(page, friend)).toBeGreaterThan(60);
});

test("tracks are drawn without the coastline, and the page says that it is missing", async ({ page }) => {
  await page.route("**/basemap/*.json", (route) => route.abort());
  await open(page);
  await expect(page.getByText("Coastline not loaded")).toBeVisible();
  await expect.poll(() => pixels(page, friend)).toBeGreaterThan(60);
});

test("without WebGL the list, search and card still work", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
      apply: (target, canvas, [kind, ...rest]: [string, ...unknown[]]) =>
        kind.startsWith("webgl") ? null : Reflect.apply(target, canvas, [kind, ...rest]),
    });
  });
  await page.goto("/");
  await expect(page.getByText("The map cannot be drawn")).toBeVisible();
  await page.getByRole("grid").getByText("LANTERN 1").click();
  await expect(page.locator(".card")).toContainText("Friendly frigate");
});

test("language and theme last over a reload", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+Shift+L");
  await page.keyboard.press("Control+Shift+D");
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.goto(`/${naha}`);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await expect(page.getByRole("button", { name: /^海上/ })).toBeVisible();
  await expect.poll(() => pixels(page, [0x80, 0xdf, 0xff])).toBeGreaterThan(60);
});
