/** Every rule, in the order in which the catalogue lists them. */
import type { Rule } from "./rule.ts";
import { noPlaceholder } from "./structure/no-placeholder.ts";
import { noCountMismatch } from "./structure/no-count-mismatch.ts";
import { noWrongReference } from "./references/no-wrong-reference.ts";
import { noUnusedDefinition } from "./references/no-unused-definition.ts";
import { noUndefinedTerm } from "./references/no-undefined-term.ts";
import { noUndefinedReference } from "./references/no-undefined-reference.ts";
import { noMissingFile } from "./references/no-missing-file.ts";
import { noCircularReference } from "./references/no-circular-reference.ts";
import { noDuplicateId } from "./structure/no-duplicate-id.ts";
import { noSyntaxError } from "./structure/no-syntax-error.ts";
import { noUnknownKey } from "./structure/no-unknown-key.ts";
import { noWrongValue } from "./structure/no-wrong-value.ts";
import { requireTaxonomy } from "./references/require-taxonomy.ts";
import { requireKey } from "./structure/require-key.ts";
import { noRankGap } from "./ranking/no-rank-gap.ts";
import { noImplicitTie } from "./ranking/no-implicit-tie.ts";
import { useCovers } from "./ranking/use-covers.ts";
import { noUnmappedEntry } from "./ranking/no-unmapped-entry.ts";
import { noMixedGranularity } from "./ranking/no-mixed-granularity.ts";
import { noDoubleRanking } from "./ranking/no-double-ranking.ts";
import { requireUnrankedReason } from "./ranking/require-unranked-reason.ts";
import { requireRankingProvenance } from "./ranking/require-ranking-provenance.ts";
import { noHolderMismatch } from "./ranking/no-holder-mismatch.ts";
import { noSignificanceClaim } from "./ranking/no-significance-claim.ts";
import { noContradictedRank } from "./ranking/no-contradicted-rank.ts";
import { noIncomparableRankings } from "./ranking/no-incomparable-rankings.ts";
import { noContradictedConvergence } from "./ranking/no-contradicted-convergence.ts";

import { noUnusedSuppression } from "./suppression/no-unused-suppression.ts";
import { requireSuppressionReason } from "./suppression/require-suppression-reason.ts";
import { noUnknownRule } from "./suppression/no-unknown-rule.ts";

export const rules: readonly Rule[] = [
  noSyntaxError,
  noUnknownKey,
  noWrongValue,
  requireKey,
  noDuplicateId,
  noCountMismatch,
  noPlaceholder,
  noUndefinedReference,
  noWrongReference,
  noMissingFile,
  requireTaxonomy,
  noUndefinedTerm,
  noUnusedDefinition,
  noCircularReference,
  noRankGap,
  noImplicitTie,
  useCovers,
  noUnmappedEntry,
  noMixedGranularity,
  noDoubleRanking,
  requireUnrankedReason,
  requireRankingProvenance,
  noHolderMismatch,
  noContradictedConvergence,
  noSignificanceClaim,
  noContradictedRank,
  noIncomparableRankings,
  noUnusedSuppression,
  requireSuppressionReason,
  noUnknownRule,
];
