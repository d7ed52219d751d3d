/** Tests that messages with numbers use the right plural forms. */
import { readFileSync } from "node:fs";
import { config } from "@vscode/l10n";
import { afterEach, describe, expect, it } from "vitest";
import { messagesInCode } from "../../scripts/translations/messages.ts";
import { projectRoot } from "../../scripts/root.ts";
import { formatMessage } from "../../server/src/language/messageFormat.ts";
import { github } from "../../server/src/report/github.ts";
import { stylish } from "../../server/src/report/stylish.ts";
import { codeLenses } from "../../server/src/features/codeLenses.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

afterEach(() => {
  config({ contents: {} });
});

describe("a message with a number", () => {
  it.each([
    ["en", 0, "0 errors"],
    ["en", 1, "1 error"],
    ["en", 2, "2 errors"],
    ["en", 1234, "1,234 errors"],
    ["es", 1, "1 error"],
    ["es", 1_000_000, "1\u00a0000\u00a0000 de errores"],
    ["es", 2, "2 errores"],
  ])("has the plural form of the language %s for %d", (locale, errors, text) => {
    const message =
      locale === "en"
        ? "{errors, plural, one {# error} other {# errors}}"
        : "{errors, plural, one {# error} many {# de errores} other {# errores}}";
    expect(formatMessage(message, { errors }, locale)).toBe(text);
  });

  it("can contain two numbers, and values with characters of the message syntax", () => {
    const message =
      "{files, plural, one {# file} other {# files}} in {place}: {n, plural, one {# hint} other {# hints}}";
    expect(formatMessage(message, { files: 1, n: 2, place: "it's {a} <b>" })).toBe(
      "1 file in it's {a} <b>: 2 hints",
    );
  });

  it("can choose a form by a word", () => {
    const message = "{shape, select, list {Expected a list.} map {Expected keys.} other {Expected a text.}}";
    expect(["list", "map", "number"].map((shape) => formatMessage(message, { shape }))).toEqual([
      "Expected a list.",
      "Expected keys.",
      "Expected a text.",
    ]);
  });

  it("uses the language of the translation", () => {
    config({ contents: readFileSync(`${projectRoot}l10n/bundle.l10n.es.json`, "utf8") });
    const text =
      "assessment: 1\ntitle: T\nactors:\n  a: {name: A}\n  b: {name: B}\nrankings:\n  r: {of: a, order: []}\n";
    const titles = codeLenses(Source.of("file:///a.threat.yaml", text), libraryOf()).map(
      ({ command }) => command?.title,
    );
    expect(titles).toEqual(["Abrir la vista previa", "1 referencia", "sin referencias", "sin referencias"]);
  });
});

describe("a report", () => {
  const tool = { name: "t", version: "1" };
  const finding = (severity: "error" | "warning") => ({
    rule: "r",
    severity,
    message: "m",
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    related: [],
  });
  const file = (...severities: ("error" | "warning")[]) => ({
    path: "a",
    lines: { 0: "x" },
    findings: severities.map(finding),
  });
  const plain = { colors: new Proxy({}, { get: () => String }), width: 80 } as never;
  const summaryOf = (files: ReturnType<typeof file>[]): string | undefined =>
    stylish({ tool, files, failures: [] } as never, plain)
      .trimEnd()
      .split("\n")
      .at(-1);

  it("counts one problem and several", () => {
    expect(summaryOf([file("error")])).toBe("✖ 1 problem (1 error) in 1 file");
    expect(summaryOf([file("error", "warning", "warning"), file()])).toBe(
      "✖ 3 problems (1 error, 2 warnings) in 1 of 2 files",
    );
    expect(summaryOf([file()])).toBe("✔ 1 file, no problems");
    expect(github({ tool, files: [file("error")], failures: [] } as never)).toMatch(
      /^1 file checked: 1 error, 0 warnings, 0 notices$/m,
    );
  });
});

describe("the messages in the code", () => {
  const messages = messagesInCode().map(({ english, where }) => ({ message: english, name: where }));

  /** A placeholder for a number, followed by a plural noun; verbs are excluded. */
  const PLURAL =
    /(?<![\w"“„«&])\{\d+\}[”"»]? (?!(?:is|has|was|takes|needs|names|belongs|says|lies|repeats|stands|begins|comes|goes|leads|leaves|argues|rates|means|implies|includes|passes|holds|and)\b)(?!or less\b|\w+ this\b)(?:[a-z]+ )?[a-z]{2,}s\b|(?<!rank |−)\b1 (?!(?:is|if|for)\b)[a-z]+\b/;

  it("use formatMessage() for numbers", () => {
    const bad = messages.filter(({ message }) => !message.includes(", plural,") && PLURAL.test(message));
    expect(bad.map(({ name, message }) => `${name}: ${message}`)).toEqual([]);
  });
});
