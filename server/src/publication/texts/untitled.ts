/** Names what its author gives no title: rankings, comparisons, results and sources. */
import { t } from "@vscode/l10n";
import type { Concept } from "../../format/schema.ts";
import { dateInWords } from "../../language/date.ts";
import { listed } from "../../language/lists.ts";
import type { CslWork } from "../../model/bibliography/csl.ts";
import { familyOf } from "../../model/bibliography/csl.ts";
import { definitionsNamed } from "../../model/facts/definitions.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { displayName, ownTitle, titleOfWork } from "./context.ts";
import { horizonText } from "../words/periods.ts";

/** Returns a name made of what an item says, such as "Priorities of Mexico (January 2005)"; `undefined` if it says too little. */
export function nameFromContent(
  value: Node | undefined,
  concept: Concept,
  assessment: Assessment,
): string | undefined {
  switch (concept) {
    case "ranking":
      return rankingTitle(value, assessment);
    case "comparison":
      return comparisonTitle(value, assessment);
    case "result":
      return resultTitle(value, assessment);
    default:
      return undefined;
  }
}

function rankingTitle(value: Node | undefined, assessment: Assessment): string | undefined {
  const holder = holderOf(value, assessment);
  if (!holder) return undefined;
  const { name, when } = holder;
  return when === undefined ? t("Priorities of {0}", name) : t("Priorities of {0} ({1})", name, when);
}

/** Whose priorities a ranking has, and of or for which time. */
function holderOf(
  ranking: Node | undefined,
  assessment: Assessment,
): { readonly name: string; readonly when: string | undefined } | undefined {
  const holder = textOf(valueAt(ranking, "of"));
  if (holder === undefined) return undefined;
  const [horizon, date] = [valueAt(ranking, "horizon"), textOf(valueAt(ranking, "date"))];
  const when = (horizon && horizonText(horizon)) ?? (date === undefined ? undefined : dateInWords(date));
  return { name: displayName(holder, "actor", assessment), when };
}

/** The most rankings that the name of a comparison lists. */
const MAX_LISTED = 4;

function comparisonTitle(value: Node | undefined, assessment: Assessment): string | undefined {
  const ids = textsOf(valueAt(value, "between"));
  if (ids.length < 2 || ids.length > MAX_LISTED) return undefined;
  return t(
    "Comparison: {0}",
    listed(
      ids.map((id) => comparedName(id, assessment)),
      "and",
    ),
  );
}

/** A ranking in the name of a comparison: by its holder, since a comparison is about rankings anyway. */
function comparedName(id: string, assessment: Assessment): string {
  const [definition] = definitionsNamed(assessment.definitionsBySection, { concept: "ranking", id });
  const value = definition?.item.value;
  const holder = ownTitle(value) === undefined ? holderOf(value, assessment) : undefined;
  if (!holder) return displayName(id, "ranking", assessment);
  const { name, when } = holder;
  return when === undefined ? name : t("{0} ({1})", name, when);
}

/** "Boateng 2020, table 2". */
function resultTitle(value: Node | undefined, assessment: Assessment): string | undefined {
  const [source, at] = ["source", "at"].map((key) => textOf(valueAt(value, key)));
  if (source === undefined || textOf(valueAt(value, "question")) !== undefined) return undefined;
  const work = titleOfWork(source, assessment);
  return at === undefined ? work : `${work}, ${at}`;
}

/** Returns the authors and the year of a work, or its publisher or address: "Curtis and Gibbs 2004"; `undefined` without any. */
export function authorAndYear({ names, texts, dates }: CslWork): string | undefined {
  const people = ["author", "editor", "interviewer"].flatMap((key) => names.get(key)?.map(familyOf) ?? []);
  const [first, ...others] = people.filter((name) => name !== "");
  const who =
    first !== undefined && others.length > 1
      ? t("{0} et al.", first)
      : first === undefined
        ? texts.get("publisher")
        : listed([first, ...others], "and");
  const year = /^-?\d{3}[\dX]/.exec(dates.get("issued") ?? "")?.[0];
  if (who === undefined) return texts.get("URL");
  return year === undefined ? who : `${who} ${year}`;
}
