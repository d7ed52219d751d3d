/** Scales: the terms that a likelihood, a confidence or a rating may have, in order. */
import type { ScaleName } from "../../format/schema.ts";
import { memo } from "../../syntax/memo.ts";
import type { Item } from "../../syntax/document.ts";
import type { Node, Pair } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import { textsOf } from "../basics/locatedText.ts";
import { languageOfCode } from "../../language/languageCodes.ts";
import type { PercentRange } from "./percentRange.ts";
import { bandIn } from "./percentRange.ts";
import { firstSectionsIn } from "../basics/correctedKeys.ts";
import {
  localizedText,
  localizedTextAboutFile,
  textReaderOf,
  textReaderOfSections,
} from "../basics/localizedText.ts";

/** A term of a scale. */
export interface ScaleTerm {
  /** The term as it is written in an assessment. */
  readonly term: string;
  readonly label: string | undefined;
  /** The label in the reader's language. */
  readonly shownLabel: string | undefined;
  /** The labels in other languages, by the code of the language. */
  readonly labels: ReadonlyMap<string, string>;
  readonly synonyms: readonly string[];
  /** Other grammatical forms of the same words, in every language. */
  readonly forms: readonly string[];
  /** The range in percent; `undefined` if there is none, or if it is wrong. */
  readonly percent: PercentRange | undefined;
  /** In the reader's language. */
  readonly meaning: string | undefined;
  /** The span of its definition. */
  readonly span: PieceSpan;
}

/** A scale with its terms, in order. */
export interface Scale {
  readonly source: Source;
  readonly id: string;
  /** In the reader's language. */
  readonly title: string;
  readonly of: ScaleName | undefined;
  /** What the scale measures, in the reader's language. */
  readonly definition: string | undefined;
  /** Where the scale is published: a reference in Markdown, and an address. */
  readonly reference: string | undefined;
  readonly address: string | undefined;
  /** What else readers should know, in the reader's language. */
  readonly remarks: string | undefined;
  /** The period that its probabilities refer to, if the scale fixes one for everything. */
  readonly within: string | undefined;
  /** The period for each origin of a threat, if the scale fixes them. */
  readonly withinByOrigin: ReadonlyMap<string, string>;
  readonly terms: readonly ScaleTerm[];
  /** How the bands lie, if they do not adjoin: with gaps between them, or each inside the next weaker one. */
  readonly bands: string | undefined;
  /** Whether the scale falls from its highest term to its lowest. */
  readonly isFalling: boolean;
  /** For a scale of risk: the level by likelihood and impact. */
  readonly matrix: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Reads a scale file. */
export const readScale = memo((source: Source): Scale => {
  const sections = new Map(firstSectionsIn(source, "scale").map((section) => [section.name, section]));
  const text = (name: string): string | undefined => textOf(sections.get(name)?.value);
  const id = text("id") ?? source.uri.replace(/^.*\//, "").replace(/\.scale\.ya?ml$/, "");
  return {
    source,
    id,
    get title() {
      return localizedText(textReaderOfSections(sections), "title", source) ?? id;
    },
    of: text("of") as ScaleName | undefined,
    get definition() {
      return localizedText(textReaderOfSections(sections), "definition", source);
    },
    get reference() {
      return localizedTextAboutFile(textReaderOfSections(sections), "source", source);
    },
    get remarks() {
      return localizedTextAboutFile(textReaderOfSections(sections), "remarks", source);
    },
    address: text("URL"),
    within: text("within"),
    bands: text("bands"),
    isFalling: text("order") === "falling",
    withinByOrigin: textsByKey(sections.get("within")?.items ?? []),
    matrix: matrixOf(sections.get("matrix")?.items ?? []),
    terms: (sections.get("terms")?.items ?? []).flatMap((item) => termIn(item, source) ?? []),
  };
});

/** Returns the name of a term in a document: its label in the document's language, or else its own label or id. */
export function labelIn({ term, label, labels }: ScaleTerm, language: string | undefined): string {
  return labels.get(languageOfCode(language ?? "")) ?? label ?? term;
}

/** Returns the term for the least: the least probable, the least sure, the least severe. */
export function lowestTermOf({ terms, isFalling }: Scale): ScaleTerm | undefined {
  return isFalling ? terms.at(-1) : terms[0];
}

/** Returns the term for the most. */
export function highestTermOf({ terms, isFalling }: Scale): ScaleTerm | undefined {
  return isFalling ? terms[0] : terms.at(-1);
}

/** Returns the place of a term, counted from the lowest. */
export function placeOf(term: ScaleTerm, { terms, isFalling }: Scale): number {
  const index = terms.indexOf(term);
  return isFalling ? terms.length - 1 - index : index;
}

function termIn({ value, piece }: Item, source: Source): ScaleTerm | undefined {
  const node = valueAt(value, "term") ?? value;
  const term = textOf(node);
  if (!node || term === undefined) return undefined;
  const shown = (key: "label" | "meaning"): string | undefined =>
    localizedText(textReaderOf(value), key, source);
  const forms = valueAt(value, "forms");
  return {
    term,
    label: textOf(valueAt(value, "label")),
    get shownLabel() {
      return shown("label");
    },
    labels: textsByKey(pairsOf(valueAt(value, "labels"))),
    synonyms: textsOf(valueAt(value, "synonyms")),
    forms: forms?.kind === "map" ? forms.pairs.flatMap((pair) => textsOf(pair.value)) : textsOf(forms),
    percent: bandIn(valueAt(value, "percent")),
    get meaning() {
      return shown("meaning");
    },
    span: pieceSpan(piece, node),
  };
}

/** Returns the period that a scale fixes for a threat of these origins; `undefined` if it fixes none, or several. */
export function periodFor({ within, withinByOrigin }: Scale, origins: readonly string[]): string | undefined {
  const [first, ...others] = new Set(origins.map((origin) => withinByOrigin.get(origin)));
  return within ?? (others.length === 0 ? first : undefined);
}

function textsByKey(items: readonly (Item | Pair)[]): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap(({ key, value }): [string, string][] => {
      const [name, text] = [textOf(key), textOf(value)];
      return name === undefined || text === undefined ? [] : [[name, text]];
    }),
  );
}

function matrixOf(rows: readonly Item[]): Scale["matrix"] {
  return new Map(
    rows.map(({ key, value }) => [
      textOf(key) ?? "",
      new Map(pairsOf(value).map((pair) => [textOf(pair.key) ?? "", textOf(pair.value) ?? ""])),
    ]),
  );
}

function pairsOf(node: Node | undefined): readonly Pair[] {
  return node?.kind === "map" ? node.pairs : [];
}
