import { t } from "@vscode/l10n";
import type { Definition } from "../../model/facts/definitions.ts";
import type { RankingEntry } from "../../model/rankings/ranking.ts";
import { rankedNames } from "../../model/rankings/ranking.ts";
import type { RankingContext } from "../../model/rankings/rankedItems.ts";
import { idsNamed, isForeign, classify } from "../../model/rankings/rankedItems.ts";
import { pairAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { partsOf } from "./partsOf.ts";

/** Reports entries outside all categories that do not say so. */
export const noUnmappedEntry: Rule = {
  id: "no-unmapped-entry",
  severity: "warning",
  summary: "Every entry has a category of the taxonomy, or says that it is outside the taxonomy.",
  forReaders: "Every entry of a ranking has a category, or the ranking says that no category fits.",
  why: "No comparison counts an entry without a category, and nobody notices. An entry that is marked as outside counts as one-sided, and its nearest category shows what it could be compared with.",
  source: "Bailey (2005), Table 1: “Undocumented immigration” is ranked, but is not a category",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  united-states:
    order:
      - label: Terrorism
               ^^^^^^^^^ "Terrorism" has no category, so no comparison counts it. Its category seems to be "terrorism": add "item: terrorism".
      - label: Undocumented immigration
               ^^^^^^^^^^^^^^^^^^^^^^^^ "Undocumented immigration" has no category, so no comparison counts it. Add "item: …" with its category, or "outside: true" with the nearest one ("nearest: …"), or add a category to the taxonomy.
      - {item: energy, outside: true}
               ^^^^^^ "energy" is in the taxonomy, but the entry says "outside: true", so no comparison counts it. Remove "outside", or replace "item" with "label" and the words of the original.
      - {label: Piracy, nearest: organized-crime}
                ^^^^^^ "Piracy" names its nearest category, but does not say that it is outside the taxonomy. Add "outside: true". If it belongs to "organized-crime", write "item: organized-crime" instead.
`,
    bad`
taxonomy: bailey-2005
threats:
  floods: {title: Floods, category: weather-related-disasters}
  piracy: {title: Piracy}
rankings:
  port-2025:
    order: [floods, piracy]
                    ^^^^^^ The threat "piracy" has no category, so no comparison by category counts it. Add "category: …", or rank it with "outside: true" and its nearest category.
  port-2026:
    order: [piracy, floods]
`,
    good`
taxonomy: bailey-2005
threats:
  floods: {title: Floods, category: weather-related-disasters}
rankings:
  city:
    order:
      - floods
      - {label: Terror, item: terrorism}
      - {label: Energy/water, covers: [energy, water]}
      - gap: The page is missing.
      - {asset: north-quay, label: The quay}
      - {label: Undocumented immigration, outside: true, nearest: diffuse-criminality}
`,
    good`
threats:
  floods: {title: Floods}
rankings:
  without-a-taxonomy:
    order: [floods, {label: Fires}]
`,
  ],
  *checkDocument(view) {
    const { intactRankings, taxonomy } = view;
    if (!taxonomy) return;
    const reported = new Set<string>();
    for (const ranking of intactRankings) {
      if (isForeign(ranking, view)) continue;
      for (const entry of ranking.entries) {
        if (entry.outside) yield* inside(entry, view);
        if (entry.outside || entry.gap) continue;
        yield* unnamed(entry, view);
        for (const { text, span } of rankedNames(entry)) {
          // Reports each threat once, because the fix is made in its definition.
          const threat = reported.has(text) ? undefined : uncategorized(text, view);
          if (threat) yield problem(threat, span);
          reported.add(text);
        }
      }
    }
  },
};

/** Reports an entry that is marked as outside the taxonomy but names a part of it. */
function* inside({ item }: RankingEntry, { taxonomy }: RankingContext): Generator<Problem> {
  if (!item || (!taxonomy?.categories.has(item.text) && !taxonomy?.clusters.has(item.text))) return;
  const message = t(
    '"{0}" is in the taxonomy, but the entry says "outside: true", so no comparison counts it. Remove "outside", or replace "item" with "label" and the words of the original.',
    item.text,
  );
  yield { span: item.span, message };
}

/** Reports an entry that has a label and nothing else to identify it. */
function* unnamed(
  { value, covers, other, label, nearest }: RankingEntry,
  context: RankingContext,
): Generator<Problem> {
  // An item that cannot be read is not a missing one.
  if (pairAt(value, "item") || other || covers.length > 0 || !label?.text.trim()) return;
  const { text, span } = label;
  const [id] = idsNamed(text, context);
  if (nearest) {
    const message = t(
      '"{0}" names its nearest category, but does not say that it is outside the taxonomy. Add "outside: true". If it belongs to "{1}", write "item: {1}" instead.',
      text,
      nearest.text,
    );
    yield { span, message };
  } else if (id) {
    yield {
      span,
      message: t(
        '"{0}" has no category, so no comparison counts it. Its category seems to be "{1}": add "item: {1}".',
        text,
        id,
      ),
    };
  } else if (partsOf(text).length < 2) {
    // `use-covers` reports labels of several parts.
    yield {
      span,
      message: t(
        '"{0}" has no category, so no comparison counts it. Add "item: …" with its category, or "outside: true" with the nearest one ("nearest: …"), or add a category to the taxonomy.',
        text,
      ),
    };
  }
}

/** Returns the definition of a threat without a category. */
function uncategorized(id: string, view: View): Definition | undefined {
  if (classify(id, view)?.concept !== "threat" || view.threats.get(id)?.category) return undefined;
  return view.definitions.find((each) => each.concept === "threat" && each.id === id);
}

function problem({ id, span: defined }: Definition, span: PieceSpan): Problem {
  return {
    span,
    message: t(
      'The threat "{0}" has no category, so no comparison by category counts it. Add "category: …", or rank it with "outside: true" and its nearest category.',
      id,
    ),
    related: [{ span: defined, message: t("The threat") }],
  };
}
