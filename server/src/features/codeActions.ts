/** `textDocument/codeAction`: the mends of what is found at a place, and comments that say that it is meant to be there. */
import { t } from "@vscode/l10n";
import type { CodeAction, Range, TextEdit } from "vscode-languageserver-types";
import { CodeActionKind } from "vscode-languageserver-types";
import type { FileFinding } from "../rules/inspect.ts";
import { inspect } from "../rules/inspect.ts";
import { editsOf } from "../rules/mend.ts";
import { comparePositions } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import type { Offer } from "./actions/action.ts";
import { define } from "./actions/define.ts";
import { forms } from "./actions/forms.ts";
import { missingKeys } from "./actions/missingKeys.ts";
import { sort } from "./actions/sort.ts";
import { sourceFromBibtex } from "./actions/source.ts";
import { unranked } from "./actions/unranked.ts";
import { wrap } from "./actions/wrap.ts";
import { diagnosticOf } from "./diagnostics.ts";

/** Everything that can be mended without a second look. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.threatAssessment`;

/** Where actions are asked for, and which kinds; all, if none is named. */
export interface Asked {
  readonly range: Range;
  readonly only?: readonly string[] | undefined;
}

/** What can be done at a place besides mending what is found there. */
const offering = [missingKeys, define, sourceFromBibtex, forms, unranked, wrap, sort];

export function codeActions(source: Source, library: Library, { range, only }: Asked): CodeAction[] {
  const wants = (kind: string): boolean =>
    !only || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const assessment = assessmentAt(source, library, range.start);
  const spot = source.at(range.start);
  const offers = offering.flatMap((offer) => offer({ assessment, range, spot }));
  const findings = inspect(source, library).filter(({ suppressed }) => !suppressed);
  const here = findings.filter((finding) => touch(finding.range, range));
  return [
    ...(wants(CodeActionKind.QuickFix) ? here.flatMap((finding) => quickFixes(finding, source)) : []),
    ...offers.filter(({ kind }) => wants(kind)).map((offer) => actionFor(offer, source)),
    // Only where it is asked for by name: it is for the whole file, whatever the place.
    ...(only && wants(FIX_ALL) ? fixAll(findings, source) : []),
  ];
}

function actionFor({ title, kind, edits, source: other }: Offer, source: Source): CodeAction {
  return { title, kind, edit: { changes: { [(other ?? source).uri]: [...edits] } } };
}

function quickFixes(finding: FileFinding, source: Source): CodeAction[] {
  const { rule, suggestions, fixes, range } = finding;
  const diagnostics = [diagnosticOf(finding)];
  const action = (title: string, edits: readonly TextEdit[]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: { changes: { [source.uri]: [...edits] } },
  });
  const mends = [
    ...fixes.map(({ title, edits, isSafe }) => ({
      ...action(
        title,
        edits.map(({ range: place, text }) => ({ range: place, newText: text })),
      ),
      ...(isSafe ? { isPreferred: true } : {}),
    })),
    ...suggestions.map((word, index) => ({
      ...action(t('Write "{0}"', word), [{ range, newText: word }]),
      ...(index === 0 && suggestions.length === 1 && fixes.length === 0 ? { isPreferred: true } : {}),
    })),
  ];
  if (rule === "no-syntax-error") return mends;
  return [
    ...mends,
    action(t("Accept here, with a reason (suppress {0} in this line)", rule), [suppression(finding, source)]),
    action(t("Accept in this file, with a reason (suppress {0})", rule), [suppressionOfFile(rule)]),
  ];
}

/** A comment above the line, indented as it. */
function suppression({ rule, range }: FileFinding, source: Source): TextEdit {
  const { line } = range.start;
  const indent = /^[ \t]*/.exec(source.line(line))?.[0] ?? "";
  return insertion(line, `${indent}# threat-assessment-disable-next-line ${rule} -- ${t("reason")}\n`);
}

function suppressionOfFile(rule: string): TextEdit {
  return insertion(0, `# threat-assessment-disable-file ${rule} -- ${t("reason")}\n`);
}

function insertion(line: number, newText: string): TextEdit {
  const position = { line, character: 0 };
  return { range: { start: position, end: position }, newText };
}

function fixAll(findings: readonly FileFinding[], source: Source): CodeAction[] {
  const edits = editsOf(findings, "safe");
  if (edits.length === 0) return [];
  const changes = { [source.uri]: edits.map(({ range, text }) => ({ range, newText: text })) };
  return [{ title: t("Mend everything that is safe to mend"), kind: FIX_ALL, edit: { changes } }];
}

function touch(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
