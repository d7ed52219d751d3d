/** Names rankings in figures and tables: no two rankings of an assessment have the same name. */
import { dateInWords } from "../../language/date.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { displayName } from "../texts/context.ts";
import { distinctNames } from "../words/distinctNames.ts";
import { cachedByItems } from "../texts/itemCache.ts";
import { horizonText } from "../words/periods.ts";

/** Returns the title of a ranking or its holder; where several are the same, also the holder, the period, the date or a number. */
export function rankingName(ranking: Ranking, assessment: Assessment): string {
  const { rankings } = assessment;
  return namesOfAll({ rankings }, assessment).get(ranking) ?? plainName(ranking, assessment);
}

const namesOfAll = cachedByItems(
  ({ rankings }: Pick<Assessment, "rankings">, assessment: Assessment): ReadonlyMap<Ranking, string> => {
    const details = [holderOf, periodOf, dateOf].map((detailOf) =>
      rankings.map((ranking) => detailOf(ranking, assessment)),
    );
    const plain = rankings.map((ranking) => plainName(ranking, assessment));
    const names = distinctNames(plain, details);
    return new Map(rankings.map((ranking, index) => [ranking, names[index] ?? ""]));
  },
);

function plainName(ranking: Ranking, assessment: Assessment): string {
  const title = titleOf(ranking) ?? "";
  const name = title === "" ? holderOf(ranking, assessment) : showHidden(title);
  return name === "" ? showHidden(ranking.id.text.replaceAll("-", " ")) : name;
}

function titleOf({ value }: Ranking): string | undefined {
  return textOf(valueAt(value, "title"))?.trim();
}

/** The name of the actor whose priorities a ranking has. */
export function holderOf({ of }: Ranking, assessment: Assessment): string {
  return of ? showHidden(displayName(of.text, "actor", assessment)) : "";
}

function periodOf({ value }: Ranking): string {
  const horizon = valueAt(value, "horizon");
  return showHidden((horizon && horizonText(horizon)) ?? "");
}

function dateOf({ date }: Ranking): string {
  return date ? showHidden(dateInWords(date.text)) : "";
}
