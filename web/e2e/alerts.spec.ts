import { type APIRequestContext, type Page } from "@playwright/test";
import { expect, naha, open, signIn, test, violations } from "./floor";

let made = 0;

async function raise(request: APIRequestContext, severity: string, title: string): Promise<string> {
  const id = `test-${Date.now()}-${++made}`;
  const texts = [{ language: "en", event: title, headline: title, description: "", instruction: "" }];
  await request.post("/mock/alert", { data: { id, severity, texts } });
  return id;
}

const list = (page: Page) => page.getByRole("region", { name: "Alerts", exact: true });

test("alerts stand in the list, and a press shows the place", async ({ page }) => {
  await open(page);
  const row = list(page).getByRole("listitem").filter({ hasText: "Gale warning" });
  await expect(row).toContainText("Moderate");
  await row.getByRole("button", { name: "Gale warning, sea around Amami", exact: true }).click();
  await expect(page.locator(".corner")).toContainText(/28°\d\d\.\d′N 129°\d\d\.\d′E/);
  await expect(row.getByRole("button", { name: /^Gale/ })).toHaveAttribute("aria-current", "true");
});

test("an alert is acknowledged after signing in, with who and when", async ({ page, request }) => {
  const id = await raise(request, "moderate", "Watch this");
  await open(page);
  const row = page.locator(`[data-alert=${id}]`);
  await row.getByRole("button", { name: "Acknowledge: Watch this" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in" });
  await expect(dialog).toContainText("The role viewer may not do this.");
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel("Token").fill("demo-watch");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await row.getByRole("button", { name: "Acknowledge: Watch this" }).click();
  await expect(row).toContainText(/watch officer, \d{6}Z/);
  await expect(row.getByRole("button", { name: /^Acknowledge/ })).toHaveCount(0);
});

test("keys go through the alerts and acknowledge the one that is shown", async ({ page, request }) => {
  const id = await raise(request, "extreme", "First of all");
  await signIn(page);
  await open(page);
  await expect(page.locator(`[data-alert=${id}]`)).toBeVisible();
  await page.locator("canvas.maplibregl-canvas").focus();
  // Nothing is shown yet: the first press only shows.
  await page.keyboard.press("Alt+a");
  await expect(page.locator(`[data-alert=${id}] [aria-current=true]`)).toHaveCount(1);
  await expect(page.locator(`[data-alert=${id}]`)).not.toContainText("watch officer");
  await page.keyboard.press("Alt+a");
  await expect(page.locator(`[data-alert=${id}]`)).toContainText("watch officer");
  await page.keyboard.press("i");
  await expect(page.locator(`[data-alert=${id}] [aria-current=true]`)).toHaveCount(0);
  await expect(page.locator("[data-alert] [aria-current=true]")).toHaveCount(1);
});

test("a grave alert interrupts, and stays until it is seen to", async ({ page, request }) => {
  await open(page);
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  await raise(request, "minor", "Quiet");
  await raise(request, "severe", "Collision");
  const toast = page.getByRole("alert").filter({ hasText: "Collision" });
  await expect(toast).toBeVisible();
  await expect(list(page)).toContainText("Quiet");
  expect(await violations(page)).toEqual([]);
  await toast.getByRole("button", { name: "Close" }).click();
  await expect(toast).toHaveCount(0);
});

test("a broken stream is said to be so, and what was missed comes after", async ({ page, request }) => {
  await open(page);
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  await request.post("/mock/link?down=4");
  await expect(page.getByTestId("alerts-lost")).toContainText(/Alerts are as of \d+ s ago/);
  const id = await raise(request, "minor", "Meanwhile");
  await expect(page.locator(`[data-alert=${id}]`)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId("alerts-lost")).toHaveCount(0);
});

test("alerts are in the reader's language", async ({ page }) => {
  await open(page, naha, { language: "ja" });
  await expect(page.getByText("奄美周辺海域 海上強風警報")).toBeVisible();
});
