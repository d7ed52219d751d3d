/** Tests which configuration applies to a file, and which rules it activates. */
import { describe, expect, it } from "vitest";
import { activeRules } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { configurationFor, isIgnored } from "../../server/src/workspace/configuration.ts";
import type { Files } from "../../server/src/workspace/library.ts";
import { Library } from "../../server/src/workspace/library.ts";

function filesOf(texts: Readonly<Record<string, string>>): Files {
  const sources = new Map(
    Object.entries(texts).map(([path, text]) => [`file:///${path}`, Source.of(`file:///${path}`, text)]),
  );
  return { read: (uri) => sources.get(uri) };
}

const at = (path: string, texts: Readonly<Record<string, string>>) =>
  configurationFor(`file:///${path}`, filesOf(texts));

describe("the configuration of a file", () => {
  it("is the nearest in the folders above", () => {
    const texts = {
      ".threat-assessment.yaml": "preset: all\n",
      "team/.threat-assessment.yml": "preset: strict\n",
    };
    expect(at("a.threat.yaml", texts).preset).toBe("all");
    expect(at("team/deep/a.threat.yaml", texts).preset).toBe("strict");
    expect(at("team/deep/a.threat.yaml", {}).preset).toBe("recommended");
  });

  it("has the overrides that match the file, later ones last", () => {
    const text = `rules: {no-placeholder: error, use-covers: off}
overrides:
  - files: drafts/
    preset: all
    rules: {no-placeholder: off}
  - files: ["*.old.threat.yaml"]
    rules: {no-placeholder: {severity: hint}}
`;
    const severity = (path: string) =>
      at(path, { ".threat-assessment.yaml": text }).rules.get("no-placeholder")?.severity;
    expect(severity("a.threat.yaml")).toBe("error");
    expect(severity("drafts/a.threat.yaml")).toBe("off");
    expect(severity("drafts/a.old.threat.yaml")).toBe("hint");
    expect(at("drafts/a.threat.yaml", { ".threat-assessment.yaml": text }).preset).toBe("all");
    expect(
      at("drafts/a.threat.yaml", { ".threat-assessment.yaml": text }).rules.get("use-covers")?.severity,
    ).toBe("off");
  });

  it("is the same object for files with the same settings", () => {
    const files = filesOf({
      ".threat-assessment.yaml": "overrides: [{files: b.threat.yaml, preset: all}]\n",
    });
    const of = (name: string) => configurationFor(`file:///${name}.threat.yaml`, files);
    expect(of("a")).toBe(of("c"));
    expect(of("a")).not.toBe(of("b"));
  });

  it.each([
    "",
    "- a\n",
    "preset: [x]\nrules: 3\noverrides: {a: b}\nscales: no\n",
    "{{{",
    "preset: strictest\n",
  ])("has defaults for invalid settings: %j", (text) => {
    expect(at("a.threat.yaml", { ".threat-assessment.yaml": text }).preset).toBe("recommended");
  });

  it("excludes files by patterns relative to its folder", () => {
    const files = filesOf({
      "team/.threat-assessment.yaml": "ignore: [archive/, '*.old.threat.yaml', '!keep.old.threat.yaml']\n",
    });
    const ignored = (path: string): boolean => isIgnored(`file:///${path}`, files);
    expect(ignored("team/archive/a.threat.yaml")).toBe(true);
    expect(ignored("team/x/b.old.threat.yaml")).toBe(true);
    expect(ignored("team/x/keep.old.threat.yaml")).toBe(false);
    expect(ignored("team/a.threat.yaml")).toBe(false);
    expect(ignored("archive/a.threat.yaml")).toBe(false);
  });

  it.each([
    ["./vendor", "vendor/a.threat.yaml", true],
    ["./vendor", "x/vendor/a.threat.yaml", false],
    ["!./vendor/b.threat.yaml", "vendor/b.threat.yaml", false],
    ["vendor/", "vendor/a.threat.yaml", true],
    ["/a.threat.yaml", "x/a.threat.yaml", false],
    ["Vendor", "vendor/a.threat.yaml", false],
  ])("matches the pattern %j as git does, for %s", (pattern, path, expected) => {
    const files = filesOf({ ".threat-assessment.yaml": `ignore: [${JSON.stringify(pattern)}]\n` });
    expect(isIgnored(`file:///${path}`, files)).toBe(expected);
  });
});

describe("the active rules", () => {
  const ids = (text: string): string[] =>
    activeRules(at("a.threat.yaml", { ".threat-assessment.yaml": text })).map(({ rule }) => rule.id);

  it("are those of the preset", () => {
    const of = (...presets: (string | undefined)[]): string[] =>
      rules.filter(({ preset }) => presets.includes(preset)).map(({ id }) => id);
    expect(ids("preset: recommended\n")).toEqual(of(undefined, "recommended"));
    expect(ids("preset: all\n")).toEqual(rules.map(({ id }) => id));
    expect(ids("preset: strict\n")).toContain("no-holder-mismatch");
  });

  it("are turned on and off one by one", () => {
    expect(ids("rules: {use-covers: off, no-holder-mismatch: warning}\n")).toContain("no-holder-mismatch");
    expect(ids("rules: {use-covers: off}\n")).not.toContain("use-covers");
  });

  it("have the severity in the configuration", () => {
    const source = Source.of("file:///a.threat.yaml", "assessment: 1\ntitle: TODO\nstatus: final\n");
    const found = (text: string) =>
      inspect(source, new Library(filesOf({ ".threat-assessment.yaml": text }))).map(
        ({ severity }) => severity,
      );
    expect(found("")).toEqual(["error"]);
    expect(found("rules: {no-placeholder: hint}\n")).toEqual(["hint"]);
    expect(found("rules: {no-placeholder: off}\n")).toEqual([]);
  });
});

it("a configuration sets the taxonomy and the scales of assessments that do not name any", () => {
  const files = filesOf({
    ".threat-assessment.yaml": "taxonomy: bailey-2005\nscales: {likelihood: phia-likelihood}\n",
  });
  const text =
    "assessment: 1\ntitle: T\nthreats:\n  t: {title: T, category: energy, likelihood: realistic-possibility}\n";
  const found = (library: Library): string[] =>
    inspect(Source.of("file:///a.threat.yaml", text), library)
      .filter(({ severity }) => severity === "error")
      .map(({ rule }) => rule);
  expect(found(new Library(files))).toEqual([]);
  expect(found(new Library(filesOf({})))).toEqual(["require-taxonomy", "no-undefined-term"]);
});
