/** Reports dates that contradict another date of the assessment: of a survey, a step, or what has happened. */
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { daysOfPeriod } from "../../model/dates/period.ts";
import { stepsOf } from "../../model/items/recommendation.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Problem } from "../rule.ts";

/** A survey whose answers were collected after its source came out. */
export function surveyAfterIssue({ section, item: { piece, value } }: Facts): Problem[] {
  if (section !== "sources") return [];
  const fielded = locatedTextAt(piece, valueAt(value, "survey"), "fielded");
  const issued = locatedTextAt(piece, value, "issued");
  return fielded && issued && isAfter(fielded.text, issued.text)
    ? [{ span: fielded.span, message: tooLate(fielded.text, issued.text) }]
    : [];
}

function tooLate(fielded: string, issued: string): string {
  return t(
    'The survey was "fielded" ({0}) after its source was "issued" ({1}). Correct one of the two.',
    fielded,
    issued,
  );
}

/** Steps that are due only after their recommendation. */
export function stepsAfterRecommendation({ section, item: { piece, value } }: Facts): Problem[] {
  const due = section === "recommendations" ? deadlineOf(piece, value) : undefined;
  if (!due) return [];
  return stepsOf(value).flatMap((step): Problem[] => {
    const own = deadlineOf(piece, step);
    if (!own || !isAfter(own.text, due.text)) return [];
    return [
      {
        span: own.span,
        message: t(
          "This step is due ({0}) after the recommendation that it belongs to ({1}). Correct one of the two.",
          own.text,
          due.text,
        ),
      },
    ];
  });
}

/** The date or period by which something is due. */
function deadlineOf(piece: Piece, node: Node | undefined): LocatedText | undefined {
  return locatedTextAt(piece, valueAt(node, "horizon"), "before") ?? locatedTextAt(piece, node, "horizon");
}

/** Things that are reported as done, or as having happened, after the date of what the assessment knows. */
export function notYetHappened({ section, item: { piece, value } }: Facts, asOf: string): Problem[] {
  const dates =
    section === "recommendations"
      ? [value, ...stepsOf(value)].map((node) => locatedTextAt(piece, node, "done"))
      : section === "context" && PAST.includes(textOf(valueAt(value, "kind")) ?? "")
        ? [locatedTextAt(piece, value, "when")]
        : [];
  return dates.flatMap((date): Problem[] =>
    date && isAfter(date.text, asOf)
      ? [
          {
            span: date.span,
            message: t(
              "This is reported as past, but {0} is after {1}, the date of what this assessment knows. Correct one of the two.",
              date.text,
              asOf,
            ),
          },
        ]
      : [],
  );
}

/** The kinds of context that report what has happened. */
const PAST = ["history", "incident"];

/** Whether the whole of a period lies after the whole of another. */
function isAfter(a: string, b: string): boolean {
  const [later, earlier] = [daysOfPeriod(a), daysOfPeriod(b)];
  return later !== undefined && earlier !== undefined && later.first > earlier.last;
}
