/** Accepts a problem with a comment that suppresses the rule and states the author's reason. */
import { t } from "@vscode/l10n";
import type { TextEdit } from "vscode-languageserver-types";
import { groupOf } from "../../rules/index.ts";
import type { FileProblem } from "../../rules/inspect.ts";
import { suppressionsIn } from "../../rules/suppressions.ts";
import { lineAboveText } from "../../syntax/entryLines.ts";
import type { Source } from "../../syntax/source.ts";
import { lineEdit } from "../../syntax/write/edit.ts";
import { applySafely } from "../../syntax/write/safety.ts";

/** An offer to insert a suppression comment; the author still has to write the reason at its end. */
export interface Acceptance {
  readonly title: string;
  readonly line: number;
  /** The comment up to the reason. */
  readonly comment: string;
}

/** The offers for the entry and for the file; none if the problem makes the document meaningless rather than debatable. */
export function acceptances(problem: FileProblem, source: Source): Acceptance[] {
  const { rule } = problem;
  if (!canBeAccepted(problem)) return [];
  const offers = [
    {
      title: t("Accept here, with a reason (suppress {0} for this entry)", rule),
      ...above(source, problem.range.start.line, `disable-next-line ${rule}`),
    },
    {
      title: t("Accept in this file, with a reason (suppress {0})", rule),
      line: 0,
      comment: `# threat-assessment-disable-file ${rule} -- `,
    },
  ];
  return offers.filter((offer) => works(offer, problem, source));
}

/** The edit that inserts the comment, with the file's line break. */
export function acceptanceEdit(source: Source, { line, comment }: Acceptance, reason: string): TextEdit {
  return lineEdit(source, [line, line], `${comment}${reason}\n`);
}

/**
 * The groups of rules whose errors cannot be matters of opinion, such as an undefined reference or a value that cannot
 * be read.
 */
const MEANINGLESS: readonly string[] = ["structure", "references", "suppression"];

function canBeAccepted({ rule: id, severity }: FileProblem): boolean {
  return !(severity === "error" && MEANINGLESS.includes(groupOf(id) ?? ""));
}

/** The comment's line: above the entry, and outside its multi-line text. */
function above(source: Source, at: number, directive: string): Pick<Acceptance, "line" | "comment"> {
  const line = lineAboveText(source, at);
  const indent = /^[ \t]*/.exec(source.line(line))?.[0] ?? "";
  return { line, comment: `${indent}# threat-assessment-${directive} -- ` };
}

/** Whether the text is still valid YAML with the comment, and the comment suppresses the problem. */
function works(offer: Acceptance, { rule, range }: FileProblem, source: Source): boolean {
  const after = applySafely(source, [acceptanceEdit(source, offer, "so agreed")]);
  if (!after) return false;
  const line = range.start.line + 1;
  return suppressionsIn(after).some(
    (each) => each.rule === rule && !each.isPlaceholder && each.from <= line && line < each.to,
  );
}
