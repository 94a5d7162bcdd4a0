import { expect, naha, open, pixels, signIn, test, violations } from "./floor";
import { tilesOf } from "./pmtiles";

test("a line is measured on the ellipsoid, by presses and by typed places", async ({ page }) => {
  await open(page);
  await page.locator("canvas.maplibregl-canvas").focus();
  await page.keyboard.press("m");
  const panel = page.getByRole("region", { name: "Measure" });
  const field = panel.getByLabel("Add a point");
  for (const place of ["26.2 127.66", "26.2 128.66"]) {
    await field.fill(place);
    await page.keyboard.press("Enter");
  }
  // A degree of longitude there: 99.95 km.
  await expect(panel.getByRole("row").nth(1)).toContainText("090°");
  await expect(panel.getByRole("row").nth(1)).toContainText("99.9");
  await expect(panel.getByRole("row").nth(1)).toContainText("54.0");
  expect(await violations(page)).toEqual([]);
  await panel.getByRole("button", { name: "Clear" }).click();
  await expect(panel.getByRole("table")).toHaveCount(0);
});

test("range rings go around the selected track", async ({ page }) => {
  await open(page, `?track=MOCK-00005${naha}`);
  await page.getByRole("button", { name: "Measure" }).click();
  const panel = page.getByRole("region", { name: "Measure" });
  await panel.getByRole("button", { name: "Draw rings" }).click();
  await expect(panel.getByRole("listitem")).toHaveCount(1);
  await panel.getByRole("button", { name: "Remove rings 1" }).click();
  await expect(panel.getByRole("listitem")).toHaveCount(0);
});

test("a file is put on the map, shown, and taken away", async ({ page }) => {
  await signIn(page);
  await open(page);
  await page.getByRole("button", { name: "Layers" }).click();
  const panel = page.getByRole("region", { name: "Layers" });
  await panel.getByLabel("MGRS").check();
  const place = {
    type: "Feature",
    properties: { name: "Pier" },
    geometry: { type: "Point", coordinates: [127.6, 26.2] },
  };
  const buffer = Buffer.from(JSON.stringify({ type: "FeatureCollection", features: [place] }));
  await panel
    .locator("input[type=file]")
    .setInputFiles({ name: "piers.geojson", mimeType: "application/json", buffer });
  await expect(panel.getByRole("status")).toHaveText("The file is on the map.");
  await expect(panel.getByLabel("Show piers")).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await panel.getByRole("button", { name: "Delete piers" }).click();
  await panel.getByRole("button", { name: "Really delete piers" }).click();
  await expect(panel.getByLabel("Show piers")).toHaveCount(0);
  const broken = { name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") };
  await panel.locator("input[type=file]").setInputFiles(broken);
  await expect(panel.getByRole("status")).toContainText("The mock reads GeoJSON alone.");
});

test("tracks are filtered by whose they are and where they come from, and the link says so", async ({ page }) => {
  await open(page, "#at=6.5/26.3/127.3");
  await page.getByRole("button", { name: "More filters" }).click();
  const panel = page.getByRole("region", { name: "Filter tracks" });
  await panel.getByLabel("Hostile").check();
  await expect(page.getByRole("status").filter({ hasText: "2 of" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(page).toHaveURL(/whose=hostile/);
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "2 of" })).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page).not.toHaveURL(/whose/);
});

test("a link to a view brings back place, track and moment", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `?track=MOCK-00017${naha}`);
  await page.locator("canvas.maplibregl-canvas").focus();
  await page.keyboard.press(",");
  const banner = page.getByTestId("past-banner");
  await expect(banner).not.toContainText("Waiting");
  const moment = /\d{6}Z/.exec((await banner.textContent())!)![0];
  await page.getByRole("button", { name: "Copy a link to this view" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("/icon.svg");
  await page.goto(link);
  await expect(banner).toContainText(moment);
  await expect(page.locator(".card")).toContainText("PORT NAHA");
  await expect(page.locator(".corner")).toContainText("26°12.0′N 127°39.6′E");
});

test("the card says how much of the track's way is known, and that there is a gap in it", async ({ page }) => {
  await open(page, "?track=MOCK-00005#at=7/26.1/126.37");
  const trail = page.getByTestId("trail");
  await expect(trail).toHaveText(/6\d positions/);
  await page.getByLabel("Trail").selectOption("6");
  await expect(trail).toHaveText(/3\d\d positions · 1 gap/);
});

test("the site's own basemap is drawn where the node has one, and can be switched off", async ({ page }) => {
  const colour: [number, number, number] = [200, 190, 120];
  const file = tilesOf(colour);
  await page.route("**/basemap.pmtiles", async (route) => {
    const [, from = "0", to = ""] = /bytes=(\d+)-(\d*)/.exec(route.request().headers()["range"] ?? "") ?? [];
    const body = file.subarray(Number(from), to === "" ? undefined : Number(to) + 1);
    const range = `bytes ${from}-${Number(from) + body.length - 1}/${file.length}`;
    await route.fulfill({
      status: 206,
      body,
      headers: { "Content-Range": range, "Content-Type": "application/octet-stream" },
    });
  });
  await open(page, "#at=9/25.4/128.6", { theme: "light" });
  await expect.poll(() => pixels(page, colour, { x: 0, y: 0 }, 60)).toBeGreaterThan(1000);
  await expect(page.locator(".corner")).not.toContainText("coarse");
  await page.getByRole("button", { name: "Layers" }).click();
  await page.getByLabel("Basemap of this site").uncheck();
  await expect.poll(() => pixels(page, colour, { x: 0, y: 0 }, 60)).toBe(0);
});
