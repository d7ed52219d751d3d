/** The configuration of Vitest for `npm test`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/vscode/**", "test/pipelines/**", "test/readers/**"],
    // Many tests run the programs in `dist/`.
    globalSetup: "test/built.ts",
    // Vitest would leave one core free, which is half of a small machine.
    maxWorkers: "100%",
    // A busy machine must not fail a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { FORCE_COLOR: "0" },
  },
});
