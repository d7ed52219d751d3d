/** The title block of a publication. */
import { t } from "@vscode/l10n";
import { propertyOf, schemas } from "../../format/schema.ts";
import { labelOfKey } from "../../format/labels.ts";
import { dateInWords } from "../../language/date.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { translated } from "../../language/texts.ts";
import { daysOf } from "../../model/dates/edtf.ts";
import type { Handling } from "../../model/items/handling.ts";
import { readHandling } from "../../model/items/handling.ts";
import type { Section } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Place } from "../texts/context.ts";
import { sourceSpan } from "../texts/context.ts";
import { othersOf, schemaDefinition } from "../values/estimates.ts";
import type { Head, HeadFact, PhrasingContent } from "../tree/tree.ts";
import { missingNode, textNode } from "../tree/tree.ts";
import { joined } from "../words/joined.ts";
import { cellText } from "../values/tableColumns.ts";
import { keyLabel, plainTextOf, valueWords } from "../values/values.ts";

/** The sections that the title block shows. */
export const IN_HEAD = [
  "title",
  "subtitle",
  "authors",
  "date",
  "status",
  "as-of",
  "review-by",
  "handling",
  "prepared-for",
] as const;

/** The title block of a document. @param language The code of its language. */
export function headOf(assessment: Assessment, language: string): Head {
  const scalar = (name: string): string | undefined => textOf(assessment.section(name)?.value)?.trim();
  const date = scalar("date");
  const title = scalar("title") ?? "";
  const subtitle = scalar("subtitle");
  const marking = handlingOf(assessment)?.marking.trim();
  const day = date === undefined ? undefined : daysOf(date)?.first;
  return {
    span: titleSpan(assessment),
    language,
    title: showHidden(title === "" ? t("Untitled assessment") : title),
    ...(subtitle ? { subtitle: showHidden(subtitle) } : {}),
    authors: authorsIn(assessment.section("authors"), assessment),
    ...(date ? { date: showHidden(dateInWords(date)) } : {}),
    ...(day === undefined ? {} : { day }),
    ...(marking ? { marking: showHidden(marking) } : {}),
    facts: factsOf(assessment),
  };
}

/** The key of the title; of an assessment without one, its first key. */
function titleSpan(assessment: Assessment): PieceSpan | undefined {
  const { piece, key } = assessment.section("title") ?? assessment.sections[0] ?? {};
  return piece && sourceSpan({ piece }, key);
}

function authorsIn(section: Section | undefined, assessment: Assessment): Head["authors"] {
  if (!section) return [];
  const one = textOf(section.value);
  if (one !== undefined) return namedAuthor(one);
  if (section.value?.kind === "map") return authorOf(section.value, { assessment, piece: section.piece });
  return section.items.flatMap(({ value, piece }) => authorOf(value, { assessment, piece }));
}

/** The authors on one line, each with what is said of them. */
export function authorsText(assessment: Assessment): string {
  return authorsIn(assessment.section("authors"), assessment)
    .map(({ name, details }) => (details.length === 0 ? name : t("{0} ({1})", name, details.join(", "))))
    .join("; ");
}

function namedAuthor(name: string): Head["authors"] {
  return name.trim() === "" ? [] : [{ name: showHidden(name), details: [] }];
}

const AUTHOR_KEYS = ["name", "role", "affiliation", "email", "orcid"] as const;

function authorOf(node: Node | undefined, place: Place): Head["authors"] {
  const own = textOf(node);
  if (own !== undefined) return namedAuthor(own);
  if (!node || node.kind === "alias") return [];
  const texts = AUTHOR_KEYS.flatMap((key) => {
    const text = textOf(valueAt(node, key));
    return text === undefined ? [] : showHidden(key === "orcid" ? `ORCID ${text}` : text);
  });
  const others =
    node.kind === "map"
      ? othersOf(node, { name: "author", said: AUTHOR_KEYS }, place)
      : valueWords(node, undefined, place);
  const [name, ...details] = [...texts, ...(others.length > 0 ? [plainTextOf(others)] : [])];
  return name === undefined ? [] : [{ name, details }];
}

/** The marking of the document. Its keys may be pieces of their own. */
function handlingOf(assessment: Assessment): Handling | undefined {
  const section = assessment.section("handling");
  const own = section && readHandling(section.value);
  if (own || !section) return own;
  const at = (name: string): string | undefined =>
    textOf(section.items.find(({ key }) => textOf(key) === name)?.value);
  const marking = at("marking");
  return marking === undefined ? undefined : { marking, instructions: at("instructions") };
}

/** What the handling of the document says besides the marking. Its keys may be pieces of their own. */
function instructionsOf(assessment: Assessment): PhrasingContent[] {
  const section = assessment.section("handling");
  const schema = schemaDefinition("handling");
  return joined(
    (section?.items ?? []).flatMap(({ key, value, piece }) => {
      if (!key || textOf(key) === "marking" || isOwnKey(textOf(key) ?? "")) return [];
      const place = { assessment, piece };
      const isKnown = textOf(key) === "instructions";
      const words = valueWords(
        value,
        isKnown ? schema && propertyOf(schema, "instructions") : undefined,
        place,
      );
      const label = isKnown ? "" : `${keyLabel({ key, value }, schema, place)}: `;
      // A title block has no notes.
      return [[textNode(label + cellText(words, place))]];
    }),
    ". ",
  );
}

/** The marking of the document and its instructions on one line. */
export function handlingText(assessment: Assessment): string {
  const marking = showHidden(handlingOf(assessment)?.marking.trim() ?? "");
  return [marking, plainTextOf(instructionsOf(assessment))].filter((each) => each !== "").join(". ");
}

/** The lines of the title block. Who wrote it, when and for whom is said to be missing if it is. */
function factsOf(assessment: Assessment): HeadFact[] {
  const line = (name: string): HeadFact[] => {
    const section = assessment.section(name);
    if (!section?.value) return [];
    const schema = propertyOf(schemas.assessment, name);
    const value = valueWords(section.value, schema, { assessment, piece: section.piece });
    return [{ label: translated(labelOfKey(name, schema)), value }];
  };
  const missing = (label: string): HeadFact => ({ label, value: [missingNode(t("not stated"))] });
  const instructions = instructionsOf(assessment);
  return [
    ...(authorsIn(assessment.section("authors"), assessment).length > 0 ? [] : [missing(t("Authors"))]),
    ...line("prepared-for"),
    ...(isStated(assessment.section("date")) ? [] : [missing(t("Date"))]),
    ...line("status"),
    ...line("as-of"),
    ...line("review-by"),
    ...(instructions.length === 0 ? [] : [{ label: t("Handling"), value: instructions }]),
  ];
}

/** Whether a section has a value: one of another shape than expected is shown elsewhere. */
function isStated(section: Section | undefined): boolean {
  if (section === undefined || section.shape === "nothing") return false;
  return section.shape !== "scalar" || textOf(section.value)?.trim() !== "";
}
