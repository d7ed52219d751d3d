/** Makes editions of an assessment for tests, each a year after the one before. */
import { expect } from "vitest";
import type { ComparedEditions } from "../../server/src/publication/changes/comparedEditions.ts";
import { editionSteps } from "../../server/src/publication/changes/comparedEditions.ts";
import { assessmentsIn } from "../assessments.ts";

/** The steps from each edition to the next one. */
export type EditionSteps = readonly [ComparedEditions, ...ComparedEditions[]];

/** Compares editions with these texts. */
export function editionsWith(...texts: readonly string[]): EditionSteps {
  const editions = texts.flatMap((text, index) =>
    assessmentsIn(
      `assessment: 1\ntitle: Rail\ndate: ${String(2023 + index)}-01-20\n${text}`,
      `file:///${String(index)}.threat.yaml`,
    ),
  );
  const [first = expect.unreachable(), ...others] = editionSteps(editions, ["", ""]);
  return [first, ...others];
}
