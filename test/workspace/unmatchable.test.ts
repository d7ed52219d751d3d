/** Tests that patterns that can never match are reported, and that others are not. */
import { describe, expect, it } from "vitest";
import { isExcluded, patternsOf } from "../../server/src/workspace/gitignore.ts";
import { unmatchable } from "../../server/src/workspace/unmatchable.ts";
import { fc, runs } from "../property.ts";

describe("unmatchable", () => {
  it.each([
    ["dir\\sub", "backslash", ["dir/sub"]],
    ["dir\\\\sub\\", "backslash", ["dir/sub/"]],
    ["!dir\\sub", "backslash", ["!dir/sub"]],
    ["{a,b}/**", "braces", ["a/**", "b/**"]],
    ["x/*.{yaml,yml}", "braces", ["x/*.yaml", "x/*.yml"]],
    ["../x", "outside", []],
    ["a/../b", "outside", []],
    ["C:\\x", "outside", []],
    ["~/x", "outside", []],
    ["file:///x", "outside", []],
    ["a/./b", "dots", ["a/b"]],
    ["././a", "dots", ["./a"]],
    ["a//b", "dots", ["a/b"]],
    ["#a", "comment", ["\\#a"]],
    ["[a", "bracket", []],
    ["", "empty", []],
    ["!", "empty", []],
    [".", "empty", []],
    ["./", "empty", []],
    ["/", "empty", []],
  ])("reports %j", (pattern, cause, intended) => {
    expect(unmatchable(pattern)).toEqual({ cause, intended });
  });

  it.each([
    "a",
    "./a",
    "/a",
    "a/",
    "!a",
    "**/a",
    "a/**",
    "*",
    "\\#a",
    "\\!a",
    "a\\*",
    "[a]",
    "a b",
    "\\[a]",
    "{a}",
    ".a",
    "..a",
  ])("accepts %j", (pattern) => {
    expect(unmatchable(pattern)).toBeUndefined();
  });

  it("never reports a pattern that matches a file with an ordinary name", () => {
    const name = fc.stringMatching(/^\.?[a-c]{1,2}(?:\.[a-c])?$/);
    const paths = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    const pieces = fc.constantFrom(
      "a",
      "b",
      "c",
      ".",
      "/",
      "*",
      "**",
      "?",
      "[ab]",
      "\\",
      "\\*",
      "{",
      ",",
      "}",
      "!",
      "#",
      "..",
    );
    const patterns = fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(patterns, paths, (pattern, path) => {
        const positive = pattern.replace(/^!/, "");
        fc.pre(isExcluded(path, [{ folder: "", patterns: patternsOf([positive]) }]));
        const { cause } = unmatchable(pattern) ?? {};
        // In git, `a\b` means `ab`, and `a\..` means `a..`; no author intends that.
        const causes = pattern.includes("\\..") ? ["backslash", "outside"] : ["backslash"];
        expect([undefined, ...causes]).toContain(cause);
      }),
      runs(2000),
    );
  });
});
