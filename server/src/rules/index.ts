/** The catalogue of all rules, by group. */
import type { Rule } from "./rule.ts";
import { noPlaceholder } from "./structure/no-placeholder.ts";
import { noUndefinedCategory } from "./structure/no-undefined-category.ts";
import { noScatteredExample } from "./structure/no-scattered-example.ts";
import { noCountMismatch } from "./structure/no-count-mismatch.ts";
import { noWrongReference } from "./references/no-wrong-reference.ts";
import { noUnusedDefinition } from "./references/no-unused-definition.ts";
import { noUndefinedTerm } from "./references/no-undefined-term.ts";
import { noUndefinedReference } from "./references/no-undefined-reference.ts";
import { noMissingFile } from "./references/no-missing-file.ts";
import { noCircularReference } from "./references/no-circular-reference.ts";
import { noUndeclaredAlias } from "./references/no-undeclared-alias.ts";
import { noAmbiguousCitation } from "./references/no-ambiguous-citation.ts";
import { noWrongMatch } from "./references/no-wrong-match.ts";
import { noOutdatedTaxonomy } from "./references/no-outdated-taxonomy.ts";
import { noDuplicateId } from "./structure/no-duplicate-id.ts";
import { noSyntaxError } from "./structure/no-syntax-error.ts";
import { noUnknownKey } from "./structure/no-unknown-key.ts";
import { noWrongValue } from "./structure/no-wrong-value.ts";
import { noInconsistentScale } from "./structure/no-inconsistent-scale.ts";
import { noWrongSetting } from "./structure/no-wrong-setting.ts";
import { requireTaxonomy } from "./references/require-taxonomy.ts";
import { requireKey } from "./structure/require-key.ts";
import { noRankGap } from "./ranking/no-rank-gap.ts";
import { noImplicitTie } from "./ranking/no-implicit-tie.ts";
import { noContradictedScore } from "./ranking/no-contradicted-score.ts";
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
import { requireEvidence } from "./evidence/require-evidence.ts";
import { requireSourceFields } from "./evidence/require-source-fields.ts";
import { requireQuoteLocator } from "./evidence/require-quote-locator.ts";
import { requireOriginalSource } from "./evidence/require-original-source.ts";
import { noLocatorOutsideSource } from "./evidence/no-locator-outside-source.ts";
import { noSingleOrigin } from "./evidence/no-single-origin.ts";
import { noOverconfidence } from "./evidence/no-overconfidence.ts";
import { noMisplacedRating } from "./evidence/no-misplaced-rating.ts";
import { noStaleSource } from "./evidence/no-stale-source.ts";
import { requireAccessDate } from "./evidence/require-access-date.ts";
import { requireSurveyMethod } from "./evidence/require-survey-method.ts";
import { noImplausibleMargin } from "./evidence/no-implausible-margin.ts";
import { noOrderWithinMargin } from "./evidence/no-order-within-margin.ts";
import { noShareOverflow } from "./evidence/no-share-overflow.ts";
import { noWrongArithmetic } from "./evidence/no-wrong-arithmetic.ts";
import { requireAlternatives } from "./evidence/require-alternatives.ts";
import { noMixedEstimate } from "./estimates/no-mixed-estimate.ts";
import { noVagueEstimate } from "./estimates/no-vague-estimate.ts";
import { noForeignScale } from "./estimates/no-foreign-scale.ts";
import { noContradictedEstimate } from "./estimates/no-contradicted-estimate.ts";
import { noCertainty } from "./estimates/no-certainty.ts";
import { requireTimeWindow } from "./estimates/require-time-window.ts";
import { requireConfidenceBasis } from "./estimates/require-confidence-basis.ts";
import { requireStatementKind } from "./estimates/require-statement-kind.ts";
import { noVagueHorizon } from "./estimates/no-vague-horizon.ts";
import { requireTraceability } from "./recommendations/require-traceability.ts";
import { noUnaddressedThreat } from "./recommendations/no-unaddressed-threat.ts";
import { noUnaddressedConflict } from "./recommendations/no-unaddressed-conflict.ts";
import { requireOwner } from "./recommendations/require-owner.ts";
import { noUnusedArgument } from "./recommendations/no-unused-argument.ts";
import { requireCompletionEvidence } from "./recommendations/require-completion-evidence.ts";
import { noContradictedEmphasis } from "./recommendations/no-contradicted-emphasis.ts";
import { noPastHorizon } from "./recommendations/no-past-horizon.ts";
import { noConflictingDefinition } from "./time/no-conflicting-definition.ts";
import { requireChangeNote } from "./time/require-change-note.ts";
import { requireMoveReason } from "./time/require-move-reason.ts";
import { noImpossiblePeriod } from "./time/no-impossible-period.ts";
import { noOverdueReview } from "./time/no-overdue-review.ts";
import { noContradictedLevel } from "./time/no-contradicted-level.ts";
import { useIsoDate } from "./style/use-iso-date.ts";
import { noInconsistentNumbering } from "./style/no-inconsistent-numbering.ts";
import { noUnexpandedAcronym } from "./style/no-unexpanded-acronym.ts";
import { noLoadedLanguage } from "./style/no-loaded-language.ts";
import { noUnusedSuppression } from "./suppression/no-unused-suppression.ts";
import { requireSuppressionReason } from "./suppression/require-suppression-reason.ts";
import { noUnknownRule } from "./suppression/no-unknown-rule.ts";
import { noHiddenCharacter } from "./structure/no-hidden-character.ts";
import { noExpiredPeriod } from "./time/no-expired-period.ts";
import { noUnreadablePeriod } from "./time/no-unreadable-period.ts";
import { noSplitText } from "./structure/no-split-text.ts";
import { noLookAlike } from "./structure/no-look-alike.ts";
import { noUnreadMark } from "./references/no-unread-mark.ts";
import { noEmptyEntry } from "./structure/no-empty-entry.ts";
import { requireSummarizedJudgment } from "./structure/require-summarized-judgment.ts";
import { noHigherMarking } from "./structure/no-higher-marking.ts";
import { requireAnswer } from "./structure/require-answer.ts";
import { noOwnDissent } from "./structure/no-own-dissent.ts";
import { requireSourceRating } from "./evidence/require-source-rating.ts";
import { noAnonymousOpinion } from "./evidence/no-anonymous-opinion.ts";
import { noUnfoundedMargin } from "./evidence/no-unfounded-margin.ts";
import { noCircularReasoning } from "./evidence/no-circular-reasoning.ts";
import { requireEstimate } from "./estimates/require-estimate.ts";
import { noBareForecast } from "./estimates/no-bare-forecast.ts";
import { noDoubleNegative } from "./estimates/no-double-negative.ts";
import { noFalsePrecision } from "./estimates/no-false-precision.ts";
import { noContradictedResidual } from "./estimates/no-contradicted-residual.ts";
import { requireIfWrong } from "./estimates/require-if-wrong.ts";
import { requireIndicators } from "./estimates/require-indicators.ts";
import { requireGaps } from "./estimates/require-gaps.ts";
import { requireDeadline } from "./recommendations/require-deadline.ts";
import { noContradictedSummary } from "./estimates/no-contradicted-summary.ts";
import { noContradictedScenario } from "./estimates/no-contradicted-scenario.ts";
import { requireCurrency } from "./recommendations/require-currency.ts";
import { requireScaleDisclaimer } from "./references/require-scale-disclaimer.ts";
import { noIncoherentEstimate } from "./estimates/no-incoherent-estimate.ts";
import { noContradictedResult } from "./evidence/no-contradicted-result.ts";
import { noUnsupportedFigure } from "./evidence/no-unsupported-figure.ts";
import { requireOutcome } from "./time/require-outcome.ts";
import { noEarlyOutcome } from "./time/no-early-outcome.ts";

