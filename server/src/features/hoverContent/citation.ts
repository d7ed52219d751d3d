/** Formats a source as a bibliography prints it. Source: The Chicago Manual of Style, 17th ed., author-date. */
import { t } from "@vscode/l10n";
import { dateInWords, yearInWords } from "../../language/date.ts";
import type { CslName, CslWork } from "../../model/bibliography/csl.ts";
import { doiAddress, familyOf, givenOf, readCsl } from "../../model/bibliography/csl.ts";
import { definitionsNamed } from "../../model/facts/definitions.ts";
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { workIn } from "../../workspace/occurrences.ts";
import type { Markdown } from "./markdown.ts";
import { linkOrText as linked, joinMarkdown, asMarkdown, EMPTY_MARKDOWN, plainText } from "./markdown.ts";
import { valueOf } from "../../syntax/node.ts";

/** The fields of a work that are printed. */
export interface CitationFields {
  /** Names as in a bibliography: the first one begins with the family name. */
  readonly authors: readonly string[];
  readonly families: readonly string[];
  /** An EDTF date, or words. */
  readonly issued: string | undefined;
  readonly title: string | undefined;
  /** Whether the work is a part of another one, so that its title is in quotation marks. */
  readonly isPart: boolean;
  readonly container: string | undefined;
  /** Volume, issue, pages, publisher and so on. */
  readonly rest: readonly string[];
  readonly address: string | undefined;
}

/** The work with this id, in the document or in one of its bibliographies. */
export function workNamed(assessment: Assessment, id: string): CitationFields | undefined {
  const [definition] = definitionsNamed(assessment.definitionsBySection, { concept: "source", id });
  if (definition) return citationFields(definition.item);
  const work = workIn(assessment.bibliographies, id);
  return work && citationFieldsOf(work.csl);
}

/** "Salas Huanca and World Bank. 2023. *Flow*. Lima: Press." */
export function citation({
  authors,
  issued,
  title,
  isPart,
  container,
  rest,
  address,
}: CitationFields): Markdown {
  const where = [
    ...(container === undefined ? [] : [asMarkdown`*${plainText(container)}*`]),
    ...rest.map(plainText),
  ];
  const parts = [
    sentence(plainText(inWords(authors, MAX_PRINTED))),
    sentence(plainText(capitalized(dateInWords(issued ?? "")))),
    title === undefined
      ? EMPTY_MARKDOWN
      : isPart
        ? asMarkdown`“${sentence(plainText(title))}”`
        : asMarkdown`*${plainText(title)}*.`,
    sentence(joinMarkdown(", ", where)),
    address === undefined ? EMPTY_MARKDOWN : linked(address),
  ];
  return joinMarkdown(
    " ",
    parts.filter((part) => part !== EMPTY_MARKDOWN),
  );
}

/** "Salas Huanca and World Bank 2023": the citation in a text. */
export function shortCitation({ families, issued, title }: CitationFields): string {
  const who = inWords(families, MAX_NAMED) || title;
  return [who, yearInWords(issued ?? "")].filter((part) => part !== undefined && part !== "").join(" ");
}

const MAX_PRINTED = 10;
const MAX_NAMED = 3;

/** The work that an item defines. */
export const citationFields = memo(({ value }: Item): CitationFields => printedWork(readCsl(valueOf(value))));

/** The fields of a work, with the full names of its authors. */
export function printedWork(csl: CslWork): CitationFields {
  const isPart = /^(article|chapter|webpage|post|entry|paper)/.test(csl.type);
  return { ...printedCsl(csl), authors: peopleIn(csl).map(fullName), isPart };
}

/** A work in a bibliography. It is memoized, since a list may have hundreds. */
export const citationFieldsOf = memo((csl: CslWork): CitationFields => printedCsl(csl));

/** A work of any file format. */
function printedCsl(csl: CslWork): CitationFields {
  const { texts, names, dates } = csl;
  const families = peopleIn(csl).map(familyOf);
  const [volume, issue, place] = [texts.get("volume"), texts.get("issue"), texts.get("publisher-place")];
  const editors = names.has("author") ? (names.get("editor") ?? []).map(familyOf) : [];
  const doi = texts.get("DOI");
  const container = texts.get("container-title");
  return {
    authors: families,
    families,
    issued: dates.get("issued"),
    title: texts.get("title"),
    isPart: false,
    container,
    rest: [
      container === undefined || editors.length === 0 ? "" : t("edited by {0}", inWords(editors, MAX_NAMED)),
      [volume, issue === undefined ? undefined : `(${issue})`].filter((part) => part !== undefined).join(" "),
      texts.get("page") ?? "",
      [place, texts.get("publisher")].filter((part) => part !== undefined).join(": "),
    ].filter((part) => part !== ""),
    address: doi === undefined ? texts.get("URL") : doiAddress(doi),
  };
}

function peopleIn({ names }: CslWork): readonly CslName[] {
  return names.get("author") ?? names.get("editor") ?? [];
}

function fullName(name: CslName, index: number): string {
  const [family, given] = [familyOf(name), givenOf(name)];
  if (given === undefined) return family;
  return index === 0 ? `${family}, ${given}` : `${given} ${family}`;
}

function inWords(names: readonly string[], most: number): string {
  if (names.length > most) return `${names[0] ?? ""} et al.`;
  const [last = "", ...others] = names.toReversed();
  // Some bibliographies end a list of authors with "others".
  if (others.length > 0 && /^(?:and )?(?:others|et al\.?)$/i.test(last))
    return `${others.toReversed().join(", ")} et al.`;
  return new Intl.ListFormat("en", { style: "long", type: "conjunction" }).format(names);
}

/** With an initial capital. */
function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** A part with its full stop. */
function sentence(part: Markdown): Markdown {
  return part === EMPTY_MARKDOWN || /[.?!]$/.test(part) ? part : asMarkdown`${part}.`;
}
