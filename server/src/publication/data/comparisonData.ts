/** A comparison of rankings as data for other programs. The schema of the result is schemas/comparison.schema.json. */
import type { CoefficientRange } from "../../model/agreement/agreement.ts";
import type { NamedComparison } from "../rankings/comparedNames.ts";
import { titleOfAssessment } from "../rankings/comparedNames.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Json } from "./normalized.ts";

/** Returns the comparison as data. Rankings and items are numbered from 0. Call it in the language of the report. */
export function comparisonData(compared: NamedComparison, language: string): Json {
  const { rankings, apart, names, together, groups, disputedItems, disputedPairs } = compared;
  return {
    version: 1,
    language,
    rankings: rankings.map(({ ranking, context }, index) => ({
      id: ranking.id.text,
      file: fileOf(context),
      name: names[index] ?? "",
      assessment: titleOfAssessment(context),
    })),
    apart: apart.map(({ ranking, context }) => ({
      id: ranking.id.text,
      file: fileOf(context),
      assessment: titleOfAssessment(context),
    })),
    order: orderOf(compared),
    holders: holdersOf(compared),
    pairs: pairsOf(compared),
    concordance: together ? { shared: together.shared.length, w: rangeData(together.range) } : null,
    groups: groups ?? null,
    disputedItems: disputedItems.map(({ item, highest, lowest, spread }) => ({
      item,
      highest,
      lowest,
      spread,
    })),
    disputedPairs: disputedPairs.map(({ items, first, second, neither }) => ({
      items,
      first,
      second,
      neither,
    })),
    matches: matchesOf(compared),
  };
}

function orderOf(compared: NamedComparison): Json {
  const { consensus, nameOf } = compared;
  return {
    exact: consensus.isExact,
    cost: consensus.cost,
    openCost: consensus.openCost,
    leastCost: consensus.leastCost,
    readings: consensus.readings,
    complete: consensus.isComplete,
    items: orderedItems(compared),
    open: consensus.open.map(({ items, isOpen, circle }) => ({ items, equallyGood: isOpen, circle })),
    others: consensus.others.map((other) => ({
      ids: other.ids,
      refs: refsOf(other.ids, compared),
      name: nameOf(other),
      rankings: other.rankings,
    })),
  };
}

function holdersOf({ consensus }: NamedComparison): Json {
  return consensus.holders.map(({ distance, share, without }, ranking) => ({
    ranking,
    pairs: distance.pairs,
    reversed: distance.reversed,
    halves: distance.halves,
    distance: rangeData(share),
    without: without ? { changed: without.share ?? null, order: without.order } : null,
  }));
}

/** What the assessments call an item, with the taxonomy of its categories. The keys of a comparison are no ids. */
function refsOf(keys: readonly string[], { items }: NamedComparison): Json {
  const refs = keys
    .flatMap((key) => items.get(key) ?? [])
    .map(({ item: { concept, id, taxonomy, threat } }) =>
      Object.assign(
        { concept, id },
        taxonomy?.id === undefined ? {} : { taxonomy: taxonomy.id },
        threat === undefined ? {} : { threat },
      ),
    );
  return [...new Map(refs.map((ref) => [JSON.stringify(ref), ref])).values()];
}

/** The name of the file of an assessment, without its folder. */
function fileOf({ source }: Assessment): string {
  return decodeURIComponent(source.uri.replace(/^.*\//, ""));
}

function orderedItems(compared: NamedComparison): Json {
  const { consensus, nameOf } = compared;
  return consensus.items.map((item) => ({
    ids: item.ids,
    refs: refsOf(item.ids, compared),
    name: nameOf(item),
    places: [item.places.first, item.places.last],
    held: item.held.flatMap((place, ranking) =>
      place ? [{ ranking, place: place.place, tied: place.tied, of: place.of }] : [],
    ),
  }));
}

function pairsOf({ pairs }: NamedComparison): Json {
  return pairs.map(({ first, second, found, items, distance }) => ({
    rankings: [first, second],
    shared: found ? found.shared.length : items,
    further: found?.further ?? 0,
    readings: found?.readings ?? 1,
    kendall: rangeData(found?.kendall),
    spearman: rangeData(found?.spearman),
    overlap: rangeData(found?.overlap),
    distance: found
      ? rangeData(found.distance)
      : distance === undefined
        ? null
        : { low: distance, high: distance, partial: true },
  }));
}

function matchesOf({ matches }: NamedComparison): Json {
  const all = matches.map(({ kind, first, second }) => ({
    kind,
    first: { id: first.category.id, taxonomy: first.taxonomy.id ?? null },
    second: { id: second.category.id, taxonomy: second.taxonomy.id ?? null },
  }));
  return [...new Map(all.map((match) => [JSON.stringify(match), match])).values()];
}

function rangeData(range: CoefficientRange | undefined): Json {
  return range ? { low: range.low, high: range.high, partial: range.isPartial === true } : null;
}
