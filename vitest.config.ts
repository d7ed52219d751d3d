/** The configuration of Vitest for `npm test`. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { isolated } from "./test/isolated.ts";

const outside = ["test/vscode/**", "test/pipelines/**", "test/readers/**"];

export default defineConfig({
  test: {
    // Many tests run the programs in `dist/`.
    globalSetup: "test/built.ts",
    // Vitest would leave one core free, which is half of a small machine.
    maxWorkers: "100%",
    // A busy machine must not fail a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    // Packages are loaded as Node.js loads them, which is also faster.
    deps: { interopDefault: false },
    env: {
      FORCE_COLOR: "0",
      // Servers keep no compiled code in the cache folder of the user. Node.js keeps it instead.
      CI: "true",
      NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url)),
    },
    // To load the program again for each file would take as long as a third of the tests.
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...outside, ...isolated],
          isolate: false,
        },
      },
      { extends: true, test: { name: "isolated", include: isolated } },
    ],
  },
});
