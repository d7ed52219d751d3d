/** Tests every format with file names that hide something: nothing hidden comes out, and every report can be parsed. */
import { createColors } from "picocolors";
import sax from "sax";
import { describe, expect, it } from "vitest";
import { mayHaveHidden, showHidden } from "../../server/src/language/hiddenCharacters.ts";
import type { Format, FormatName } from "../../server/src/report/format.ts";
import { formatNames, formats } from "../../server/src/report/format.ts";
import type { Report } from "../../server/src/report/report.ts";

const terminal = { colors: createColors(false), width: 120 };

const names: readonly (readonly [what: string, name: string])[] = [
  ["an escape sequence", "\u001b[2Ja.threat.yaml"],
  ["a control character of C1", "a\u009b31m.threat.yaml"],
  ["a backspace", "a\b\bb.threat.yaml"],
  ["a line break", "a\nb.threat.yaml"],
  ["a carriage return", "a\rb.threat.yaml"],
  ["a tab", "a\tb.threat.yaml"],
  ["a direction that is turned", "a\u202elmay.threat.yaml"],
  ["an isolate that never ends", "a\u2066b.threat.yaml"],
  ["a space of no width", "a\u200bb.threat.yaml"],
  ["a tag character", "a\u{e0041}b.threat.yaml"],
  ["a separator of lines", "a\u2028b.threat.yaml"],
  ["an annotation", "a\ufff9b.threat.yaml"],
  ["half a character", "a\ud800b.threat.yaml"],
  ["what is no character", "a\uffffb.threat.yaml"],
  ["signs of XML", `a<b>&"'.threat.yaml`],
  ["the end of a section of XML", "a]]>b.threat.yaml"],
];

function reportOn(path: string): Report {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const finding = {
    rule: "no-unknown-key",
    severity: "warning" as const,
    message: `In "${path}".`,
    range,
    related: [{ path, range, message: `Also in "${path}".` }],
    suggestions: [],
    fixes: [],
  };
  const findings = [finding, { ...finding, severity: "hint" as const }];
  return {
    tool: { name: "t", version: "1.0.0" },
    files: [
      { path, findings, lines: { 0: path } },
      { path: `${path}2`, findings: [], lines: {} },
    ],
    failures: [{ path, message: `Not "${path}".` }],
  };
}

function written(format: FormatName, name: string): string {
  const { [format]: write }: Record<FormatName, Format> = formats;
  return write(reportOn(name), terminal);
}

/** The errors that a strict parser finds, and the texts that it reads. */
function readXml(xml: string): { readonly errors: readonly string[]; readonly texts: readonly string[] } {
  const errors: string[] = [];
  const texts: string[] = [];
  const reader = sax.parser(true);
  reader.onerror = ({ message }) => {
    errors.push(message);
    reader.resume();
  };
  reader.ontext = (text) => texts.push(text);
  reader.onattribute = ({ value }) => texts.push(value);
  reader.write(xml).close();
  return { errors, texts };
}

/** The characters that XML 1.0 allows in a document (production 2). */
const XML = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

describe.each(formatNames)("%s", (format) => {
  it.each(names)("shows %s in the name of a file without being controlled by it", (_, name) => {
    const text = written(format, name);
    expect(mayHaveHidden(text)).toBe(false);
  });
});

describe("junit", () => {
  it.each(names)("is valid XML with any name: %s", (_, name) => {
    const xml = written("junit", name);
    expect(xml).toMatch(XML);
    const { errors, texts } = readXml(xml);
    expect(errors).toEqual([]);
    const read = showHidden(name).replace(/\p{Cs}|[\ufffe\uffff]/gu, "\ufffd");
    expect(texts).toContain(read);
  });

  it("the parser rejects text that is not XML", () => {
    expect(readXml("<a><b></a>").errors).not.toEqual([]);
    expect(readXml("<a b=c/>").errors).not.toEqual([]);
    expect(readXml("<a>&x;</a>").errors).not.toEqual([]);
  });
});

describe.each(["json", "sarif"] as const)("%s", (format) => {
  it.each(names)("is valid JSON with any name: %s", (_, name) => {
    expect(() => JSON.parse(written(format, name)) as unknown).not.toThrow();
  });
});

it("JSON has the names as they are, for programs", () => {
  for (const [, name] of names) {
    const report = JSON.parse(written("json", name)) as {
      readonly files: readonly { readonly path: string }[];
    };
    expect(report.files[0]?.path).toBe(name);
  }
});
