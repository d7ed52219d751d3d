/** Tests the translations and the check for them: it finds all texts, and reports errors in a translation. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { missingIn, problemsOf } from "../../scripts/translations/check.ts";
import { completeKinds, translationFor, translations } from "../../scripts/translations/languages.ts";
import { schemas } from "../../server/src/format/schema.ts";
import { messagesIn } from "../../scripts/translations/messages.ts";
import { argumentsIn, differenceOf } from "../../scripts/translations/placeholders.ts";
import { projectRoot } from "../../scripts/root.ts";
import type { SourceText } from "../../scripts/translations/texts.ts";
import { allTexts, textKinds } from "../../scripts/translations/texts.ts";
import { withWorklist, worklistFor } from "../../scripts/translations/worklist.ts";

const texts = allTexts();

describe("the texts of the program", () => {
  it.each([
    ["messages", "Compare rankings"],
    ["messages", "Which assessment do you want to see?"],
    ["rules", "How many years before the `as-of` date a source may be published."],
    ["rules", "ICD 203, analytic standard 1 (age and continued currency of information); ICD 206"],
    ["schemas", schemas.assessment.properties?.status?.enumDescriptions?.[0]],
    ["data", "Natural disasters"],
    ["manifest", "Insert Source from Clipboard"],
  ])("of the kind “%s” include “%s”", (kind, english) => {
    expect(texts).toContainEqual(expect.objectContaining({ kind, english }));
  });

  it("are listed once each", () => {
    const keys = texts.filter(({ kind }) => kind !== "manifest").map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("have placeholders that can be filled in", () => {
    for (const { english, where } of texts) expect(() => argumentsIn(english, "en"), where).not.toThrow();
  });

  it("include every key of the manifest, and the manifest uses all of them", () => {
    const manifest = readFileSync(`${projectRoot}package.json`, "utf8");
    const named = Array.from(manifest.matchAll(/"%([^%"]+)%"/g), ([, key]) => key);
    const known = texts.filter(({ kind }) => kind === "manifest").map(({ key }) => key);
    expect([...new Set(named)].sort()).toEqual(known.sort());
  });
});

it("Spanish has one word for a statement of the assessment, and another for a claim of anyone", () => {
  const spanish = translations().find(({ language }) => language === "es") ?? expect.unreachable();
  const englishOf = (word: RegExp): string[] =>
    texts
      .filter((text) => word.test(translationFor(text, spanish) ?? ""))
      .map(({ english }) => english.replaceAll(/\s+/g, " "));
  expect(englishOf(/declaraci/i).filter((english) => !/statement/i.test(english))).toEqual([]);
  expect(englishOf(/afirmaci/i).filter((english) => !/claim/i.test(english))).toEqual([]);
});

it("the collector finds messages in every kind of lookup", () => {
  const code =
    't("a"); l10n.t(`b`, 1); counted(t("c, {n, plural, other {#}}"), { n }); t(d); other.t("e"); // t("f")';
  expect(messagesIn("x.ts", code).map(({ english, where }) => [english, where])).toEqual([
    ["a", "x.ts:1"],
    ["b", "x.ts:1"],
    ["c, {n, plural, other {#}}", "x.ts:1"],
  ]);
});

describe.each(translations())("the translation $language", (translation) => {
  it("has no errors", () => {
    expect(problemsOf(translation, texts)).toEqual([]);
  });

  it("is sorted by key", () => {
    for (const keys of [Object.keys(translation.bundle), Object.keys(translation.manifest)])
      expect(keys).toEqual(keys.toSorted());
  });
});

describe("the check of a translation", () => {
  const text = (english: string, more: Partial<SourceText> = {}): SourceText => ({
    kind: "messages",
    key: english,
    english,
    where: "x.ts:1",
    ...more,
  });
  const inSpanish = (bundle: Record<string, string>, manifest = {}) => ({
    language: "es",
    bundle: { en: "es", "{0} of {1}": "{0} de {1}", ...bundle },
    manifest,
  });
  const known = [text("{0} of {1}"), text("key", { kind: "manifest", key: "a.b" })];

  it.each([
    [
      "a translation of a text that is gone",
      inSpanish({ Gone: "Ido" }, { "a.b": "clave" }),
      /"Gone".*is gone/,
    ],
    [
      "a translation of a key that is gone",
      inSpanish({}, { "a.b": "clave", "c.d": "x" }),
      /"c\.d".*package\.nls\.es\.json/,
    ],
    ["a translation that lacks a value", inSpanish({ "{0} of {1}": "{0}" }, { "a.b": "c" }), /lacks \{1\}/],
    [
      "a translation with an additional value",
      inSpanish({ "{0} of {1}": "{0} {1} {2}" }, { "a.b": "c" }),
      /has \{2\}/,
    ],
    [
      "a bundle without its language",
      { language: "es", bundle: { "{0} of {1}": "{0} de {1}" }, manifest: { "a.b": "c" } },
      /the key "en"/,
    ],
    ["a missing translation of a complete kind", inSpanish({}), /"a\.b" is not translated/],
  ])("reports %s", (_, translation, problem) => {
    expect(problemsOf(translation, known)).toEqual([expect.stringMatching(problem)]);
  });

  it("reports a missing translation only if neither the bundle nor the bundled file has it", () => {
    const own = text("Drought", { kind: "data", own: ["es"] });
    expect(missingIn(inSpanish({ "{0} of {1}": "{0} de {1}" }), [own, ...known])).toEqual([known[1]]);
    expect(completeKinds.es?.every((kind) => textKinds.includes(kind))).toBe(true);
  });

  const plural = "{n, plural, one {# file} other {# files}}";
  const choice = "{of, select, list {A list.} other {A text.}}";
  it.each([
    [plural, "{n, plural, one {# archivo} other {# archivos}}", undefined],
    [plural, "{n, plural, one {# archivo} many {# de archivos} other {# archivos}}", undefined],
    [plural, "{n, plural, one {# archivo}}", /cannot be read/],
    [plural, "{n, plural, one {# archivo} other {# archivos}", /cannot be read/],
    [plural, "{n, plural, few {# archivo} other {# archivos}}", /no plural form "few"/],
    [plural, "{m, plural, one {# archivo} other {# archivos}}", /lacks \{n\} and has \{m\}/],
    [choice, "{of, select, list {Una lista.} other {Un texto.}}", undefined],
    [choice, "{of, select, lista {Una lista.} other {Un texto.}}", /lacks \{of: list, other\}/],
  ])("compares “%s” with “%s”", (english, own, problem) => {
    if (problem) expect(differenceOf(english, own, "es")).toMatch(problem);
    else expect(differenceOf(english, own, "es")).toBeUndefined();
  });
});

it("the translations of a translator are imported, except those with errors", () => {
  const work = { kind: "messages", where: "x.ts:1" } as const;
  const { translation, count, refused } = withWorklist(
    { language: "fr", bundle: { Old: "Vieux" }, manifest: {} },
    {
      language: "fr",
      texts: [
        { ...work, english: "New", translation: "Nouveau" },
        { ...work, english: "Later", translation: " " },
        { ...work, english: "Line {0}", translation: "Ligne" },
        { ...work, english: "Former", translation: "Ancien" },
        { ...work, kind: "manifest", key: "a.b", english: "Title", translation: "Titre" },
      ],
    },
    ["New", "Later", "Line {0}"]
      .map((english): SourceText => ({ ...work, key: english, english }))
      .concat({ ...work, kind: "manifest", key: "a.b", english: "Title" }),
  );
  expect(translation).toMatchObject({
    bundle: { Old: "Vieux", New: "Nouveau" },
    manifest: { "a.b": "Titre" },
  });
  expect([count, refused]).toEqual([
    2,
    [expect.stringContaining("lacks {0}"), expect.stringContaining('a text that is gone: "Former"')],
  ]);
});

it("a new worklist keeps what is filled in and not yet merged", () => {
  const work = { kind: "messages", where: "x.ts:1" } as const;
  const source = (english: string, where: string): SourceText => ({ ...work, key: english, english, where });
  const texts = [source("Merged", "x.ts:1"), source("New", "x.ts:2"), source("Filled in", "x.ts:30")];
  const before = [
    { ...work, english: "Filled in", translation: "Rempli" },
    { ...work, english: "Merged", translation: "Repris" },
    { ...work, english: "Former", translation: "Ancien" },
  ];
  const french = { language: "fr", bundle: { Merged: "Repris" }, manifest: {} };
  expect(worklistFor(french, texts, before)).toEqual({
    language: "fr",
    texts: [
      { ...work, where: "x.ts:2", english: "New", translation: "" },
      { ...work, where: "x.ts:30", english: "Filled in", translation: "Rempli" },
      { ...work, english: "Former", translation: "Ancien" },
    ],
  });
});

it("a worklist has the messages first, by file and line", () => {
  const { texts: list } = worklistFor({ language: "fr", bundle: {}, manifest: {} }, texts, []);
  const kinds = list.map(({ kind }) => kind);
  expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual(textKinds);
  const places = list
    .filter(({ kind }) => kind === "messages")
    .map(({ where }) => where.replace(/\d+$/, (line) => line.padStart(5, "0")));
  expect(places).toEqual(places.toSorted());
});
