/** Makes what the formats show of an assessment, in the language of the document. */
import type { Translations } from "../language/texts.ts";
import { inLanguage } from "../language/texts.ts";
import { normalizedOf } from "../publication/data/normalized.ts";
import { publicationOf } from "../publication/publication.ts";
import { tablesOf } from "../publication/data/tables.ts";
import { activeRules } from "../rules/active.ts";
import type { FileProblem } from "../rules/inspect.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAsMeant } from "../workspace/asMeant.ts";
import type { DocumentContent } from "./documentOrder.ts";

/** How the content is made. */
export interface ContentOptions {
  /** `brief` has what a board reads. */
  readonly style: "brief" | "full";
  /** The problems of the file, for the annex. */
  readonly problems: readonly FileProblem[];
  /** The translations for the language of the document. */
  readonly translations: Translations;
}

/** Makes the content. */
export function documentContent(
  assessment: Assessment,
  { style, problems, translations }: ContentOptions,
): DocumentContent {
  const meant = assessmentAsMeant(assessment);
  const rules = activeRules(assessment.configuration).map(({ rule }) => rule.id);
  const checked = { rules, problems };
  const publication = inLanguage(translations, () => publicationOf(meant, { style, checked }));
  return {
    publication,
    tables: () => inLanguage(translations, () => tablesOf(meant)),
    data: () => inLanguage(translations, () => normalizedOf(meant, publication)),
  };
}
