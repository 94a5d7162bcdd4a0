import { expect, naha, open, test, violations } from "./floor";

for (const language of ["en", "ja"] as const) {
  for (const theme of ["dark", "light", "night"] as const) {
    test(`nothing is in the way of anybody: ${language}, ${theme}`, async ({ page }) => {
      await open(page, naha, { language, theme });
      await expect(page.getByRole("grid").getByRole("row").nth(1)).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("i");
      await page.locator(".chip[aria-pressed]").first().click();
      await page.keyboard.press("/");
      await page.keyboard.type("LANTERN");
      await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.locator("canvas.maplibregl-canvas").focus();
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test("nothing is in the way of anybody while the node is lost", async ({ page, request }) => {
  await open(page);
  await request.post("/mock/link?down=6");
  await expect(page.getByTestId("connection-banner")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(page.getByTestId("connection-banner")).toHaveCount(0, { timeout: 30_000 });
});

test("a narrow window and large type lose nothing sideways", async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 760 });
  await open(page, naha, { list: false });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: "test-results/narrow.png" });
});
