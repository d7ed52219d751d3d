/** A source as a bibliography would print it. Source: The Chicago Manual of Style, 17th ed., author-date. */
import type { CitedWork } from "../../model/bibliography.ts";
import { definitionsNamed } from "../../model/names.ts";
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import { address as linked, joinedBy, marked, NOTHING, plain } from "./markdown.ts";

/** A work as far as it is printed. */
export interface Printed {
  /** As a bibliography has them: the first one by the family name. */
  readonly authors: readonly string[];
  readonly families: readonly string[];
  readonly issued: string | undefined;
  readonly title: string | undefined;
  /** Whether the title is that of a part of something: then it stands in quotation marks. */
  readonly isPart: boolean;
  readonly container: string | undefined;
  /** Volume, issue, pages, publisher: whatever follows. */
  readonly rest: readonly string[];
  readonly address: string | undefined;
}

/** The work with this id, in the document or in one of its bibliographies. */
export function workNamed(assessment: Assessment, id: string): Printed | undefined {
  const [definition] = definitionsNamed(assessment.definitionsBySection, { concept: "source", id });
  if (definition) return printed(definition.item);
  const work = assessment.bibliographies.find((works) => works.has(id))?.get(id);
  return work && printedEntry(work);
}

/** "Salas Huanca and World Bank. 2023. *Flow*. Lima: Press." */
export function citation({ authors, issued, title, isPart, container, rest, address }: Printed): Markdown {
  const where = [...(container === undefined ? [] : [marked`*${plain(container)}*`]), ...rest.map(plain)];
  const parts = [
    sentence(plain(inWords(authors, MOST_PRINTED))),
    sentence(plain(issued ?? "")),
    title === undefined ? NOTHING : isPart ? marked`“${sentence(plain(title))}”` : marked`*${plain(title)}*.`,
    sentence(joinedBy(", ", where)),
    address === undefined ? NOTHING : linked(address),
  ];
  return joinedBy(
    " ",
    parts.filter((part) => part !== NOTHING),
  );
}

/** "Salas Huanca and World Bank 2023": how a text refers to it. */
export function shortCitation({ families, issued, title }: Printed): string {
  const who = inWords(families, MOST_NAMED) || title;
  return [who, issued?.slice(0, 4)].filter((part) => part !== undefined && part !== "").join(" ");
}

const MOST_PRINTED = 10;
const MOST_NAMED = 3;

/** The work that an item is about. */
export const printed = memo(({ value }: Item): Printed => {
  const text = (key: string): string | undefined => textOf(valueAt(value, key));
  const [volume, issue, page] = [text("volume"), text("issue"), text("page")];
  const [place, publisher] = [text("publisher-place"), text("publisher")];
  const doi = text("DOI");
  const authors = valueAt(value, "author") ?? valueAt(value, "editor");
  const people = authors?.kind === "list" ? authors.items : [];
  return {
    authors: people.map(fullName),
    families: people.map(familyName),
    issued: text("issued"),
    title: text("title"),
    isPart: /^(article|chapter|webpage|post|entry|paper)/.test(text("type") ?? ""),
    container: text("container-title"),
    rest: [
      [volume, issue === undefined ? undefined : `(${issue})`].filter((part) => part !== undefined).join(" "),
      page ?? "",
      [place, publisher].filter((part) => part !== undefined).join(": "),
    ].filter((part) => part !== ""),
    address: doi === undefined ? text("URL") : `https://doi.org/${doi}`,
  };
});

function printedEntry({ authors, issued, title }: CitedWork): Printed {
  return {
    authors,
    families: authors,
    issued,
    title,
    isPart: false,
    container: undefined,
    rest: [],
    address: undefined,
  };
}

function fullName(node: Node, index: number): string {
  const family = familyName(node);
  const given = textOf(valueAt(node, "given"));
  if (given === undefined) return family;
  return index === 0 ? `${family}, ${given}` : `${given} ${family}`;
}

function familyName(node: Node): string {
  return textOf(node) ?? textOf(valueAt(node, "family")) ?? textOf(valueAt(node, "literal")) ?? "";
}

function inWords(names: readonly string[], most: number): string {
  if (names.length > most) return `${names[0] ?? ""} et al.`;
  return new Intl.ListFormat("en", { style: "long", type: "conjunction" }).format(names);
}

/** A part with its full stop. */
function sentence(part: Markdown): Markdown {
  return part === NOTHING || /[.?!]$/.test(part) ? part : marked`${part}.`;
}
