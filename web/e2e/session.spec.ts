import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { violations } from "./floor";

/** Against a real node, since only that knows passwords and passkeys; Chromium brings an authenticator of its own. */

const program = ["release", "debug"]
  .map((kind) => fileURLToPath(new URL(`../../artifacts/bin/Liaison/${kind}/liaison`, import.meta.url)))
  .find((file) => existsSync(file));
const port = 18_080;
const home = `http://localhost:${port}/`;
const password = "seven red herons at dawn";
const environment = {
  ...process.env,
  LIAISON__Web__HttpPort: String(port),
  LIAISON__Web__HttpsPort: "0",
  LIAISON__Web__AppFolder: fileURLToPath(new URL("../dist", import.meta.url)),
  LIAISON__Tak__Inputs__0__Port: "0",
};

let folder: string;
let node: ChildProcess | undefined;
let code: string;

test.describe.configure({ mode: "serial" });
// Left out at a desk alone, where the app may be worked on without the node.
test.skip(program === undefined && process.env.CI === undefined, "the node is not built: dotnet build src/Liaison");

test.beforeAll(async ({ request }) => {
  if (program === undefined) throw new Error("the node is not built: dotnet build src/Liaison");
  folder = mkdtempSync(join(tmpdir(), "liaison-e2e-"));
  const data = join(folder, "node");
  const made = spawnSync(program, ["init", "--data", data, "--name", "JFHQ", "--country", "USA", "--json"], {
    encoding: "utf8",
  });
  code = (JSON.parse(made.stdout) as { firstSignIn: { code: string } }).firstSignIn.code;
  node = spawn(program, ["serve", "--data", data], { env: environment, stdio: "ignore" });
  await expect.poll(() => request.get(`${home}readyz`).then((it) => it.status(), () => 0)).toBe(200);
});

test.afterAll(async () => {
  if (node) {
    const ended = once(node, "exit");
    node.kill("SIGTERM");
    await ended;
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test("a stranger is sent to the sign-in page, and nothing there is in the way of anybody", async ({ page }) => {
  await page.goto(home);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "日本語" }).click();
  await expect(page.getByRole("heading", { name: "サインイン" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("the one-time code sets a password; a wrong one lets nobody in", async ({ page }) => {
  await page.goto(`${home}first#${code}`);
  expect(new URL(page.url()).hash).toBe("");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("First administrator")).toBeVisible();
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page.getByRole("button", { name: /First administrator/ })).toBeVisible();
  await page.getByRole("button", { name: /First administrator/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await page.getByLabel("Name").fill("administrator");
  await page.getByLabel("Password").fill("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Not let in");
});

test("a passkey is added, signs in without a password, and makes an account", async ({ page, context }) => {
  const browser = await context.newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(home);
  await page.getByLabel("Name").fill("administrator");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: /First administrator/ }).click();
  await page.getByLabel("Its name").fill("test key");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("dialog").getByText("test key")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();

  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("button", { name: /First administrator/ })).toBeVisible();
  await page.goto(`${home}accounts`);
  const form = page.getByRole("region", { name: "Accounts", exact: true });
  await form.getByLabel("Name", { exact: true }).fill("sato");
  await form.getByLabel("Display name").fill("Sato 1LT");
  await form.getByLabel("Roles").selectOption(["watch", "planner"]);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form.getByRole("status")).toContainText(/sato: [0-9A-Z-]{29}/);
  expect(await violations(page)).toEqual([]);
});
