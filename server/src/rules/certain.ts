/**
 * Whether all is known of a document: no error in it, and none in the files that it names. Where something is wrong, rules
 * are silent about what depends on it, so that nobody can tell from their silence that all is well.
 */
import { kindOf } from "../format/kind.ts";
import { isIntact } from "../model/correctedKeys.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { scaleNames } from "../workspace/scales.ts";
import { asActive } from "./active.ts";
import { check } from "./check.ts";
import { rules } from "./index.ts";

/** What is no error, but is not read until it is right: a date in words. */
const UNREAD: readonly string[] = ["use-iso-date"];

/** The rules whose problems may hide others: run all of them, whatever the team has switched off. */
const errors = rules
  .filter(
    (rule) => UNREAD.includes(rule.id) || (rule.severity === "error" && rule.checkSuppression === undefined),
  )
  .map((rule) => asActive(rule));

/** Whether nothing in the document or around it could hide a problem. */
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

/** The files that rules read beside the document. */
function neighbours({ scales, superseded }: Assessment): Source[] {
  return [...scaleNames.map((name) => scales[name]?.source), superseded?.source].filter(
    (source) => source !== undefined,
  );
}
