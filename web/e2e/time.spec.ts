import type { Page } from "@playwright/test";
import { expect, open, test, violations } from "./floor";

/** LANTERN 1, which sails on, is selected and in view. */
const moving = "?track=MOCK-00005#at=7/26.1/126.37";

const place = (page: Page) => page.locator(".card .fact", { hasText: "Position" }).locator("dd");

test("the slider goes to the past, the page says so, and comes back to now", async ({ page }) => {
  await open(page, moving);
  const slider = page.getByRole("slider", { name: "Moment shown" });
  await expect(slider).toHaveAttribute("aria-valuetext", "LIVE");
  await expect(page.locator(".card")).toContainText("LANTERN 1");
  const now = (await place(page).textContent())!;

  const box = (await slider.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.9, box.y + 15);
  const banner = page.getByTestId("past-banner");
  await expect(banner).toContainText(/You are looking at the past: \d\d \w{3} \d\d \d{6}Z, held\./);
  await expect(banner).not.toContainText("Waiting");
  await expect(page.locator(".pill")).toContainText("Past");
  // Half an hour at 16 knots.
  await expect(place(page)).not.toHaveText(now);
  const then = (await place(page).textContent())!;
  await expect(page.getByRole("status").filter({ hasText: "The map shows the past." })).toHaveCount(1);
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(banner).toHaveCount(0);
  await expect(page.locator(".pill")).toContainText("Live");
  await expect(place(page)).not.toHaveText(then);
});

test("a moment that was not recorded is said to be so", async ({ page }) => {
  await open(page, moving);
  const slider = page.getByRole("slider", { name: "Moment shown" });
  await expect(page.locator(".histogram .gap")).toHaveCount(1);
  const box = (await slider.boundingBox())!;
  // The gap is from three to two and a half hours ago, and the bar shows six.
  await page.mouse.click(box.x + (box.width * 3.25) / 6, box.y + 15);
  await expect(page.getByTestId("gap")).toContainText(/not recorded: nothing from \d{6}Z to \d{6}Z/);
  await expect(slider).toHaveAttribute("aria-valuetext", /Not recorded/);
});

test("time can be moved with keys alone", async ({ page }) => {
  await open(page, moving);
  await page.locator("canvas.maplibregl-canvas").focus();
  const banner = page.getByTestId("past-banner");
  await page.keyboard.press(",");
  await expect(banner).toContainText("held");
  const first = Number(await page.getByRole("slider").getAttribute("aria-valuenow"));
  await page.keyboard.press(",");
  await expect.poll(async () => Number(await page.getByRole("slider").getAttribute("aria-valuenow"))).toBe(first - 60);
  await page.keyboard.press(" ");
  await expect(banner).toContainText("×10");
  await page.keyboard.press(">");
  await expect(banner).toContainText("×20");
  await page.keyboard.press(" ");
  await expect(banner).toContainText("held");
  await page.keyboard.press("End");
  await expect(banner).toHaveCount(0);

  await page.getByRole("slider").focus();
  await page.keyboard.press("Home");
  await expect(banner).toBeVisible();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("End");
  await expect(banner).toHaveCount(0);
});

test("a replay that catches up with now is live again", async ({ page }) => {
  await open(page, moving);
  await page.getByLabel("Speed").selectOption("60");
  await page.locator("canvas.maplibregl-canvas").focus();
  // Ten minutes of the past in ten seconds.
  for (let i = 0; i < 10; i++) await page.keyboard.press(",");
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.getByTestId("past-banner")).toContainText("×60");
  await expect(page.getByTestId("past-banner")).toHaveCount(0);
  await expect(page.locator(".pill")).toContainText("Live");
});

test("a typed moment far back is shown, and the bar goes there", async ({ page }) => {
  await open(page, moving);
  await page.getByLabel("Moment (UTC)").fill("2026-01-02T03:04:05");
  await page.getByRole("button", { name: "Go to this moment" }).click();
  await expect(page.getByTestId("past-banner")).toContainText("02 JAN 26 030405Z");
  await expect(page.locator(".histogram")).toContainText("0300Z");
});

test("a replay goes on where it was after the connection broke", async ({ page, request }) => {
  await open(page, moving);
  await page.locator("canvas.maplibregl-canvas").focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press(",");
  const banner = page.getByTestId("past-banner");
  await expect(banner).not.toContainText("Waiting");
  const before = await banner.locator("strong").first().textContent();
  await request.post("/mock/link?down=2");
  await expect(page.getByTestId("connection-banner")).toBeVisible();
  await expect(page.getByTestId("connection-banner")).toHaveCount(0, { timeout: 30_000 });
  await expect(banner).not.toContainText("Waiting");
  await expect(banner.locator("strong").first()).toHaveText(before!);
});
