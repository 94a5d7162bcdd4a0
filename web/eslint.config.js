import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "public", "test-results"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    plugins: { "react-hooks": hooks, "@typescript-eslint": tseslint.plugin },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...hooks.configs.recommended.rules,
      // The React compiler is not used here.
      "react-hooks/incompatible-library": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Ask the node through api/api.ts." },
        { name: "localStorage", message: "Keep settings through state/settings.ts." },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "max-lines": ["error", 500],
      "max-len": ["error", { code: 120, ignorePattern: "^(import|export) |d=\"" }],
    },
  },
  { files: ["src/api/api.ts", "src/live/live.worker.ts", "src/state/settings.ts", "e2e/**"], rules: { "no-restricted-globals": "off" } },
  { files: ["e2e/**"], rules: { "no-console": "off" } },
);
