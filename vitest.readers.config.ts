/** The configuration of Vitest for `npm run test:readers`. */
import { defineConfig } from "vitest/config";

/** Tests that open the documents of our writers with the programs of their readers. */
export default defineConfig({
  test: {
    include: ["test/readers/**/*.test.ts"],
    // The tests wait for programs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { FORCE_COLOR: "0" },
  },
});
