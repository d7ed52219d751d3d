/** Shows what cannot be read of a file, so that nothing is lost without a word. */
import { t } from "@vscode/l10n";
import { showHidden } from "../language/hiddenCharacters.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { BlockContent } from "./tree.ts";
import { withSpan, headingNode, missingNode, paragraphNode, textNode } from "./tree.ts";

/** How many problems and how much of their text is shown. */
const MAX_PROBLEMS = 20;
const MAX_TEXT = 2000;

/** Whether parts of the file cannot be read as they are. */
export function hasUnreadText(assessment: Assessment): boolean {
  return errorsIn(assessment).length > 0;
}

function errorsIn({ syntaxProblems }: Assessment): Assessment["syntaxProblems"] {
  return syntaxProblems.filter(({ severity }) => severity !== "warning");
}

/** The parts of the file that cannot be read as they are, each with its text. */
export function unreadBlocks(assessment: Assessment): BlockContent[] {
  const { source } = assessment;
  const errors = errorsIn(assessment);
  if (errors.length === 0) return [];
  const pieces = new Set(errors.slice(0, MAX_PROBLEMS).map(({ span }) => span.piece));
  return [
    headingNode(1, [textNode(t("What could not be read"))]),
    ...Array.from(pieces).flatMap((piece): BlockContent[] => {
      const first = errors.find(({ span }) => span.piece === piece);
      const line = first ? source.range(first.span).start.line + 1 : 1;
      const whole = pieceSpan(piece, { start: 0, end: piece.text.length });
      return [
        withSpan(
          whole,
          paragraphNode([missingNode(t("From line {0} on, the source file has a mistake. It says:", line))], {
            role: "notice",
          }),
        ),
        withSpan(whole, { type: "code", value: shortened(showHidden(piece.text.trim())) }),
      ];
    }),
    ...(errors.length > MAX_PROBLEMS
      ? [
          paragraphNode([missingNode(t("There are more mistakes, which are not shown here."))], {
            role: "notice",
          }),
        ]
      : []),
  ];
}

function shortened(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} …` : text;
}
