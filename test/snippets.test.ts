/** Tests that every snippet, with its defaults and with each of its choices, is a valid part of an assessment. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import schema from "../schemas/assessment.schema.json" with { type: "json" };
import { check } from "../server/src/rules/check.ts";
import { assessmentsIn } from "./assessments.ts";
import { projectRoot } from "../scripts/root.ts";

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(readFileSync(join(projectRoot, "syntaxes/snippets.json"), "utf8")) as Record<
  string,
  Snippet
>;

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat("edtf", true);
const isValid = ajv.compile(schema);

describe.each(Object.entries(snippets))("%s", (_, { prefix, description, body }) => {
  const text = body.join("\n");

  it.each(fillings(text))("the snippet is valid as %j", (filled) => {
    const document = parseDocument(within(description, filled), { strict: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    isValid(document.toJS());
    expect(isValid.errors).toBe(null);
  });

  it("the prefix is one word, and the tab stops have no gap", () => {
    expect(prefix).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z].{20,}[^.]$/);
    const stops = new Set(Array.from(text.matchAll(/\$\{?(\d+)/g), ([, stop]) => Number(stop)));
    expect([...stops].sort((a, b) => a - b)).toEqual(
      Array.from({ length: stops.size }, (__, index) => index),
    );
  });
});

it("the snippet for a new assessment has 15 lines and no problems", () => {
  const [filled = ""] = fillings(snippets["New assessment"]?.body.join("\n") ?? "");
  expect(filled.split("\n").length).toBeLessThanOrEqual(15);
  const findings = assessmentsIn(filled).flatMap((assessment) => check(assessment).flat());
  expect(findings.filter(({ severity }) => severity !== "information")).toEqual([]);
});

const CHOICE = /\$\{\d+\|([^|]*)\|\}/;

/** The text with its defaults, once for each choice. */
function fillings(text: string): string[] {
  const variants = [text];
  for (const [whole, choices = ""] of text.matchAll(new RegExp(CHOICE, "g"))) {
    for (const choice of choices.split(",").slice(1)) variants.push(text.replace(whole, choice));
  }
  return variants.map((variant) =>
    variant
      .replace(new RegExp(CHOICE, "g"), (_, choices: string) => choices.split(",")[0] ?? "")
      .replace(/\$CURRENT_YEAR/g, "2026")
      .replace(/\$CURRENT_(MONTH|DATE)/g, "11")
      .replace(/\$\{\d+:([^{}]*)\}/g, "$1")
      .replace(/\$\d+/g, ""),
  );
}

/** The snippet in the context that its description names. */
function within(description: string, text: string): string {
  const [, section] = /under `([a-z-]+):`/.exec(description) ?? [];
  const indented = (depth: number): string => text.replace(/^/gm, " ".repeat(depth));
  if (section) return `assessment: 1\ntitle: Title\n${section}:\n${indented(2)}\n`;
  if (description.includes("`order:`"))
    return `assessment: 1\ntitle: Title\nrankings:\n  r:\n    order:\n${indented(6)}\n`;
  return text;
}
