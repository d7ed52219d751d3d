/**
 * Decides whether a document and all files that it names are free of errors. Rules skip what depends on
 * broken text, so the absence of a problem proves nothing while there are errors.
 */
import { kindOf } from "../format/kind.ts";
import { isIntact } from "../model/basics/correctedKeys.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { scaleNames } from "../workspace/scales.ts";
import { asActive } from "./active.ts";
import { check } from "./check.ts";
import { rules } from "./index.ts";

/**
 * Rules that report no error although the value cannot be read until it is fixed, such as a date in words.
 */
const UNREAD: readonly string[] = ["use-iso-date"];

/** The rules whose problems can hide others. They all run here, even if the team has switched them off. */
const errors = rules
  .filter(
    (rule) => UNREAD.includes(rule.id) || (rule.severity === "error" && rule.checkSuppression === undefined),
  )
  .map((rule) => asActive(rule));

/** Returns whether nothing in the document, or in the files that it reads, can hide a problem. */
export function isCertainIn(assessment: Assessment): boolean {
  const { syntaxProblems, links, uncertainConcepts } = assessment;
  return (
    syntaxProblems.length === 0 &&
    uncertainConcepts.size === 0 &&
    links.every(({ state }) => state === "found") &&
    neighbours(assessment).every((source) => isIntact(source, kindOf(source.uri))) &&
    check(assessment, errors).every((found) => found.length === 0)
  );
}

/** Returns the other files that rules read. */
function neighbours({ scales, superseded }: Assessment): Source[] {
  return [...scaleNames.map((name) => scales[name]?.source), superseded?.source].filter(
    (source) => source !== undefined,
  );
}
