import type { Page } from "@playwright/test";
import { expect, open, signIn, test, violations } from "./floor";

const sea = "#at=8/25.4/128.6";
const panel = (page: Page) => page.getByRole("region", { name: "Watch areas" });
const handles = (page: Page) => page.getByRole("group", { name: "Outline" }).locator(".handle-point");

async function press(page: Page, dx: number, dy: number): Promise<void> {
  const map = (await page.locator("canvas.maplibregl-canvas").boundingBox())!;
  await page.mouse.click(map.x + map.width / 2 + dx, map.y + map.height / 2 + dy);
}

test.beforeEach(({ page }) => signIn(page));

test("an area is drawn on the map, saved and listed, changed and deleted", async ({ page }) => {
  await open(page, sea);
  await page.getByRole("button", { name: "Watch areas" }).click();
  await panel(page).getByRole("button", { name: "Polygon" }).click();
  for (const [x, y] of [
    [-150, 60],
    [-20, 60],
    [-20, 150],
    [-150, 150],
  ] as const)
    await press(page, x, y);
  await expect(handles(page)).toHaveCount(4);
  await panel(page).getByRole("button", { name: "Save" }).click();
  // The node's words, at the field.
  await expect(panel(page).getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await expect(panel(page)).toContainText("1 to 200 characters");
  expect(await violations(page)).toEqual([]);
  const name = `KILO ${Date.now()}`;
  await panel(page).getByLabel("Name").fill(name);
  await panel(page).getByRole("button", { name: "Save" }).click();
  await expect(panel(page).getByRole("listitem").filter({ hasText: name })).toContainText("enters");

  await panel(page)
    .getByRole("button", { name: `Edit ${name}` })
    .click();
  const corner = (await handles(page).first().boundingBox())!;
  await page.mouse.move(corner.x + 12, corner.y + 12);
  await page.mouse.down();
  await page.mouse.move(corner.x - 40, corner.y - 30, { steps: 4 });
  await page.mouse.up();
  const dragged = (await handles(page).first().boundingBox())!;
  expect(Math.abs(dragged.x + 12 - (corner.x - 40))).toBeLessThan(3);
  await panel(page).getByRole("button", { name: "Save" }).click();
  await expect(panel(page).getByRole("listitem").filter({ hasText: name })).toBeVisible();

  await panel(page)
    .getByRole("button", { name: `Edit ${name}` })
    .click();
  await panel(page).getByRole("button", { name: "Delete" }).click();
  await panel(page).getByRole("button", { name: "Really delete this area" }).click();
  await expect(panel(page).getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
});

test("an area is drawn with keys alone: points at the cross, moved with arrows, taken away", async ({ page }) => {
  await open(page, sea);
  await page.locator("canvas.maplibregl-canvas").focus();
  await page.keyboard.press("v");
  await expect(panel(page)).toBeFocused();
  await panel(page).getByRole("button", { name: "Corridor" }).press("Enter");
  await page.locator("canvas.maplibregl-canvas").focus();
  for (const key of ["ArrowRight", "ArrowDown", "ArrowDown"]) {
    await page.keyboard.press("Enter");
    const before = await page.locator(".corner").textContent();
    await page.keyboard.press(key);
    await expect(page.locator(".corner")).not.toHaveText(before!);
  }
  await expect(handles(page)).toHaveCount(3);
  const last = handles(page).last();
  const before = await last.getAttribute("aria-label");
  await last.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(last).not.toHaveAttribute("aria-label", before!);
  await page.keyboard.press("Delete");
  await expect(handles(page)).toHaveCount(2);
  // The middle of the edge becomes a point.
  await page.locator(".handle-middle").focus();
  await page.keyboard.press("Enter");
  await expect(handles(page)).toHaveCount(3);
  await page.keyboard.press("F6");
  await panel(page).getByLabel("Name").fill(`MIKE ${Date.now()}`);
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("listitem").filter({ hasText: "MIKE" }).first()).toBeVisible();
});

test("what is wrong with a rule is said at its value", async ({ page }) => {
  await open(page, sea);
  await page.getByRole("button", { name: "Watch areas" }).click();
  await panel(page).getByRole("button", { name: "Circle" }).click();
  await press(page, -100, 40);
  await press(page, -60, 40);
  await panel(page).getByLabel("Name").fill("NOVEMBER");
  await panel(page).getByLabel("Rule", { exact: true }).selectOption("speed");
  await panel(page).getByLabel("above (kn)").fill("");
  await panel(page).getByRole("button", { name: "Save" }).click();
  await expect(panel(page).getByLabel("above (kn)")).toHaveAttribute("aria-invalid", "true");
  await expect(panel(page).getByLabel("above (kn)")).toBeFocused();
});
