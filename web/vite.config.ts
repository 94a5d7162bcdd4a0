import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The node (or the mock) that `npm run dev` talks to. */
const node = process.env.LIAISON_NODE ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  // Relative addresses: the node may serve the app below any path.
  base: "./",
  build: {
    target: "es2022",
    // The content security policy forbids inline scripts and data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    license: { fileName: "licenses.md" },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": { target: node, ws: true }, "/healthz": node } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
