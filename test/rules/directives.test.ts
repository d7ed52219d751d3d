/** Tests typos in suppression comments: each gives one problem, and the safe fixes lose no text. */
import { describe, expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const all = rules.map((rule) => asActive(rule));
const NEXT = "threat-assessment-disable-next-line";
const LINE = "threat-assessment-disable-line";

describe("no-unknown-rule, for a misspelled directive", () => {
  it.each([
    ["threat-assessment-disable-nextline", NEXT],
    ["threat-assessment-disable-next", NEXT],
    ["threat-assessment-disable-next_line", NEXT],
    ["threat-assessment-ignore", NEXT],
    ["threat-assessment-ignore-next-line", NEXT],
    ["threat-assessment-Disable-Next-Line", NEXT],
    ["THREAT-ASSESSMENT-DISABLE-NEXT-LINE", NEXT],
    ["threat-assesment-disable-next-line", NEXT],
    ["threat-assessments-disable-next-line", NEXT],
    ["threat_assessment_disable_next_line", NEXT],
    ["threat-assessment:disable-next-line", NEXT],
    ["threat-assessment disable-next-line", NEXT],
    ["threat-assessment: disable-next-line", NEXT],
    ["threat-assessment-disbale-next-line", NEXT],
    ["threat-assessment-disable-this-line", LINE],
    ["threat-assessment-ignore-file", "threat-assessment-disable-file"],
    ["threat-assessment-enabel", "threat-assessment-enable"],
  ])("reports %s and suggests the correct one", (written, meant) => {
    const [only, ...others] = ofComments(`# ${written} no-placeholder -- a working title\ntitle: TBD\n`);
    expect(others).toEqual([]);
    expect(only?.rule).toBe("no-unknown-rule");
    expect(only?.message).toBe(`There is no comment "${written}". Did you mean "${meant}"?`);
    expect(only?.suggestions).toEqual([meant]);
    expect(only && only.range.end.character - only.range.start.character).toBe(written.length);
  });

  it("suggests the current line if the comment follows a value", () => {
    const [only] = ofComments("title: TBD # threat-assessment-ignore no-placeholder\n");
    expect(only?.suggestions).toEqual([LINE]);
  });

  it.each([
    "threat-assessment of the north",
    "threat assessment ignores the north",
    "threat-assessment: disable the pumps first",
    "threat-assessment-2025.yaml is the older one",
    "threat-assessment-format, version 1",
    "threats are ignored here",
    "text: disable-next-line no-placeholder",
    "eslint-disable-next-line no-console",
  ])("accepts the ordinary comment: %s", (comment) => {
    expect(ofComments(`# ${comment}\ntitle: TBD\n`)).toEqual([]);
  });
});

describe("a reason without two hyphens", () => {
  it.each([
    ["-wrong reason", "wrong reason"],
    ["- wrong reason", "wrong reason"],
    ["--wrong reason", "wrong reason"],
    [": wrong reason", "wrong reason"],
    [": wrong", "wrong"],
    ["-wrong", "wrong"],
    ["the words of the harbour master", "the words of the harbour master"],
    [", the words of the harbour master", "the words of the harbour master"],
    ["because no-one knows yet", "because no-one knows yet"],
  ])("is one problem with a safe fix: %s", (written, reason) => {
    const id = written.startsWith(":") || written.startsWith(",") ? "no-placeholder" : "no-placeholder ";
    const text = `# ${NEXT} ${id}${written}\ntitle: TBD\n`;
    const [only, ...others] = ofComments(text);
    expect(others).toEqual([]);
    expect(only?.message).toBe(`Write the reason after two hyphens: "-- ${reason}".`);
    expect(fixed(text)).toBe(`assessment: 1\n# ${NEXT} no-placeholder -- ${reason}\ntitle: TBD\n`);
  });

  it("is recognized after several ids", () => {
    const text = `# ${NEXT} no-placeholder, use-covers - a reason\ntitle: TBD\n`;
    const unknown = ofComments(text).filter(({ rule }) => rule === "no-unknown-rule");
    expect(unknown.map(({ message }) => message)).toEqual([
      'Write the reason after two hyphens: "-- a reason".',
    ]);
  });

  it.each(["no-placeholder", "no-placeholder -- a reason", "no-placeholder — a reason"])(
    "is not reported for %s",
    (written) => {
      expect(ofComments(`# ${NEXT} ${written}\ntitle: TBD\n`).map(({ rule }) => rule)).toEqual(
        written.includes(" ") ? [] : ["require-suppression-reason"],
      );
    },
  );
});

describe("a misspelled id", () => {
  const text = "# threat-assessment-disable no-placeholder -- working titles\ntitle: TBD\n";

  it.each([
    ["in a comment that ends", `${text}# threat-assessment-enable no-placehodler\n`],
    ["in a comment that ends nothing", "title: Harbour\n# threat-assessment-enable no-placehodler\n"],
    ["in a comment that begins", `# ${NEXT} no-placehodler\ntitle: TBD\n`],
  ])("is one problem %s, and the safe fixes keep the suppression", (_, of) => {
    expect(ofComments(of).map(({ message }) => message)).toEqual([
      'There is no rule "no-placehodler". Did you mean "no-placeholder"?',
    ]);
    const others = all.filter(({ rule }) => rule.id !== "no-unknown-rule");
    expect(fixed(of, others)).toBe(`assessment: 1\n${of}`);
  });
});

describe("a suppression with a reason", () => {
  it.each([
    "TODO",
    "to do",
    "N/A",
    "n.a.",
    "<reason>",
    "<why>",
    "[reason]",
    "reason here",
    "write the reason here",
    "your reason",
    "pendiente",
    "pendiente de definir",
    "por definir",
    "a definir",
    "escribir aquí el motivo",
    "to be defined",
  ])("has no effect if the reason is a placeholder: %s", (reason) => {
    expect(suppresses(reason)).toBe(false);
  });

  it.each([
    "x",
    "y",
    "ok",
    "so",
    "na",
    "no",
    "sí",
    "the reason is given in the annex",
    "pendiente de la marina",
    "por definir en la reunión de mayo",
    "[[floods]] says why",
    "a reason of state",
    "not applicable to ports",
    "see <https://example.org>",
  ])("suppresses the problem: %s", (reason) => {
    expect(suppresses(reason)).toBe(true);
  });
});

function suppresses(reason: string): boolean {
  const found = inspected(`# ${NEXT} no-placeholder -- ${reason}\ntitle: TBD\n`);
  return found.some(({ rule, suppressed }) => rule === "no-placeholder" && suppressed !== undefined);
}

/** Returns the problems of the rules for suppressions. */
function ofComments(text: string): readonly FileProblem[] {
  const about = rules.filter((rule) => rule.checkSuppression !== undefined);
  return inspected(text).filter(({ rule }) => about.some(({ id }) => id === rule));
}

function inspected(text: string, active = all): readonly FileProblem[] {
  return inspect(Source.of("file:///a.threat.yaml", `assessment: 1\n${text}`), libraryOf(), active);
}

function fixed(text: string, active = all): string {
  const source = Source.of("file:///a.threat.yaml", `assessment: 1\n${text}`);
  return applyFixes(source, (each) => inspect(each, libraryOf(), active), "safe");
}
