/** The Typst source of a document. It consists of calls of `design.ts` and of string literals. */
import type { Head, Heading, PhrasingContent, Publication } from "../../publication/tree/tree.ts";
import { blocks, noteContent, remainingNotes } from "./blocks.ts";
import { design } from "./design.ts";
import { inlines, lineText } from "./inlines.ts";
import { literal } from "./literal.ts";
import type { Surroundings } from "./writing.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import { labelOf, Writing } from "./writing.ts";

/** The sizes of paper, by Typst's names. */
export type Paper = "a4" | "us-letter";

/** A document in Typst. */
interface TypstSource {
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
  const headings = body.children.filter((node) => node.type === "heading");
  const room = roomForContents(head);
  const depth = contentsDepth(headings, room);
  const also = depth === 1 ? headingsOfFirstParts(headings, room) : [];
  const further = also.map(({ data }) => `${labelOf(data?.id ?? "")},`).join(" ");
  const contents = `#contents(title: [${lineText(writing.labels.contents, writing)}], depth: ${depth}, further: (${further}))`;
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

/** The most lines of a table of contents, and those of the page that it shares with the title block. */
const MAX_CONTENTS = 30;
const FIRST_PAGE = 38;

/** How many letters a line of the title and one of the other lines of the title block have, roughly. */
const [TITLE_LINE, HEAD_LINE] = [38, 75];

/** How many lines of contents the page with the title block has room for. A line of the title takes as much as two others. */
function roomForContents({ title, subtitle = "", date, authors, facts }: Head): number {
  const lines = (length: number, most: number): number => Math.ceil(length / most);
  const authorLines = authors.map(({ name, details }) =>
    lines([name, ...details].join(", ").length, HEAD_LINE),
  );
  const factLines = facts.map(({ value }) => Math.max(1, lines(plainTextOf(value).length, HEAD_LINE)));
  const taken = [
    2 * lines(title.length, TITLE_LINE),
    lines(subtitle.length, HEAD_LINE),
    date === undefined ? 0 : 1,
    ...authorLines,
    ...factLines,
  ].reduce((sum, each) => sum + each, 0);
  return Math.max(MAX_CONTENTS / 2, Math.min(MAX_CONTENTS, FIRST_PAGE - taken));
}

/** How many letters a line of the contents has, roughly. */
const CONTENTS_LINE = 80;

/** How many lines of the contents some headings take. */
function linesOf(headings: readonly Heading[]): number {
  return headings.reduce(
    (sum, { children }) => sum + Math.max(1, Math.ceil(plainTextOf(children).length / CONTENTS_LINE)),
    0,
  );
}

/** How deep the headings of the table of contents are: at most three levels, and none for a short document. */
function contentsDepth(headings: readonly Heading[], room: number): number {
  if (headings.length < 3) return 0;
  const fits = (depth: number): boolean =>
    linesOf(headings.filter((heading) => heading.depth <= depth)) <= room;
  return [3, 2].find(fits) ?? 1;
}

/** The headings in the first parts, such as the key judgments, as far as the contents have room for those of a whole part. */
function headingsOfFirstParts(headings: readonly Heading[], most: number): Heading[] {
  const listed: Heading[] = [];
  let room = most - linesOf(headings.filter(({ depth }) => depth === 1));
  for (const [index, { depth }] of headings.entries()) {
    if (depth !== 1) continue;
    const rest = headings.slice(index + 1);
    const end = rest.findIndex((each) => each.depth === 1);
    const own = rest.slice(0, end < 0 ? rest.length : end).filter((each) => each.depth === 2);
    const lines = linesOf(own);
    if (lines > room) return listed;
    room -= lines;
    for (const each of own) if (each.data?.id !== undefined) listed.push(each);
  }
  return listed;
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
