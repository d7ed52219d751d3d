/** The configuration of Vitest for `npm run test:pipelines`. */
import { defineConfig } from "vitest/config";

/** Tests of the packages on other people's machines. */
export default defineConfig({
  test: {
    include: ["test/pipelines/**/*.test.ts"],
    // The tests mostly wait for installations.
    maxWorkers: 4,
    globalSetup: ["test/built.ts", "test/pipelines/setup.ts"],
    // One test installs all development dependencies.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    env: { FORCE_COLOR: "0", NO_COLOR: "1" },
  },
});
