/** Two editions of an assessment with what differs, as the parts of a publication show them. */
import { memo, memoText } from "../../syntax/memo.ts";
import { t } from "@vscode/l10n";
import { labelOfKey } from "../../format/labels.ts";
import type { Concept } from "../../format/schema.ts";
import { dateInWords } from "../../language/date.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { translated } from "../../language/texts.ts";
import type { ChangeReason } from "../../model/editions/changeNotes.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import type { EditionChanges, ItemChange } from "../../model/editions/editionChanges.ts";
import type { ScalarNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Span } from "../../syntax/span.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { assessmentChanges } from "../../workspace/editions.ts";
import { displayName, ownTitle } from "../texts/context.ts";
import { proseWords } from "../texts/prose.ts";
import { quotedName } from "../words/quotationMarks.ts";
import { cellWords } from "../values/tableColumns.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { missingNode, textNode } from "../tree/tree.ts";

/** An edition, and what readers call it. */
export interface NamedEdition {
  readonly assessment: Assessment;
  /** The date in words, or another name that tells it from the other editions. */
  readonly title: string;
}

/** Two editions with what differs. */
export interface ComparedEditions {
  readonly before: NamedEdition;
  readonly after: NamedEdition;
  readonly changes: EditionChanges;
}

/** Compares two editions. */
export function comparedEditions(before: NamedEdition, after: NamedEdition): ComparedEditions {
  return { before, after, changes: assessmentChanges(after.assessment, before.assessment) };
}

/** Compares each edition with the one before it. @param assessments From the earliest to the latest. */
export function editionSteps(
  assessments: readonly Assessment[],
  names: readonly string[],
): ComparedEditions[] {
  const editions = namedEditions(assessments, names);
  return editions.slice(1).flatMap((after, index) => {
    const before = editions[index];
    return before ? [comparedEditions(before, after)] : [];
  });
}

/**
 * Names editions by their dates. Editions of the same date, or without one, are distinguished by their other names.
 * @param names What a user calls each edition, such as its file.
 */
export function namedEditions(assessments: readonly Assessment[], names: readonly string[]): NamedEdition[] {
  const dates = assessments.map((each) => dateOf(each));
  return assessments.map((assessment, index) => {
    const date = dates[index];
    const name = showHidden(names[index] ?? "");
    const isUnique = date !== undefined && dates.filter((each) => each === date).length === 1;
    if (isUnique) return { assessment, title: date };
    return {
      assessment,
      title: date === undefined || name === "" ? name || (date ?? "") : t("{0}, {1}", date, name),
    };
  });
}

function dateOf(assessment: Assessment): string | undefined {
  const date = textOf(assessment.section("date")?.value)?.trim();
  return date === undefined || date === "" ? undefined : showHidden(dateInWords(date));
}

/** The name of an item in its edition. A statement without a title is known by its text, not by its number. */
export function itemName({ concept, id, item }: Definition, { assessment }: NamedEdition): string {
  const text =
    concept === "statement" && ownTitle(item.value) === undefined
      ? textOf(valueAt(item.value, "text"))
      : undefined;
  return text === undefined
    ? showHidden(displayName(id, concept, assessment))
    : shortened(noteWords(text, assessment));
}

/** The longest text of a statement that is its name. */
const MAX_NAME = 240;

function shortened(words: string): string {
  const trimmed = words.trim().replace(/(?<=[^.])\.$/, "");
  if (trimmed.length <= MAX_NAME) return trimmed;
  return `${trimmed.slice(0, Math.max(trimmed.lastIndexOf(" ", MAX_NAME), MAX_NAME / 2))} …`;
}

/** The name of a changed item: that of the later edition, if it has the item. */
export function changedName({ before, after }: ItemChange, compared: ComparedEditions): string {
  if (after) return itemName(after, compared.after);
  return before ? itemName(before, compared.before) : "";
}

/** The words of a reason; if there is none, words that say so. */
export function reasonWords(reason: ChangeReason | undefined, compared: ComparedEditions): PhrasingContent[] {
  if (!reason) return [missingNode(t("no reason is given"))];
  const words = withNames(noteWords(reason.text, compared.after.assessment), compared);
  if (!reason.isRepeated) return [textNode(words)];
  return [textNode(`${words} `), missingNode(t("(the note of the earlier edition)"))];
}

/** An address, or an id that cannot be taken for a word of a sentence nor for a part of the name of a file. */
const ID_IN_WORDS =
  /[a-z]{1,9}:\/\/\S+|(?<![\p{L}\p{N}_-])(?=[\p{L}\p{N}_-]*[\d_-])[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*(?![\p{L}\p{N}_-]|[.@]\p{L})/gu;

/** The words of a reason with the names of what is gone instead of the ids, by which the authors have to say what they drop. */
function withNames(words: string, { before, changes }: ComparedEditions): string {
  const gone = goneItems(changes);
  return words.replace(ID_IN_WORDS, (word, at: number) => {
    const definition = gone.get(word.toLowerCase());
    if (!definition) return word;
    const name = itemName(definition, before);
    return isQuoted(words, { start: at, end: at + word.length }) ? name : quotedName(name);
  });
}

/** Whether a part of a text is in quotation marks already. */
function isQuoted(text: string, { start, end }: Span): boolean {
  return /["“«'‘]/.test(text.charAt(start - 1)) && /["”»'’]/.test(text.charAt(end));
}

const goneItems = memo(
  ({ items }: EditionChanges): ReadonlyMap<string, Definition> =>
    new Map(
      items.flatMap(({ before, after }) =>
        before && !after ? [[before.id.toLowerCase(), before] as const] : [],
      ),
    ),
);

/** The words of a note, without its references and citations as links. */
export function noteWords(text: string, assessment: Assessment): string {
  const piece = assessment.document.pieces[0];
  return piece ? cellWords(proseWords(nodeOf(text), { assessment, piece })) : showHidden(text);
}

/** A node for a text. The same text has the same node, so that its Markdown is parsed once. */
const nodeOf = memoText(
  (text: string): ScalarNode => ({ kind: "scalar", value: text, style: "plain", start: 0, end: 0 }),
  1000,
);

/** The name of a concept on its own: "Threat". */
export function conceptTitle(concept: Concept): string {
  return translated(labelOfKey(concept, undefined));
}
