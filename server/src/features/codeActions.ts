/** `textDocument/codeAction`: the fixes of the problems in a range, other edits, and ways to accept a problem. */
import { showHidden } from "../language/hiddenCharacters.ts";
import { t } from "@vscode/l10n";
import type { CodeAction, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { CodeActionKind } from "vscode-languageserver-types";
import { groupOf } from "../rules/index.ts";
import type { FileProblem } from "../rules/inspect.ts";
import { inspect } from "../rules/inspect.ts";
import { fixEdits } from "../rules/applyFixes.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { comparePositions, pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { replaceWord } from "../syntax/write/collection.ts";
import { textEditOf } from "../syntax/write/edit.ts";
import { isEquivalent, applySafely } from "../syntax/write/safety.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import type { Acceptance } from "./actions/accept.ts";
import { acceptanceEdit, acceptances } from "./actions/accept.ts";
import type { ActionOffer } from "./actions/action.ts";
import { define } from "./actions/define.ts";
import { convertForm } from "./actions/forms.ts";
import { missingKeys } from "./actions/missingKeys.ts";
import { sort } from "./actions/sort.ts";
import { sourceFromBibtex } from "./actions/source.ts";
import { unranked } from "./actions/unranked.ts";
import { wrap } from "./actions/wrap.ts";
import { diagnosticOf } from "./diagnostics.ts";

/** The kind of the action that applies all safe fixes. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.threatAssessment`;

/** The range and the wanted kinds; all kinds by default. */
interface CodeActionRequest {
  readonly range: Range;
  readonly only?: readonly string[] | undefined;
  /** Whether the editor supports edits with snippets. */
  readonly canSnippet?: boolean;
}

/** The actions that are not fixes of rules. */
const offering = [missingKeys, define, sourceFromBibtex, convertForm, unranked, wrap, sort];

/**
 * Each fix is tried on the whole file before it is offered. For a selection of thousands of lines, only the fixes of
 * the first problems are offered, and the action that fixes them all.
 */
const MAX_TRIED = 40;

/**
 * The code actions in a range: fixes first, preferred ones before others; then other edits; then ways to accept a
 * problem.
 */
export function codeActions(source: Source, library: Library, asked: CodeActionRequest): CodeAction[] {
  const { range, only, canSnippet = false } = asked;
  const wants = (kind: string): boolean =>
    !only || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const problems = inspect(source, library).filter(({ suppressed }) => !suppressed);
  // Only on explicit request: it applies to the whole file, not to the range.
  const all = only && wants(FIX_ALL) ? fixAll(problems, source) : [];
  if (only?.every((kind) => kind === FIX_ALL)) return all;
  const here = problems.filter((problem) => touch(problem.range, range)).slice(0, MAX_TRIED);
  const assessment = assessmentAt(source, library, range.start);
  const offers = offering.flatMap((offer) =>
    offer({ assessment, range, piecePosition: source.at(range.start) }),
  );
  const actions = [
    ...here.flatMap((problem) => fixesOf(problem, source)).sort(preferredFirst),
    ...offers.slice(0, MAX_TRIED).flatMap((offer) => actionFor(offer, source, here)),
    ...here
      .flatMap((problem) => acceptances(problem, source))
      .map((each) => acceptanceAction(each, { source, canSnippet })),
    ...all,
  ];
  return actions.filter(({ kind }) => wants(kind ?? ""));
}

function preferredFirst(a: CodeAction, b: CodeAction): number {
  return Number(b.isPreferred ?? false) - Number(a.isPreferred ?? false);
}

/** The action of an offer, with the problems that it fixes: editors list actions with problems first. */
function actionFor(
  { title, kind, edits, fixes = [], keeps, ...offer }: ActionOffer,
  source: Source,
  here: readonly FileProblem[],
): CodeAction[] {
  const other = offer.source ?? source;
  const after = applySafely(other, edits);
  if (!after || (keeps && !isEquivalent(other, after, keeps))) return [];
  const diagnostics = here.filter(({ rule }) => fixes.includes(rule)).map(diagnosticOf);
  const edit = { changes: { [other.uri]: [...edits] } };
  return [{ title: showHidden(title), kind, edit, ...(diagnostics.length > 0 ? { diagnostics } : {}) }];
}

function fixesOf(problem: FileProblem, source: Source): CodeAction[] {
  const { rule, suggestions, fixes, range } = problem;
  // A problem of structure usually has one correct fix; for other problems, only the author knows.
  const isOnly = suggestions.length + fixes.length === 1 && groupOf(rule) === "structure";
  const diagnostics = [diagnosticOf(problem)];
  const action = (title: string, edits: TextEdit[], isPreferred: boolean): CodeAction[] => {
    if (!applySafely(source, edits)) return [];
    const edit = { changes: { [source.uri]: edits } };
    const kind = CodeActionKind.QuickFix;
    return [{ title: showHidden(title), kind, diagnostics, edit, ...(isPreferred ? { isPreferred } : {}) }];
  };
  return [
    ...fixes.flatMap(({ title, edits, isSafe, mayAffectOtherFiles }) =>
      action(
        title,
        edits.map(({ range: place, text }) => ({ range: place, newText: text })),
        isSafe || (isOnly && !mayAffectOtherFiles),
      ),
    ),
    ...suggestions.flatMap((word) =>
      action(
        t('Write "{0}"', word),
        [textEditOf(source, replaceWord(placeIn(source, range), word))],
        suggestions.length + fixes.length === 1,
      ),
    ),
  ];
}

function placeIn(source: Source, { start, end }: Range): PieceSpan {
  const { piece, offset } = source.at(start);
  return pieceSpan(piece, { start: offset, end: source.at(end).offset });
}

/**
 * The action that accepts a problem. The author must write the reason, so the cursor selects its placeholder; a
 * placeholder suppresses nothing.
 */
function acceptanceAction(
  acceptance: Acceptance,
  { source, canSnippet }: { readonly source: Source; readonly canSnippet: boolean },
): CodeAction {
  const { uri, version } = source;
  const reason = t("reason");
  const { range, newText } = acceptanceEdit(source, acceptance, reason);
  const { newText: value } = acceptanceEdit(source, acceptance, `\${1:${reason}}`);
  const snippet = { kind: "snippet" as const, value };
  const edit: WorkspaceEdit = canSnippet
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [{ range, snippet }] }] }
    : { changes: { [uri]: [{ range, newText }] } };
  return { title: showHidden(acceptance.title), kind: CodeActionKind.QuickFix, edit };
}

function fixAll(problems: readonly FileProblem[], source: Source): CodeAction[] {
  const edits = fixEdits(problems, "safe", source);
  if (edits.length === 0) return [];
  const title = t("Apply all safe fixes");
  return [{ title, kind: FIX_ALL, edit: { changes: { [source.uri]: edits } } }];
}

function touch(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
