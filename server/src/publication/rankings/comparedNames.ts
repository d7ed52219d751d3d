/** The names of compared rankings and of what they rank, in the words of their assessments. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../../language/date.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { ItemOfRanking } from "../../model/agreement/comparedRankings.ts";
import type { RankingInContext } from "../../model/rankings/keyedRankings.ts";
import type { RankingComparison } from "../../model/consensus/rankingComparison.ts";
import { textOf } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { displayName } from "../texts/context.ts";
import { distinctNames } from "../words/distinctNames.ts";
import { holderOf, rankingName } from "./rankingNames.ts";

/** A ranking with the assessment that has it. */
export interface AssessedRanking extends RankingInContext {
  readonly context: Assessment;
}

/** A comparison of rankings of assessments, with the names that readers see. */
export interface NamedComparison extends RankingComparison<AssessedRanking> {
  /** The name of each ranking: no two are the same. */
  readonly names: readonly string[];
  /** Returns the name of an item of the consensus, or of one that too few rank. */
  readonly nameOf: (item: { readonly ids: readonly string[] }) => string;
}

/** Adds the names. Call it in the language of the document. */
export function withNames(comparison: RankingComparison<AssessedRanking>): NamedComparison {
  const { rankings, items } = comparison;
  const known = new Map<string, string>();
  const nameOfId = (id: string): string => {
    const name = known.get(id) ?? itemName(id, rankings, items);
    known.set(id, name);
    return name;
  };
  const nameOf = ({ ids }: { readonly ids: readonly string[] }): string =>
    [...new Set(ids.map(nameOfId))].join(" / ");
  return { ...comparison, names: namesOf(rankings), nameOf };
}

/** Returns the names of rankings: where they would be the same, with the holder, then the date or the assessment, then a number. */
export function namesOf(rankings: readonly AssessedRanking[]): readonly string[] {
  const plain = rankings.map(({ ranking, context }) => rankingName(ranking, context));
  const holders = rankings.map(({ ranking, context }) => holderOf(ranking, context));
  return distinctNames(plain, [holders, rankings.map(assessmentOf)]);
}

function assessmentOf({ ranking, context }: AssessedRanking): string {
  const date = ranking.date?.text ?? textOf(context.section("date")?.value);
  return showHidden(date === undefined ? titleOfAssessment(context) : dateInWords(date));
}

/** The title of an assessment. */
export function titleOfAssessment(assessment: Assessment): string {
  return showHidden(textOf(assessment.section("title")?.value)?.trim() ?? t("Untitled assessment"));
}

function itemName(
  id: string,
  rankings: readonly AssessedRanking[],
  items: RankingComparison["items"],
): string {
  const all = items.get(id) ?? [];
  const [first] = all;
  const context = rankings[first?.ranking ?? -1]?.context;
  if (!first || !context) return showHidden(id);
  const threats = all.map((each) => threatName(each, rankings));
  const [threat] = threats;
  // A category has the name of a threat only if every ranking names this threat.
  if (threat !== undefined && threats.every((each) => each === threat)) return threat;
  const { concept, category, id: own } = first.item;
  if (category) return showHidden(category.title);
  return showHidden(concept === "outside" ? own : displayName(own, concept, context));
}

/** The name of the threat that a ranking names, if it is compared as its category. */
export function threatName(
  { item, ranking }: ItemOfRanking,
  rankings: readonly AssessedRanking[],
): string | undefined {
  const context = rankings[ranking]?.context;
  if (item.threat === undefined || !context) return undefined;
  return showHidden(displayName(item.threat, "threat", context));
}
