/** An assessment with two rankings that disagree. */
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsIn } from "../assessments.ts";

/** The only assessment in a text. */
export function onlyAssessmentIn(text: string): Assessment {
  const [assessment] = assessmentsIn(text);
  if (!assessment) throw new Error("There is no document.");
  return assessment;
}

/** Its text. */
export const RANKINGS_TEXT = `assessment: 1
title: Threats to the *harbour*
authors: [{name: Ana Ruiz}, Tom]
date: 2026-11
taxonomy: bailey-2005
summary: |
  The [[port]] fears [[energy]] most [@salas-2023, p. 3].[^n]
actors:
  port: {name: Port of Santa Rosa, kind: company}
  town: {name: Santa Rosa}
rankings:
  first: {of: port, order: [energy, terrorism, water]}
  second: {of: town, order: [terrorism, energy, {label: Both, covers: [water, organized-crime]}], unranked: {impunity: {reason: not-ranked}}}
sources:
  salas-2023: {type: article-journal, title: Flow, author: [{family: Salas, given: Rosa}], issued: 2023, container-title: Water, volume: 12, issue: 2, page: 41–63, DOI: 10.1000/x}
notes:
  n: {text: "Measured at [[port]]."}
`;
