/** What a program has checked, in kinds that readers know: the words for each kind, and what was found in it. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { listed } from "../../language/lists.ts";
import { groupOf } from "../../rules/index.ts";
import type { Severity } from "../../rules/rule.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { FoundProblem } from "./checks.ts";
import { itemsOf } from "../sections/parts.ts";
import type { BlockContent } from "../tree/tree.ts";
import { strongNode, tableNode, textNode } from "../tree/tree.ts";

/** A kind of thing that is checked: groups of rules, and the sections without which there is nothing to check. */
interface CheckedPart {
  readonly title: string;
  readonly question: string;
  readonly groups: readonly string[];
  readonly sections?: readonly string[];
}

/** All kinds, in the order of the document. Every group of rules is in one of them: `test/publication/checks.test.ts`. */
export function checkedParts(): readonly CheckedPart[] {
  return [
    {
      title: t("Likelihood and confidence"),
      question: t("Are they stated, in the terms of the scales, and do they agree with each other?"),
      groups: ["estimates"],
    },
    {
      title: t("Evidence and sources"),
      question: t(
        "Does each judgment have evidence, can readers find the sources, and do the figures add up?",
      ),
      groups: ["evidence"],
    },
    {
      title: t("Rankings and comparisons"),
      question: t("Is it clear whose priorities they show, and does the text agree with them?"),
      groups: ["ranking"],
      sections: ["rankings", "comparisons"],
    },
    {
      title: t("Recommendations"),
      question: t("Do they answer the threats, and do they say who acts, and when?"),
      groups: ["recommendations"],
      sections: ["recommendations"],
    },
    {
      title: t("Periods and changes"),
      question: t("Are the estimates still about the future, and does each change have a reason?"),
      groups: ["time"],
    },
    {
      title: t("Text and references"),
      question: t("Is the document complete and clearly worded, and does each reference lead somewhere?"),
      groups: ["references", "structure", "style", "suppression"],
    },
  ];
}

/** A table with what was checked, and how much was found. @param rules The ids of the rules that were on. */
export function checkedTable(
  problems: readonly FoundProblem[],
  rules: readonly string[],
  assessment: Assessment,
): BlockContent {
  const rows = checkedParts()
    .filter(({ groups }) => rules.some((rule) => isOf(groups, rule)))
    .filter(({ sections = [] }) => isAbout(sections, assessment))
    .map(({ title, question, groups }) => [
      [strongNode(textNode(title)), textNode(`: ${question}`)],
      [textNode(foundWords(problems.filter(({ rule }) => isOf(groups, rule))))],
    ]);
  const heads = [t("What was checked"), t("What was found")].map((each) => [textNode(each)]);
  return tableNode([heads, ...rows], { caption: [textNode(t("What was checked, and what was found"))] });
}

function isOf(groups: readonly string[], rule: string): boolean {
  const group = groupOf(rule);
  return group !== undefined && groups.includes(group);
}

function isAbout(sections: readonly string[], assessment: Assessment): boolean {
  return sections.length === 0 || sections.some((name) => itemsOf(name, assessment).length > 0);
}

/** "1 mistake and 3 remarks", or "nothing to correct". */
export function foundWords(problems: readonly FoundProblem[]): string {
  const isOpen = ({ suppressed }: FoundProblem): boolean => suppressed === undefined;
  const count = (...severities: readonly Severity[]): number =>
    problems.filter((each) => isOpen(each) && severities.includes(each.severity)).length;
  const counts = [
    inWords(t("{count, plural, one {# mistake} other {# mistakes}}"), count("error")),
    inWords(t("{count, plural, one {# weakness} other {# weaknesses}}"), count("warning")),
    inWords(t("{count, plural, one {# remark} other {# remarks}}"), count("information", "hint")),
    inWords(
      t("{count, plural, other {# accepted by the authors}}"),
      problems.filter((each) => !isOpen(each)).length,
    ),
  ].flat();
  return counts.length > 0 ? listed(counts, "and") : t("nothing to correct");
}

function inWords(message: string, count: number): string[] {
  return count === 0 ? [] : [formatMessage(message, { count })];
}
