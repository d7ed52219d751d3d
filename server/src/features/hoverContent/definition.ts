/** The hover of a definition in a document: its title and text, and one line for each other key. */
import type { Concept, Schema } from "../../format/schema.ts";
import { schemas } from "../../format/schema.ts";
import { dateInWords } from "../../language/date.ts";
import { definitionsNamed } from "../../model/facts/definitions.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { conceptWord } from "../../rules/words.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { answersTo } from "./answers.ts";
import { citation, workNamed } from "./citation.ts";
import type { Markdown } from "./markdown.ts";
import {
  code,
  joinMarkdown,
  lines,
  asMarkdown,
  paragraphs,
  plainText,
  renderProse,
  quotation,
} from "./markdown.ts";
import { ranksOf } from "./ranks.ts";
import { readableProse } from "./readableProse.ts";
import { titleOf, TITLES } from "./title.ts";

/** The keys of prose, shown as Markdown. */
const TEXTS = ["definition", "description", "text", "question", "because"] as const;
/** Longer lists and texts are cut: a hover must be readable at a glance. */
const MAX_FACTS = 10;
const MAX_LETTERS = 600;

/** The hover of a definition or of a work in a bibliography; `undefined` if there is none. */
export function definitionHover(assessment: Assessment, concept: Concept, id: string): Markdown | undefined {
  const [definition] = definitionsNamed(assessment.definitionsBySection, { concept, id });
  const work = concept === "source" ? workNamed(assessment, id) : undefined;
  if (!definition) return work && paragraphs(headingFor(work.title ?? id, { concept, id }), citation(work));
  const { value } = definition.item;
  const text = TEXTS.map((key) => textOf(valueAt(value, key))).find((each) => each !== undefined);
  const quote = textOf(valueAt(value, "quote"));
  return paragraphs(
    headingFor(titleOf(value) ?? id, { concept, id }),
    text === undefined ? undefined : readableProse(short(text), assessment),
    quote === undefined ? undefined : quotation(renderProse(short(quote))),
    work && citation(work),
    lines(factsIn(value, { without: work ? PRINTED : [] })),
    concept === "threat" ? paragraphs(ranksOf(assessment, id), answersTo(assessment, id)) : undefined,
  );
}

/** The keys that the citation of a source already shows. */
const PRINTED = [
  "author",
  "editor",
  "issued",
  "container-title",
  "volume",
  "issue",
  "page",
  "publisher",
  "publisher-place",
  "DOI",
  "URL",
];

function headingFor(
  title: string,
  { concept, id }: { readonly concept: Concept; readonly id: string },
): Markdown {
  return asMarkdown`**${plainText(title)}** — ${plainText(conceptWord(concept))} ${code(id)}`;
}

/** Which of the other keys are shown, and how. */
interface Telling {
  readonly without?: readonly string[];
  /** Converts a word or text to Markdown; by default it is escaped as it is. */
  readonly say?: Saying;
}

/** The other keys whose values fit in one line. */
function factsIn(value: Node | undefined, { without = [], say = plainText }: Telling = {}): Markdown[] {
  if (value?.kind !== "map") return [];
  const shownElsewhere = new Set<string>([...TITLES, ...TEXTS, "quote", ...without]);
  return value.pairs
    .flatMap(({ key, value: each }) => {
      const name = textOf(key) ?? "";
      const fact = shownElsewhere.has(name) ? undefined : inLine(each, sayingOf(name, say));
      return fact === undefined ? [] : [asMarkdown`*${plainText(name)}*: ${fact}`];
    })
    .slice(0, MAX_FACTS);
}

type Saying = (word: string) => Markdown;

/** The conversion for a key's value: dates become words. */
function sayingOf(key: string, say: Saying): Saying {
  return DATES.has(key) ? (word) => say(dateInWords(word)) : say;
}

/** The keys whose values are dates. */
const DATES: ReadonlySet<string> = new Set(
  [schemas.assessment, ...Object.values(schemas.assessment.definitions ?? {})].flatMap(datesIn),
);

function datesIn({ properties = {}, items, additionalProperties }: Schema): string[] {
  const own = Object.entries(properties).flatMap(([key, each]) => [
    ...(each.format === "edtf" ? [key] : []),
    ...datesIn(each),
  ]);
  const inner = [items, additionalProperties].filter((each) => typeof each === "object");
  return [...own, ...inner.flatMap(datesIn)];
}

/** A value in one line; `undefined` if it does not fit. The parts of a person's name are joined. */
function inLine(node: Node | undefined, say: Saying): Markdown | undefined {
  switch (node?.kind) {
    case "scalar": {
      const text = textOf(node);
      return text === undefined ? undefined : say(short(text));
    }
    case "list": {
      const all = node.items.flatMap((item) => inLine(item, say) ?? []);
      return all.length > 0 ? joinMarkdown(", ", cut(all)) : undefined;
    }
    case "map": {
      const person = ["given", "family", "literal", "name"].flatMap(
        (key) => textOf(valueAt(node, key)) ?? [],
      );
      if (person.length > 0) return plainText(person.join(" "));
      const all = node.pairs.flatMap(({ key, value }) => {
        const text = value?.kind === "map" ? undefined : inLine(value, sayingOf(textOf(key) ?? "", say));
        return text === undefined ? [] : [asMarkdown`${plainText(textOf(key) ?? "")} ${text}`];
      });
      return all.length > 0 ? joinMarkdown(" · ", cut(all)) : undefined;
    }
    default:
      return undefined;
  }
}

/** The first parts of a long list. */
function cut(parts: readonly Markdown[]): readonly Markdown[] {
  let letters = 0;
  const end = parts.findIndex((part) => (letters += part.length) > MAX_LETTERS);
  return end < 0 ? parts : [...parts.slice(0, Math.max(end, 1)), asMarkdown`…`];
}

function short(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > MAX_LETTERS ? `${trimmed.slice(0, MAX_LETTERS).trimEnd()} …` : trimmed;
}
