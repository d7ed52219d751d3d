/** Tests the check that tests never run an outdated build. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { isOld } from "../scripts/built.ts";

const BUILT = "dist/metafile.json";

/** A folder in which each file has this modification time, in seconds. */
function folderWith(files: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-built-"));
  for (const path of Object.keys(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "");
  }
  const folders = Object.keys(files).flatMap((path) =>
    path.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/")),
  );
  for (const path of folders) utimesSync(join(folder, path), 1, 1);
  for (const [path, time] of Object.entries(files)) utimesSync(join(folder, path), time, time);
  return folder;
}

it.each([
  ["nothing was built", { "server/src/cli/main.ts": 10 }, true],
  ["a source is newer", { [BUILT]: 20, "server/src/cli/main.ts": 30 }, true],
  ["a bundled scale is newer", { [BUILT]: 20, "server/data/scales/a.scale.yaml": 30 }, true],
  ["the build is newer", { [BUILT]: 20, "server/src/cli/main.ts": 10, "package.json": 10 }, false],
  ["only what the build generates is newer", { [BUILT]: 20, "server/src/a.generated.js": 30 }, false],
  ["only a test is newer", { [BUILT]: 20, "test/a.test.ts": 30 }, false],
])("the build is repeated if needed: %s", (_what, files, expected) => {
  const folder = folderWith(files);
  expect(isOld(folder)).toBe(expected);
  rmSync(folder, { recursive: true });
});
