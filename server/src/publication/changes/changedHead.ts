/** Shows what two editions say differently of the document as a whole: its title, its authors, its handling marking and so on. */
import { t } from "@vscode/l10n";
import { isProse, propertyOf, schemas } from "../../format/schema.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { listed } from "../../language/lists.ts";
import { locale } from "../../language/texts.ts";
import { memoOn } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { changedText } from "./changeText.ts";
import type { ComparedEditions } from "./comparedEditions.ts";
import { authorsText, handlingText } from "../sections/head.ts";
import { joined } from "../words/joined.ts";
import { quotedName } from "../words/quotationMarks.ts";
import { cellWords } from "../values/tableColumns.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { missingNode, noticeNode, paragraphNode, strongNode, tableNode, textNode } from "../tree/tree.ts";
import { keyLabel, valueWords } from "../values/values.ts";
import { titleOfKey } from "./keyTitles.ts";

/** A key of the document as a whole that the editions say differently. A text is empty if an edition does not state it. */
export interface HeadChange {
  readonly key: string;
  readonly label: string;
  readonly isWording: boolean;
  readonly before: string;
  readonly after: string;
}

/** Returns what differs, the handling first. The dates are the names of the editions, so they do not count if both have one. */
export function headChanges(compared: ComparedEditions): readonly HeadChange[] {
  return changesOf(compared, locale());
}

const changesOf = memoOn(({ before, after }: ComparedEditions, _language: string): readonly HeadChange[] => {
  const names = new Set([...COMPARED, ...[before, after].flatMap(({ assessment }) => ownKeysOf(assessment))]);
  return [...names].flatMap((key) => {
    const old = wordsOfSection(key, before.assessment, after.assessment);
    const now = wordsOfSection(key, after.assessment, before.assessment);
    return old === now || (key === "date" && old !== "" && now !== "")
      ? []
      : [
          {
            key,
            label: titleOfKey(key, schemas.assessment),
            isWording: WORDING.has(key),
            before: old,
            after: now,
          },
        ];
  });
});

/** The title of the part. */
export function headTitle(): string {
  return t("The document as a whole");
}

/** That the handling has changed, which readers have to know before all else. */
export function handlingNotice(compared: ComparedEditions): BlockContent[] {
  const change = headChanges(compared).find(({ key }) => key === "handling");
  if (!change) return [];
  // The sentence has a dot of its own.
  const [before = "", after = ""] = [change.before, change.after].map((words) => words.replace(/\.$/, ""));
  if (before === "") return [noticeNode(t("The handling marking is new: {0}.", quotedName(after)))];
  if (after === "")
    return [noticeNode(t("The document no longer has a handling marking. It was {0}.", quotedName(before)))];
  return [
    noticeNode(
      t(
        "The handling marking has changed. It was {0}. Now it is {1}.",
        quotedName(before),
        quotedName(after),
      ),
    ),
  ];
}

/** The short values as a table. */
export function headTable(compared: ComparedEditions): BlockContent[] {
  const changes = headChanges(compared).filter(({ key }) => !PROSE.has(key));
  if (changes.length === 0) return [];
  const titles = [compared.before.title, compared.after.title];
  const rows = changes.map(({ label, before, after }): PhrasingContent[][] => [
    [textNode(label)],
    ...[before, after].map((words) => [words === "" ? missingNode(t("not stated")) : textNode(words)]),
  ]);
  return [
    tableNode([[t("What has changed"), ...titles].map((head) => [textNode(head)]), ...rows], {
      caption: [textNode(headTitle())],
      headColumns: 1,
      widths: [0.24, 0.38, 0.38],
      id: "table-document",
    }),
  ];
}

/** The long texts, with what was taken out and what was put in. */
export function headTexts(compared: ComparedEditions): BlockContent[] {
  const texts = headChanges(compared).filter(({ key }) => PROSE.has(key));
  return texts.map(({ label, before, after }) =>
    paragraphNode([strongNode(textNode(`${label}:`)), textNode(" "), ...changedText(before, after)]),
  );
}

/** The keys of an assessment as a whole. */
const KEYS: readonly string[] = Object.keys(schemas.assessment.properties ?? {});

/** The keys of the format that are compared: what documents for readers print, and what gives terms their sense. */
const COMPARED: ReadonlySet<string> = new Set([
  "handling",
  ...KEYS.filter((key) => {
    const schema = propertyOf(schemas.assessment, key);
    const isPrinted = schema?.["x-not-printed"] === undefined || key === "taxonomy" || key === "scales";
    return isPrinted && schema?.["x-defines"] === undefined;
  }),
]);

/** The keys with long texts. */
const PROSE: ReadonlySet<string> = new Set(
  [...COMPARED].filter((key) => {
    const schema = propertyOf(schemas.assessment, key);
    return schema !== undefined && isProse(schema);
  }),
);

const WORDING: ReadonlySet<string> = new Set(["title", "subtitle", ...PROSE]);

/** The keys that the format does not know, such as those of the author. */
function ownKeysOf({ sections }: Assessment): string[] {
  const known = new Set(KEYS);
  return sections.map(({ name }) => name).filter((name) => !known.has(name));
}

/** The words of a section. @param other The other edition. */
function wordsOfSection(key: string, assessment: Assessment, other: Assessment): string {
  switch (key) {
    case "authors":
      return authorsText(assessment);
    case "handling":
      return handlingText(assessment);
    case "taxonomy":
      return taxonomyText(assessment);
    case "scales":
      return scalesText(assessment, other);
    default:
      return sectionText(key, assessment);
  }
}

/** The words of a section. Its items may be pieces of their own. */
function sectionText(name: string, assessment: Assessment): string {
  const section = assessment.section(name);
  if (!section) return "";
  const { piece, value, items } = section;
  const schema = propertyOf(schemas.assessment, name);
  if (value) return cellWords(valueWords(value, schema, { assessment, piece }));
  const words = items.map((item) => {
    const place = { assessment, piece: item.piece };
    const { key } = item;
    const own = valueWords(item.value, undefined, place);
    return key ? [textNode(`${keyLabel({ key, value: item.value }, schema, place)}: `), ...own] : own;
  });
  return cellWords(joined(words, "; "));
}

/** The taxonomy with its version. */
function taxonomyText(assessment: Assessment): string {
  const { taxonomy } = assessment;
  if (!taxonomy) return showHidden(textOf(assessment.section("taxonomy")?.value) ?? "");
  const { title, id = "", version } = taxonomy;
  const name = showHidden(title ?? id);
  return version === undefined || name.split(/[^\p{L}\p{N}.]+/u).includes(version)
    ? name
    : t("{0} ({1})", name, showHidden(version));
}

/** The names of the scales that the other edition does not have. */
function scalesText({ scales }: Assessment, other: Assessment): string {
  const others = new Set(Object.values(other.scales).map((scale) => scale?.id));
  const names = Object.values(scales).flatMap((scale) =>
    scale && !others.has(scale.id) ? [showHidden(scale.title)] : [],
  );
  return listed(names, "and");
}
