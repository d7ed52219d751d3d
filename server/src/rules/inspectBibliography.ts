/**
 * Reports problems in bibliography files. Such a file is not a document, so no rule reads it, but each
 * problem belongs to a rule.
 */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { BibliographyProblem } from "../model/bibliography/bibliography.ts";
import { bibliographyProblemsOf, formatOf, hasEntry } from "../model/bibliography/bibliography.ts";
import { memo, memoOn } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import { configurationFor } from "../workspace/configuration.ts";
import type { Library } from "../workspace/library.ts";
import type { Link } from "../workspace/links.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import type { FileProblem } from "./inspect.ts";
import { messageFor } from "./bibliographyMessages.ts";
import { limitProblems } from "./limitProblems.ts";
import type { Problem } from "./rule.ts";

/** The rules that report problems in bibliography files. */
type BibliographyRule =
  "no-circular-reference" | "no-duplicate-id" | "no-syntax-error" | "no-undefined-reference";

/** A problem in a bibliography file, with its rule. */
interface BibliographyFileProblem extends Pick<Problem, "span" | "message" | "related"> {
  readonly rule: BibliographyRule;
  /** The key of an entry that is missing in this file. Another file of the same document may have it. */
  readonly missingKey?: string;
}

/** Returns the problems in a bibliography file, in text order. */
const problemsInBibliography = memo((source: Source): readonly BibliographyFileProblem[] =>
  bibliographyProblemsOf(source).map((problem) => ({
    rule: ruleFor(problem.kind),
    span: source.pieceSpanOf(problem),
    message: messageFor(problem, formatOf(source.uri)),
    ...(problem.kind === "no-parent" && problem.key !== undefined ? { missingKey: problem.key } : {}),
    ...(problem.first
      ? {
          related: [
            { span: source.pieceSpanOf(problem.first), message: t("The first entry with this key"), source },
          ],
        }
      : {}),
  })),
);

function ruleFor(kind: BibliographyProblem["kind"]): BibliographyRule {
  switch (kind) {
    case "duplicate":
      return "no-duplicate-id";
    case "no-parent":
      return "no-undefined-reference";
    case "circle":
      return "no-circular-reference";
    default:
      return "no-syntax-error";
  }
}

/** Returns whether a bibliography file has any source. If it has none, `no-missing-file` reports that. */
export function isReadable({ state }: Pick<Link, "state">): boolean {
  return state === "found";
}

/**
 * Returns one rule's problems where a document names bibliography files: the first problem of each file, with
 * the locations of all.
 */
export function* problemsAt(
  links: readonly Pick<Link, "name" | "bibliography">[],
  rule: BibliographyRule,
): Iterable<Problem> {
  const isElsewhere = (key: string | undefined): boolean =>
    key !== undefined && links.some(({ bibliography }) => bibliography && hasEntry(bibliography, key));
  for (const { name, bibliography } of links) {
    const all = (bibliography ? problemsInBibliography(bibliography) : []).filter(
      (each) => each.rule === rule && !isElsewhere(each.missingKey),
    );
    const [first] = all;
    if (!bibliography || !first) continue;
    const line = bibliography.range(first.span).start.line + 1;
    const message = t('Line {0} of "{1}": {2}', line, name.text, first.message);
    yield {
      span: name.span,
      message: sentences(message, othersLike(all.length - 1)),
      related: all.slice(0, MAX_RELATED).map((each) => ({ ...each, source: bibliography })),
    };
  }
}

const MAX_RELATED = 10;

function othersLike(others: number): string {
  if (others === 0) return "";
  return formatMessage(
    t(
      "{others, plural, one {One more problem of this kind is} other {# more problems of this kind are}} in that file.",
    ),
    { others },
  );
}

/** Returns the problems in a bibliography file for the rules that its configuration turns on. */
export function inspectBibliography(
  source: Source,
  library: Library,
  chosen: readonly ActiveRule[] | undefined,
): readonly FileProblem[] {
  return inspected(source, chosen ?? activeRules(configurationFor(source.uri, library.files)));
}

const inspected = memoOn((source: Source, active: readonly ActiveRule[]): readonly FileProblem[] =>
  limitProblems(located(source, active)),
);

function located(source: Source, active: readonly ActiveRule[]): readonly FileProblem[] {
  return problemsInBibliography(source).flatMap(({ rule: id, span, message, missingKey, related = [] }) => {
    const found = active.find(({ rule }) => rule.id === id);
    // Only a document that names this file knows the other files in which the missing entry may be.
    if (!found || missingKey !== undefined) return [];
    return [
      {
        rule: id,
        severity: found.severity ?? found.rule.severity,
        message,
        range: source.range(span),
        related: related.map((each) => ({
          uri: source.uri,
          range: source.range(each.span),
          message: each.message,
        })),
        suggestions: [],
        fixes: [],
      },
    ];
  });
}
