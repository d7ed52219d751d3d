import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt, locatedTexts } from "../../model/basics/locatedText.ts";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import { categoryOf } from "../../model/taxonomies/taxonomy.ts";
import type { Item } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { didYouMean, similarWords } from "../suggest.ts";

/** Reports matches with categories that do not exist, and matches that contradict each other. */
export const noWrongMatch: Rule = {
  id: "no-wrong-match",
  severity: "error",
  kinds: ["taxonomy"],
  sections: ["clusters", "categories"],
  summary: "A match names a category that the other taxonomy has, and names it in one relation only.",
  why: "Rankings by different taxonomies are compared along the matches. A match that leads nowhere leaves a category out, and two relations with one category make the comparison depend on their order.",
  source:
    "SKOS Reference, W3C Recommendation, 18 August 2009, S27 and S46 (related and exact matches exclude the others)",
  examples: [
    bad`
taxonomy: 1
id: port
categories:
  terror:
    title: Terrorism
    matches:
      - {kind: exact, taxonomy: bailey-2005, category: terorism}
                                                       ^^^^^^^^ The taxonomy "Nontraditional security threats (Bailey 2005)" has no category or cluster "terorism". Did you mean "terrorism"?
      - {kind: close, taxonomy: bailey-2005}
         ^^^^ This match names nothing. Add "category" with the id of a category, or "URL" with its address.
      - {kind: broad, category: terrorism}
                                ^^^^^^^^^ No taxonomy is named, so nobody can tell whose category this is. Add "taxonomy".
`,
    bad`
taxonomy: 1
id: port
categories:
  crime:
    title: Crime
    matches:
      - {kind: exact, taxonomy: bailey-2005, category: organized-crime}
      - {kind: narrow, taxonomy: bailey-2005, category: [impunity, organized-crime]}
                                                                   ^^^^^^^^^^^^^^^ "organized-crime" is a match of two kinds here, "exact" and "narrow", and only one of them can be right. Delete one.
`,
    good`
taxonomy: 1
id: port
categories:
  crime:
    title: Crime
    matches:
      - {kind: narrow, taxonomy: bailey-2005, category: [organized-crime, diffuse-criminality]}
      - {kind: close, taxonomy: bailey-2005, category: organized-crime}
      - {kind: related, URL: "https://example.org/crime"}
      - {kind: exact, taxonomy: ./missing.taxonomy.yaml, category: crime}
`,
  ],
  *checkItem({ item }, { namedTaxonomies }) {
    const matches = valueAt(item.value, "matches");
    if (matches?.kind !== "list") return;
    for (const match of matches.items) yield* unnamed(match, item);
    const targets = matches.items.flatMap((match) => targetsOf(match, item));
    for (const target of targets) yield* missing(target, namedTaxonomies.get(target.taxonomy));
    yield* contradictory(targets);
  },
};

/** A category that a match names. */
interface Target {
  readonly kind: string;
  readonly taxonomy: string;
  readonly category: LocatedText;
}

function targetsOf(match: Node, { piece }: Item): Target[] {
  const kind = locatedTextAt(piece, match, "kind")?.text;
  const taxonomy = locatedTextAt(piece, match, "taxonomy")?.text;
  if (kind === undefined || taxonomy === undefined) return [];
  return locatedTexts(piece, valueAt(match, "category")).map((category) => ({ kind, taxonomy, category }));
}

function* unnamed(match: Node, { piece }: Item): Generator<Problem> {
  if (match.kind !== "map" || valueAt(match, "URL")) return;
  const [key] = match.pairs.map((pair) => pair.key);
  const [category] = locatedTexts(piece, valueAt(match, "category"));
  if (key && !category) {
    yield {
      span: pieceSpan(piece, key),
      message: t(
        'This match names nothing. Add "category" with the id of a category, or "URL" with its address.',
      ),
    };
  }
  if (category && !valueAt(match, "taxonomy")) {
    yield {
      span: category.span,
      message: t('No taxonomy is named, so nobody can tell whose category this is. Add "taxonomy".'),
    };
  }
}

function* missing({ category: { text, span } }: Target, taxonomy: Taxonomy | undefined): Generator<Problem> {
  // A file that cannot be read completely may have the category.
  if (!taxonomy?.isComplete || categoryOf(taxonomy, text)) return;
  const suggestions = similarWords(text, [...taxonomy.categories.keys(), ...taxonomy.clusters.keys()]);
  yield {
    span,
    suggestions,
    message: sentences(
      t(
        'The taxonomy "{0}" has no category or cluster "{1}".',
        taxonomy.title ?? taxonomy.id ?? taxonomy.source.uri,
        text,
      ),
      didYouMean(suggestions),
    ),
  };
}

/** Yields categories that are named in two relations. A close match may also be any other one. */
function* contradictory(targets: readonly Target[]): Generator<Problem> {
  const seen = new Map<string, Target>();
  for (const target of targets) {
    const { kind, taxonomy, category } = target;
    if (kind === "close") continue;
    const key = `${taxonomy}\n${category.text}`;
    const first = seen.get(key);
    if (!first) seen.set(key, target);
    else if (first.kind !== kind) {
      yield {
        span: category.span,
        message: t(
          '"{0}" is a match of two kinds here, "{1}" and "{2}", and only one of them can be right. Delete one.',
          category.text,
          first.kind,
          kind,
        ),
        related: [{ span: first.category.span, message: t("The first time") }],
      };
    }
  }
}
