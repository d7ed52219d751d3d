/** Reads an assessment for its readers: with keys that the format calls differently under the names that they are meant for. */
import { documentAsMeant } from "../model/basics/meantKeys.ts";
import { memo } from "../syntax/memo.ts";
import type { Assessment } from "./assessment.ts";
import { assessmentOf } from "./assessment.ts";

/** Returns the assessment as its authors mean it; the same object if all keys are the format's own. */
export const assessmentAsMeant = memo((assessment: Assessment): Assessment => {
  const { source, document, kind, library, identity } = assessment;
  const meant = documentAsMeant(document, kind);
  if (meant === document) return assessment;
  return assessmentOf({ source, document: meant, library, identity: identityAsMeant(identity) });
});

/** The two readings of an assessment have caches of their own. */
const identityAsMeant = memo((_identity: object): object => ({}));
