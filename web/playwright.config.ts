import { defineConfig } from "@playwright/test";

const port = Number(process.env.MOCK_PORT ?? 4181);

/** Against the mock node and the built app (`npm run build` first), with Debian's Chromium. */
export default defineConfig({
  testDir: "e2e",
  // One mock node, whose connection some tests cut; and software WebGL takes a whole core.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // Small: software WebGL draws every pixel on the CPU.
    viewport: { width: 1240, height: 680 },
    locale: "en-GB",
    timezoneId: "Asia/Tokyo",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: `node mock/server.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/healthz`,
    reuseExistingServer: false,
  },
});
