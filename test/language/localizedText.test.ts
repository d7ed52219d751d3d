/** Tests that every kind of text is shown in the reader's language: messages, rules, schemas, bundled data. */
import { config } from "@vscode/l10n";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choices } from "../../server/src/features/newAssessment.ts";
import { ruleHover } from "../../server/src/features/hoverContent/rule.ts";
import { keyHover, wordHover } from "../../server/src/features/hoverContent/key.ts";
import { scaleHover, termHover } from "../../server/src/features/hoverContent/scale.ts";
import { propertyOf, schemas } from "../../server/src/format/schema.ts";
import { rulesJson, rulesTable } from "../../server/src/report/catalogue.ts";
import { sarif } from "../../server/src/report/sarif.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { scalesInProgram } from "../../server/src/workspace/library.ts";
import { allTexts } from "../../scripts/translations/texts.ts";
import { libraryOf } from "../assessments.ts";

/** A pseudo-translation that puts every text in brackets. */
const marked = Object.fromEntries(allTexts().map(({ key }) => [key, `⟦${key}⟧`]));

beforeAll(() => {
  config({ contents: { ...marked, en: "xx" } });
});

afterAll(() => {
  config({ contents: {} });
});

const rule = rules[0] as Rule;
const status = propertyOf(schemas.assessment, "status") ?? {};

describe("the reader's language", () => {
  it("applies to the summary, the reason and the source of a rule", () => {
    for (const text of [rule.summary, rule.why, rule.source]) {
      expect(ruleHover(rule)).toContain(`⟦${text}⟧`);
      expect(rulesJson([rule], { name: "t", version: "1" })).toContain(JSON.stringify(`⟦${text}⟧`));
    }
    expect(rulesTable([rule], { colors: { bold: String } } as never)).toContain(`⟦${rule.summary}⟧`);
  });

  it("applies to the descriptions of keys and words in a schema", () => {
    expect(keyHover("status", status, undefined)).toContain(`⟦${status.description ?? ""}⟧`);
    expect(wordHover("draft", status)).toContain(`⟦${status.enumDescriptions?.[0] ?? "nothing"}⟧`);
  });

  it("applies to the choices of the wizard", () => {
    const { kinds, taxonomies } = choices(libraryOf(), { taxonomyFiles: [] });
    for (const { detail } of kinds) expect(detail).toMatch(/^⟦.+⟧$/);
    for (const { label, detail } of taxonomies) expect(label + detail).toMatch(/^⟦.+⟧⟦.+⟧ · ⟦/);
  });

  it("applies to the title of a bundled scale, and to the label and the meaning of a term", () => {
    const [scale] = scalesInProgram("confidence");
    const term = scale?.terms[0];
    if (!scale || !term) throw new Error("There is no scale.");
    expect(scaleHover(scale)).toContain("⟦Levels of analytic confidence⟧");
    expect(termHover(term, scale)).toContain("⟦low confidence⟧");
    expect(termHover(term, scale)).toContain("⟦Scant, fragmentary");
    // The term is part of the document's language, not the reader's.
    expect([term.term, term.label]).toEqual(["low", "low confidence"]);
  });

  it("does not apply to what programs read: ids, severities, presets", () => {
    const report = { tool: { name: "t", version: "1" }, files: [], failures: [] };
    const { runs } = JSON.parse(sarif(report)) as {
      runs: { tool: { driver: { rules: { id: string; shortDescription: { text: string } }[] } } }[];
    };
    const all = runs[0]?.tool.driver.rules ?? [];
    expect(all).toHaveLength(rules.length);
    for (const { id, shortDescription } of all) {
      expect(id).not.toContain("⟦");
      expect(shortDescription.text).toContain("⟦");
    }
    expect(rulesJson([rule], { name: "t", version: "1" })).toContain(`"severity": "${rule.severity}"`);
  });
});
