import { defineConfig } from "vitest/config";

/** What other people's machines do with the packages. */
export default defineConfig({
  test: {
    include: ["test/pipelines/**/*.test.ts"],
    // They wait for installations more than they compute.
    maxWorkers: 4,
    globalSetup: "test/pipelines/setup.ts",
    // Everything that the repository is made with is installed once.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    env: { FORCE_COLOR: "0", NO_COLOR: "1" },
  },
});
