import { t } from "@vscode/l10n";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { RankingEntry } from "../../model/rankings/ranking.ts";
import type { RankingContext } from "../../model/rankings/rankedItems.ts";
import { idsNamed, isForeign, overlaps, classify } from "../../model/rankings/rankedItems.ts";
import { pairAt } from "../../syntax/node.ts";
import { addPairBefore, replacePair } from "../../syntax/write/collection.ts";
import type { Fix, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { partsOf } from "./partsOf.ts";

/** Reports composite entries that do not list what they cover. */
export const useCovers: Rule = {
  id: "use-covers",
  severity: "warning",
  summary: "An entry that combines several things lists them under `covers`.",
  forReaders: "An entry that combines several things names each of them.",
  why: "If one ranking has “Energy/water”, and another has energy second and water sixth, the two may agree or disagree. A comparison can try every reading only if the entry lists what it covers. A label that repeats the title of one category, or adds to an `item`, is one thing. An entry outside the taxonomy has no categories to list, unless every part of its label is one.",
  source: "Bailey (2005), Table 1: “Criminality/impunity” and “Energy/water” against “Energy” and “Water”",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  city:
    order:
      - label: Energy/water
               ^^^^^^^^^^^^ "Energy/water" names more than one thing, but does not say which categories it covers. List them: "covers: [energy, water]".
      - label: Strikes and boycotts
               ^^^^^^^^^^^^^^^^^^^^ "Strikes and boycotts" names more than one thing, but does not say which categories it covers. List them: "covers: […]"; if it is one category, name it with "item"; if it is in none, write "outside: true".
`,
    bad`
taxonomy: bailey-2005
rankings:
  ciudad:
    order:
      - {item: terrorism, label: "Terrorism, impunity"}
                                 ^^^^^^^^^^^^^^^^^^^^^ "Terrorism, impunity" names more than one thing, but the entry counts only for "terrorism". Replace "item" with "covers: [terrorism, impunity]".
      - {label: Water and energy, outside: true}
                ^^^^^^^^^^^^^^^^ "Water and energy" names more than one thing, but does not say which categories it covers. List them: "covers: [water, energy]".
`,
    good`
taxonomy: bailey-2005
rankings:
  city:
    order:
      - {label: Energy/water, covers: [energy, water]}
      - {item: weather-related-disasters, label: Droughts and frosts}
      - {label: "Poverty, unemployment, inequality"}
      - {label: Chemical and biological weapons, outside: true}
      - {item: disease-related-disasters, label: HIV/AIDS}
      - {label: Attacks as on 9/11}
      - {asset: quays, label: Quay and harbour}
`,
  ],
  *checkDocument(view) {
    const { intactRankings } = view;
    // Without the declared taxonomy, the label could be the title of a single category.
    if (view.uncertainConcepts.has("category")) return;
    for (const ranking of intactRankings) {
      if (isForeign(ranking, view)) continue;
      for (const entry of ranking.entries) {
        const { label } = entry;
        const found = label && compositeOf(entry, label.text, view);
        if (label && found)
          yield { span: label.span, message: found.message, fixes: fixesOf(entry, found.ids, label) };
      }
    }
  },
};

/** The message for a composite entry, and what it covers if every part is known. */
interface Composite {
  readonly message: string;
  readonly ids: readonly string[];
}

function compositeOf(
  { item, other, covers, outside }: RankingEntry,
  label: string,
  context: RankingContext,
): Composite | undefined {
  const parts = partsOf(label);
  if (other || covers.length > 0 || parts.length < 2 || idsNamed(label, context).length > 0) return undefined;
  const named = parts.map((part) => idsNamed(part, context)[0]);
  const ids = named.filter((id) => id !== undefined);
  if (item) {
    const own = classify(item.text, context);
    const others = ids
      .map((id) => classify(id, context))
      .filter((classification) => classification && own && !overlaps(own, classification));
    if (others.length === 0) return undefined;
    const list = [...new Set([item.text, ...ids])];
    const message = t(
      '"{0}" names more than one thing, but the entry counts only for "{1}". Replace "item" with "covers: [{2}]".',
      label,
      item.text,
      list.join(", "),
    );
    return { message, ids: list };
  }
  if (outside && ids.length < parts.length) return undefined;
  const problem = t('"{0}" names more than one thing, but does not say which categories it covers.', label);
  const fix =
    ids.length === parts.length
      ? t('List them: "covers: [{0}]".', ids.join(", "))
      : t(
          'List them: "covers: [{0}]"; if it is one category, name it with "item"; if it is in none, write "outside: true".',
          [...ids, "…"].join(", "),
        );
  return { message: `${problem} ${fix}`, ids: ids.length === parts.length ? ids : [] };
}

/**
 * Writes the list in place of the item, or before the label. Not safe, because only the author knows whether
 * it is right.
 */
function fixesOf(
  { item, value }: RankingEntry,
  ids: readonly string[],
  { span: { piece } }: LocatedText,
): Fix[] {
  if (ids.length === 0 || value.kind !== "map") return [];
  const covers = { key: "covers", value: ids };
  const pair = item && pairAt(value, "item");
  const edit = pair?.value ? replacePair(pair, covers, piece) : addPairBefore(value, covers, { piece });
  return edit
    ? [{ title: t('Write "{0}"', `covers: [${ids.join(", ")}]`), edits: [edit], isSafe: false }]
    : [];
}
