/** Checks that every language feature has a test file with its name, or a folder of them, so that a newcomer finds its tests. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";

const folder = join(projectRoot, "server/src/lsp");

/** Modules that the server uses to send the result of a feature, and that are not a feature of their own. */
const NO_FEATURES = new Set(["edits"]);

/** The features that the server calls, without those of which it uses only a type. */
const features = new Set(
  readdirSync(folder).flatMap((name) =>
    Array.from(
      readFileSync(join(folder, name), "utf8").matchAll(
        /^import \{[^}]*\} from "\.\.\/features\/(\w+)\.ts";$/gm,
      ),
      ([, feature = ""]) => feature,
    ),
  ),
);

it("every language feature has a test file with its name", () => {
  const isTested = (name: string): boolean =>
    NO_FEATURES.has(name) ||
    [`${name}.test.ts`, `${name}/${name}.test.ts`].some((path) =>
      existsSync(join(projectRoot, "test/features", path)),
    );
  expect([...features].filter((name) => !isTested(name))).toEqual([]);
  expect(features.size).toBeGreaterThan(20);
});