/** The rules of each group. The name of a group is the name of its folder. */
const groups: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  structure: {
    noSyntaxError,
    noUnknownKey,
    noWrongValue,
    noWrongSetting,
    noInconsistentScale,
    requireKey,
    noDuplicateId,
    noCountMismatch,
    noPlaceholder,
    noUndefinedCategory,
    noScatteredExample,
    noHiddenCharacter,
    noSplitText,
    noLookAlike,
    noEmptyEntry,
    requireSummarizedJudgment,
    noHigherMarking,
    requireAnswer,
    noOwnDissent,
  },
  references: {
    noUndefinedReference,
    noWrongReference,
    noMissingFile,
    requireTaxonomy,
    requireScaleDisclaimer,
    noUndefinedTerm,
    noUnusedDefinition,
    noCircularReference,
    noUndeclaredAlias,
    noAmbiguousCitation,
    noOutdatedTaxonomy,
    noUnreadMark,
    noWrongMatch,
  },
  ranking: {
    noRankGap,
    noImplicitTie,
    noContradictedScore,
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
  },
  evidence: {
    requireEvidence,
    requireSourceFields,
    requireQuoteLocator,
    requireOriginalSource,
    noLocatorOutsideSource,
    noSingleOrigin,
    noOverconfidence,
    noMisplacedRating,
    noStaleSource,
    requireAccessDate,
    requireSurveyMethod,
    noImplausibleMargin,
    noOrderWithinMargin,
    noShareOverflow,
    noWrongArithmetic,
    requireAlternatives,
    requireSourceRating,
    noAnonymousOpinion,
    noUnfoundedMargin,
    noCircularReasoning,
    noContradictedResult,
    noUnsupportedFigure,
  },
  estimates: {
    noMixedEstimate,
    noVagueEstimate,
    noForeignScale,
    noContradictedEstimate,
    noCertainty,
    requireTimeWindow,
    requireConfidenceBasis,
    requireStatementKind,
    noVagueHorizon,
    requireEstimate,
    noBareForecast,
    noDoubleNegative,
    noFalsePrecision,
    noContradictedResidual,
    noContradictedScenario,
    noContradictedSummary,
    requireIfWrong,
    requireIndicators,
    requireGaps,
    noIncoherentEstimate,
  },
  recommendations: {
    requireTraceability,
    noUnaddressedThreat,
    noUnaddressedConflict,
    requireOwner,
    noUnusedArgument,
    requireCompletionEvidence,
    noContradictedEmphasis,
    noPastHorizon,
    requireDeadline,
    requireCurrency,
  },
  time: {
    noConflictingDefinition,
    requireChangeNote,
    requireMoveReason,
    noImpossiblePeriod,
    noOverdueReview,
    noContradictedLevel,
    noExpiredPeriod,
    noUnreadablePeriod,
    requireOutcome,
    noEarlyOutcome,
  },
  style: {
    useIsoDate,
    noInconsistentNumbering,
    noUnexpandedAcronym,
    noLoadedLanguage,
  },
  suppression: {
    noUnusedSuppression,
    requireSuppressionReason,
    noUnknownRule,
  },
};

/** All rules, in the order of the catalogue. */
export const rules: readonly Rule[] = Object.values(groups).flatMap((group) => Object.values(group));

const groupsOfRules: ReadonlyMap<string, string> = new Map(
  Object.entries(groups).flatMap(([name, group]) => Object.values(group).map(({ id }) => [id, name])),
);

/** Returns the name of a rule's group. */
export function groupOf(id: string): string | undefined {
  return groupsOfRules.get(id);
}
