/** The card of what a document itself defines: its title and text, and its other keys in a line each. */
import type { Concept } from "../../format/schema.ts";
import { definitionsNamed } from "../../model/names.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { conceptWord } from "../../rules/words.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { code, lines, paragraphs, plain } from "./markdown.ts";
import { ranksOf } from "./ranks.ts";

/** What a definition is called: the first of these keys that it has. */
const TITLES = ["title", "name", "label"] as const;
/** What it says: prose in Markdown. */
const TEXTS = ["definition", "description", "text", "question", "because"] as const;
/** Longer lists and texts are cut: a card is for a glance. */
const MOST_FACTS = 10;
const MOST_LETTERS = 600;

export function definitionCard(assessment: Assessment, concept: Concept, id: string): string | undefined {
  const [definition] = definitionsNamed(assessment.definitions, { concept, id });
  if (!definition) {
    const cited = concept === "source" && assessment.names.has(id, ["source"]);
    return cited ? paragraphs(`**${plain(id)}** — ${conceptWord(concept)}`) : undefined;
  }
  const { value } = definition.item;
  const text = TEXTS.map((key) => textOf(valueAt(value, key))).find((each) => each !== undefined);
  const quote = textOf(valueAt(value, "quote"));
  return paragraphs(
    `**${plain(titleOf(value) ?? id)}** — ${conceptWord(concept)} ${code(id)}`,
    text && short(text),
    quote && `> ${short(quote).replaceAll("\n", "\n> ")}`,
    lines(factsIn(value)),
    concept === "threat" ? ranksOf(assessment, id) : undefined,
  );
}

/** The words by which a definition is known, if it has any. */
export function titleOf(value: Node | undefined): string | undefined {
  return TITLES.map((key) => textOf(valueAt(value, key))).find((each) => each !== undefined);
}

/** Which of the other keys are told, and how. */
interface Telling {
  readonly without?: readonly string[];
  /** A word or text in Markdown: mostly as it is. */
  readonly say?: (word: string) => string;
}

/** The other keys whose values fit in a line. */
export function factsIn(value: Node | undefined, { without = [], say = plain }: Telling = {}): string[] {
  if (value?.kind !== "map") return [];
  const told = new Set<string>([...TITLES, ...TEXTS, "quote", ...without]);
  return value.pairs
    .flatMap(({ key, value: each }) => {
      const name = textOf(key) ?? "";
      const fact = told.has(name) ? undefined : inLine(each, say);
      return fact === undefined ? [] : [`*${plain(name)}*: ${short(fact)}`];
    })
    .slice(0, MOST_FACTS);
}

/** A value in one line; `undefined` where it has none. Names of people are put together as they are spoken. */
function inLine(node: Node | undefined, say: (word: string) => string): string | undefined {
  switch (node?.kind) {
    case "scalar": {
      const text = textOf(node);
      return text === undefined ? undefined : say(text);
    }
    case "list": {
      const all = node.items.flatMap((item) => inLine(item, say) ?? []);
      return all.length > 0 ? all.join(", ") : undefined;
    }
    case "map": {
      const person = ["given", "family", "literal", "name"].flatMap(
        (key) => textOf(valueAt(node, key)) ?? [],
      );
      if (person.length > 0) return plain(person.join(" "));
      const all = node.pairs.flatMap(({ key, value }) => {
        const text = value?.kind === "map" ? undefined : inLine(value, say);
        return text === undefined ? [] : [`${plain(textOf(key) ?? "")} ${text}`];
      });
      return all.length > 0 ? all.join(" · ") : undefined;
    }
    default:
      return undefined;
  }
}

function short(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > MOST_LETTERS ? `${trimmed.slice(0, MOST_LETTERS).trimEnd()} …` : trimmed;
}
