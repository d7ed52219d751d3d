/** The part of the annex on what was checked: which rules are not met, how often and where, in the words of readers. */
import { t } from "@vscode/l10n";
import { labelOfKey } from "../../format/labels.ts";
import { propertyOf, schemas } from "../../format/schema.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { translated } from "../../language/texts.ts";
import { ruleNamed } from "../../rules/ids.ts";
import type { FileProblem } from "../../rules/inspect.ts";
import type { Severity } from "../../rules/rule.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { checkedTable, foundWords } from "./checkedParts.ts";
import { crossReference, displayName } from "../texts/context.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { headingNode, paragraphNode, tableNode, textNode } from "../tree/tree.ts";
import { joined } from "../words/joined.ts";
import { plainTextOf } from "../values/values.ts";

/** What the checker has found in a file. */
export interface CheckResult {
  /** The problems of the file, also those that its authors accept. */
  readonly problems: readonly FoundProblem[];
  /** The ids of the rules that were on. */
  readonly rules: readonly string[];
}

/** A problem that the checker has found. Its message is for authors, with the keys of the format: readers get the rule's words. */
export type FoundProblem = Pick<FileProblem, "rule" | "severity" | "range" | "suppressed">;

/** How many places of a rule are named. */
const MAX_PLACES = 12;

/** What a program has checked, what it has found, and what it cannot judge. */
export function checkBlocks({ problems, rules }: CheckResult, assessment: Assessment): BlockContent[] {
  const own = problems.filter(({ range }) => isIn(assessment, range.start));
  const [open, accepted] = [own.filter((each) => !each.suppressed), own.filter((each) => each.suppressed)];
  const rows = [...rowsOf(open, assessment), ...acceptedRows(accepted, assessment)];
  const texts = [
    summaryOf(own),
    t(
      "No program can judge whether a source says what is reported, whether an estimate is right, or whether a recommendation would work.",
    ),
  ];
  return [
    headingNode(2, [textNode(t("What was checked"))], "part-checked"),
    ...texts.map((each) => paragraphNode([textNode(each)])),
    checkedTable(own, rules, assessment),
    ...(rows.length > 0 ? [tableOf(rows)] : []),
  ];
}

type Position = FoundProblem["range"]["start"];

/** Whether a position is in the assessment: a file may have several. */
function isIn({ source, document }: Assessment, position: Position): boolean {
  return document.pieces.includes(source.at(position).piece);
}

function summaryOf(problems: readonly FoundProblem[]): string {
  return t(
    "A program has checked the form, the references, the figures and the consistency of this document. It has found: {0}.",
    foundWords(problems),
  );
}

/** A rule that is not met. */
interface Row {
  readonly expected: string;
  readonly weight: string;
  readonly times: number;
  readonly places: readonly PhrasingContent[][];
}

function tableOf(rows: readonly Row[]): BlockContent {
  const heads = [t("What is expected"), t("How serious"), t("How often"), t("Where")];
  return tableNode(
    [
      heads.map((each) => [textNode(each)]),
      ...rows.map(({ expected, weight, times, places }) => [
        [textNode(expected)],
        [textNode(weight)],
        [textNode(String(times))],
        placesInWords(places),
      ]),
    ],
    { caption: [textNode(t("Where something was found"))] },
  );
}

function placesInWords(places: readonly PhrasingContent[][]): PhrasingContent[] {
  const further = places.length - MAX_PLACES;
  const rest = formatMessage(t("{further, plural, one {and # more} other {and # more}}"), { further });
  return joined([...places.slice(0, MAX_PLACES), ...(further > 0 ? [[textNode(rest)]] : [])], "; ");
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The rules that are not met: the gravest first, and then those that are broken most often. */
function rowsOf(problems: readonly FoundProblem[], assessment: Assessment): Row[] {
  return SEVERITIES.flatMap((severity) =>
    byRule(problems.filter((each) => each.severity === severity)).map(([rule, own]) =>
      rowOf(rule, own, { weight: weightOf(severity), assessment }),
    ),
  );
}

function weightOf(severity: Severity): string {
  const words: Readonly<Record<Severity, string>> = {
    error: t("mistake"),
    warning: t("weakness"),
    information: t("remark"),
    hint: t("remark"),
  };
  return words[severity];
}

/** What the authors accept, each place with their reason. */
function acceptedRows(problems: readonly FoundProblem[], assessment: Assessment): Row[] {
  return byRule(problems).map(([rule, own]) =>
    rowOf(rule, own, { weight: t("accepted by the authors"), assessment }),
  );
}

function byRule(problems: readonly FoundProblem[]): (readonly [string, FoundProblem[]])[] {
  const found = new Map<string, FoundProblem[]>();
  for (const problem of problems) addToIndex(found, problem.rule, problem);
  return [...found].toSorted(([, a], [, b]) => b.length - a.length);
}

function rowOf(
  rule: string,
  problems: readonly FoundProblem[],
  { weight, assessment }: { readonly weight: string; readonly assessment: Assessment },
): Row {
  const places = new Map<string, PhrasingContent[]>();
  for (const { range, suppressed } of problems) {
    const reason = suppressed?.reason;
    const words = [
      ...placeInWords(range.start, assessment),
      ...(reason === undefined ? [] : [textNode(` (${showHidden(reason)})`)]),
    ];
    places.set(plainTextOf(words), words);
  }
  return { expected: expectedBy(rule), weight, times: problems.length, places: [...places.values()] };
}

/** What a rule expects of a document, in the words of its readers. */
function expectedBy(id: string): string {
  const rule = ruleNamed(id);
  return translated(rule?.forReaders ?? rule?.summary ?? "");
}

/** The part of the document in which a position is: an item, or a part by its name. */
function placeInWords(position: Position, assessment: Assessment): PhrasingContent[] {
  const { source, sections, factsBySection } = assessment;
  const { piece, offset } = source.at(position);
  const index = sections.findLastIndex(
    (section) => (section.piece === piece && startOf(section) <= offset) || hasItemIn(section, piece),
  );
  const section = sections[index];
  if (!section) return [textNode(t("the document"))];
  const facts = factsBySection[index]?.findLast(
    ({ item }) => item.piece === piece && (item.key ?? item.value ?? NOWHERE).start <= offset,
  );
  const defined = facts?.definition;
  if (!defined) return [textNode(titleOfSection(section.name))];
  // A mark of a note would say nothing here.
  if (defined.concept === "note")
    return [textNode(showHidden(displayName(defined.id, defined.concept, assessment)))];
  return [crossReference(defined.id, assessment, [defined.concept])];
}

const NOWHERE = { start: Number.POSITIVE_INFINITY };

type OwnSection = Assessment["sections"][number];

function startOf({ key }: OwnSection): number {
  return textOf(key) === undefined ? 0 : key.start;
}

function hasItemIn({ items }: OwnSection, piece: OwnSection["piece"]): boolean {
  return items.some((item) => item.piece === piece);
}

function titleOfSection(name: string): string {
  return translated(labelOfKey(name, propertyOf(schemas.assessment, name)));
}
