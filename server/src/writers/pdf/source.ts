/** The Typst source of a document. It consists of calls of `design.ts` and of string literals. */
import type { Head, Heading, PhrasingContent, Publication } from "../../publication/tree.ts";
import { blocks, noteContent, remainingNotes } from "./blocks.ts";
import { design } from "./design.ts";
import { inlines, lineText } from "./inlines.ts";
import { literal } from "./literal.ts";
import type { Surroundings } from "./writing.ts";
import { Writing } from "./writing.ts";

/** The sizes of paper, by Typst's names. */
export type Paper = "a4" | "us-letter";

/** A document in Typst. */
export interface TypstSource {
  /** The texts of the files by path. The document is `/main.typ`. */
  readonly files: ReadonlyMap<string, string>;
  /** The characters that no font has, and that the document shows as "[U+4E2D]". */
  readonly missing: readonly string[];
}

/** Writes a document in Typst. */
export function typstSource(
  publication: Publication,
  options: Surroundings & { readonly paper: Paper },
): TypstSource {
  const writing = new Writing(publication, options, noteContent);
  const { head, body } = publication;
  const depth = contentsDepth(body.children.filter((node) => node.type === "heading"));
  const contents = `#contents(title: [${lineText(writing.labels.contents, writing)}], depth: ${depth})`;
  const main = [
    '#import "/design.typ": *',
    `#show: report.with(${settings(head, options.paper, writing)})`,
    titleBlock(head, writing),
    ...(depth > 0 ? [contents] : []),
    blocks(body.children, writing),
    remainingNotes(writing),
  ].join("\n");
  const files = new Map([...writing.files, ["/design.typ", design] as const, ["/main.typ", `${main}\n`]]);
  return { files, missing: writing.printable.missing };
}

/** The most lines of a table of contents: what the page with the title block has room for. */
const MAX_CONTENTS = 30;

/** How deep the headings of the table of contents are: at most three levels, and none for a short document. */
function contentsDepth(headings: readonly Heading[]): number {
  if (headings.length < 3) return 0;
  const fits = (depth: number): boolean =>
    headings.filter((heading) => heading.depth <= depth).length <= MAX_CONTENTS;
  return [3, 2].find(fits) ?? 1;
}

/** The properties of the file, and what every page shows. */
function settings({ language, title, authors, day, marking }: Head, paper: Paper, writing: Writing): string {
  const [, lang = "en", region] = LANGUAGE.exec(language) ?? [];
  const names = authors.map(({ name }) => `${literal(name)},`).join(" ");
  return [
    `title: ${literal(title)}`,
    `authors: (${names})`,
    `date: ${dateOf(day)}`,
    `lang: ${literal(lang.toLowerCase())}`,
    `region: ${region === undefined ? "none" : literal(region.toLowerCase())}`,
    `paper: ${literal(paper)}`,
    `marking: ${marking === undefined ? "none" : `[${lineText(marking, writing)}]`}`,
    `page-word: [${lineText(writing.labels.page, writing)}]`,
  ].join(", ");
}

/** The language and the region of a code of BCP 47. */
const LANGUAGE = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?:-|$)/i;

/** A day as Typst writes it; `none` if it is not in the calendar, so that the file has no date. */
function dateOf(day: string | undefined): string {
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "") ?? [];
  const parsed = new Date(`${day}T00:00:00Z`);
  if (year === "" || Number.isNaN(parsed.valueOf()) || parsed.toISOString().slice(0, 10) !== day)
    return "none";
  return `datetime(year: ${Number(year)}, month: ${Number(month)}, day: ${Number(date)})`;
}

function titleBlock({ title, subtitle, authors, date, facts }: Head, writing: Writing): string {
  const content = (text: string | undefined): string =>
    text === undefined || text === "" ? "none" : `[${lineText(text, writing)}]`;
  const people = authors.map(({ name, details }) => {
    const about = details.map((detail) => `${content(detail)},`).join(" ");
    return `(${content(name)}, (${about})),`;
  });
  const lines = facts.map(({ label, value }) => `(${content(label)}, [${phrase(value, writing)}]),`);
  return `#title-block(
  title: ${content(title)},
  subtitle: ${content(subtitle)},
  authors: (${people.join(" ")}),
  date: ${content(date)},
  facts: (${lines.join(" ")}),
)`;
}

function phrase(value: readonly PhrasingContent[], writing: Writing): string {
  return inlines(value, writing);
}
