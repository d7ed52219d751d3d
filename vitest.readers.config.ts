/** The configuration of Vitest for `npm run test:readers`. */
import { defineConfig } from "vitest/config";

/** Tests of documents with the programs of readers, which must be installed: Debian's poppler-utils. */
export default defineConfig({
  test: {
    include: ["test/readers/**/*.test.ts"],
    globalSetup: "test/built.ts",
    // Vitest would leave one core free, which is half of a small machine.
    maxWorkers: "100%",
    // A busy machine must not fail a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { FORCE_COLOR: "0" },
  },
});
