/** Compares excluded files with git, for random patterns in random folders. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Disk } from "../../server/src/files/disk.ts";
import { Ignored } from "../../server/src/files/ignored.ts";
import { isExcluded, patternsOf } from "../../server/src/workspace/gitignore.ts";
import { fc, runs } from "../property.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "threat-assessment-ignored-"));
  execFileSync("git", ["init", "--quiet", root]);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const names = ["a", "b", "ab", "A", "a.b", "foo", "foo.yaml", "!a", "#a", "a b", "a ", "ñ", "[a]", "a*", "-"];
const name = fc.constantFrom(...names);
/** Paths of files: `a` and `a/b` are folders. */
const path = fc
  .array(name, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"))
  .filter((each) => each !== "a" && each !== "a/b");

const piece = fc.constantFrom(
  ...names,
  ..."*,**,***,?,/,//,.,\\,\\!,\\#,\\ , ,!,#,[ab],[!a],[^a],[a-c],[]a],[a,[[:alpha:]],[[:upper:]],[[:nix:]],[\\]],[a\\-c],[--/],**/,/**,/**/,./,../,\t".split(
    ",",
  ),
);
const pattern = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(""));
const text = fc
  .tuple(fc.array(pattern, { maxLength: 4 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([lines, lineBreak, isEnded]) => lines.join(lineBreak) + (isEnded ? lineBreak : ""));

/** Returns the paths that git would exclude if it did not track them yet. */
function ignoredByGit(paths: readonly string[]): string[] {
  const { stdout } = spawnSync(
    "git",
    ["-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin"],
    {
      cwd: root,
      input: paths.map((each) => `${each}\0`).join(""),
      encoding: "utf8",
    },
  );
  return stdout.split("\0").filter((each) => each !== "");
}

/** Returns the paths that we exclude, with the current files. */
function ignoredByUs(paths: readonly string[]): string[] {
  const ignored = new Ignored(new Disk());
  return paths.filter((each) => ignored.has(join(root, each)));
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

it("our excluded files are those that git ignores", { timeout: 120_000 }, () => {
  const some = fc.record({ top: text, inner: text, deep: text, exclude: text, isCaseless: fc.boolean() });
  fc.assert(
    fc.property(some, fc.uniqueArray(path, { minLength: 4, maxLength: 12 }), (texts, paths) => {
      execFileSync("git", ["config", "core.ignorecase", String(texts.isCaseless)], { cwd: root });
      write({
        ".gitignore": texts.top,
        "a/.gitignore": texts.inner,
        "a/b/.gitignore": texts.deep,
        ".git/info/exclude": texts.exclude,
      });
      expect(ignoredByUs(paths)).toEqual(ignoredByGit(paths));
    }),
    runs(200),
  );
});

it.each([
  ["*a", "*b"],
  ["**/", "b"],
  ["[a-z]*", "!"],
])("isExcluded takes linear time for many %s", (part, end) => {
  const workOf = (size: number) => {
    const patterns = patternsOf([`${part.repeat(size / 10)}${end}`]);
    return () => {
      expect(isExcluded(`${"a".repeat(250)}/${"a".repeat(250)}`, [{ folder: "", patterns }])).toBe(false);
    };
  };
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});
