/** Checks that the page about dependencies lists each one with the licence that its package declares. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const rows = Array.from(
  read("docs/dependencies.md").matchAll(/^\| `([^`]+)` .*\| (\S[^|]*?) +\| *[\d.]+ [kM]B \|$/gm),
);
const documented = new Map(rows.map(([, name = "", licence = ""]) => [name, licence]));

it("each dependency has one row", () => {
  expect(rows.map(([, name = ""]) => name).toSorted()).toEqual(
    Object.keys(manifest.devDependencies).toSorted(),
  );
});

it.each([...documented])("%s is installed under the licence %s", (name, licence) => {
  const installed = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };
  expect(installed.license).toBe(licence);
});
