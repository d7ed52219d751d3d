/** Renders an assessment for readers, as Markdown: in the order of the file, with titles instead of ids. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../language/date.ts";
import type { Facts } from "../model/facts.ts";
import { textsOf } from "../model/locatedText.ts";
import type { Section } from "../syntax/document.ts";
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { citation, shortCitation, workNamed } from "./hoverContent/citation.ts";
import { factsIn } from "./hoverContent/definition.ts";
import { titleOf } from "./hoverContent/title.ts";
import type { Markdown } from "./hoverContent/markdown.ts";
import {
  joinMarkdown,
  lines,
  asMarkdown,
  EMPTY_MARKDOWN,
  paragraphs,
  plainText,
} from "./hoverContent/markdown.ts";
import { titleOrId, noteNumber, readableProse, readableProseInline } from "./hoverContent/readableProse.ts";
import { comparisonTable } from "./comparisonTable.ts";
import { isOwnKey } from "../syntax/ownKey.ts";

/** The keys that are shown above the sections. */
const HEAD = [
  "assessment",
  "id",
  "title",
  "subtitle",
  "authors",
  "date",
  "status",
  "language",
  "taxonomy",
  "scales",
  "bibliography",
  "supersedes",
];

/** The whole assessment as Markdown. */
export function preview(assessment: Assessment): Markdown {
  const text = (name: string): string | undefined => textOf(assessment.section(name)?.value);
  const authors = textsIn(assessment.section("authors")?.value);
  const date = dateInWords(text("date") ?? "");
  const about = [authors.join(", "), date, text("status"), assessment.taxonomy?.title];
  const title = text("title");
  return asMarkdown`${paragraphs(
    asMarkdown`# ${plainText(title ?? t("Threat assessment"))}`,
    joinMarkdown(
      " · ",
      about.flatMap((each) => (each === undefined || each === "" ? [] : [plainText(each)])),
    ),
    ...assessment.sections
      .filter(({ name }) => !HEAD.includes(name) && !isOwnKey(name))
      .map((each) => sectionOf(each, assessment)),
  )}\n`;
}

function textsIn(node: Node | undefined): string[] {
  return node?.kind === "list"
    ? node.items.flatMap((item) => textOf(item) ?? textOf(valueAt(item, "name")) ?? [])
    : textsOf(node);
}

function sectionOf(section: Section, assessment: Assessment): Markdown {
  const index = assessment.sections.indexOf(section);
  const facts = assessment.factsBySection[index] ?? [];
  return paragraphs(
    asMarkdown`## ${headline(section.name)}`,
    section.name === "rankings" ? comparisonTable(assessment) : undefined,
    ...facts.map((each) => itemOf(each, assessment)),
  );
}

/** "acknowledgements" becomes "Acknowledgements". */
function headline(name: string): Markdown {
  return plainText(name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " "));
}

function itemOf(facts: Facts, assessment: Assessment): Markdown {
  const { definition, item, references } = facts;
  const { value } = item;
  const proses = prosesOf(facts, assessment);
  if (!definition) {
    const text = paragraphs(...proses);
    return text === EMPTY_MARKDOWN ? plainText(textsOf(value).join(", ")) : text;
  }
  const { id, concept } = definition;
  const work = concept === "source" ? workNamed(assessment, id) : undefined;
  if (work) return asMarkdown`- ${citation(work)}`;
  const ids = new Set(references.map((reference) => reference.id));
  const say = (text: string): Markdown =>
    ids.has(text) ? plainText(wordFor(text, assessment)) : readableProseInline(text, assessment);
  const heading =
    concept === "note" ? asMarkdown`(${noteNumber(id, assessment)})` : plainText(titleOf(value) ?? id);
  return paragraphs(asMarkdown`### ${heading}`, ...proses, lines(factsIn(value, { without: TOLD, say })));
}

/** The keys that the headings, the table of rankings or the prose already show. */
const TOLD = ["number", "order", "unranked", "remarks", "because", "caveat", "condition"];

/** The title of what an id names; for a source, its citation. */
function wordFor(id: string, assessment: Assessment): string {
  const work = assessment.conceptsOf(id).includes("source") ? workNamed(assessment, id) : undefined;
  return work ? shortCitation(work) : titleOrId(id, assessment);
}

/** The texts of the item itself, in order, without those of its evidence. */
function prosesOf({ prose }: Facts, assessment: Assessment): Markdown[] {
  return prose
    .filter(({ path }) => path.length <= 1)
    .map(({ node }) => readableProse(textOf(node) ?? "", assessment));
}
