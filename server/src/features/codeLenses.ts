/**
 * `textDocument/codeLens`: the number of uses above a definition, a link to the comparison table above rankings and
 * comparisons, and a link to the preview above the document.
 */
import { t } from "@vscode/l10n";
import type { CodeLens, Command, Location } from "vscode-languageserver-types";
import { formatMessage } from "../language/messageFormat.ts";
import type { Facts } from "../model/facts/facts.ts";
import { addToIndex } from "../syntax/memo.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { WorkspaceFiles } from "../workspace/allOccurrences.ts";
import { allOccurrences } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import type { Occurrence, Entity } from "../workspace/occurrences.ts";
import { isEntity, occurrencesIn, entityOfDefinition } from "../workspace/occurrences.ts";
import { locationOf } from "./location.ts";

/** The editor commands that lenses run; a client states which of them it has. */
export const COMMANDS = {
  showReferences: "threatAssessment.showReferences",
  compareRankings: "threatAssessment.compareRankings",
  openPreview: "threatAssessment.openPreview",
} as const;

/** The data that a client sends back to resolve a lens. */
interface Uncounted {
  readonly uri: string;
  readonly named: Entity;
}

/** The lenses of a file; those that need other files are counted by `resolveCodeLens`. */
export function codeLenses(source: Source, library: Library): CodeLens[] {
  return assessmentsOf(source, library).flatMap((assessment) => {
    const at = (span: PieceSpan, rest: Omit<CodeLens, "range">): CodeLens => ({
      range: source.range(span),
      ...rest,
    });
    return [
      ...preview(assessment).map(({ span, command }) => at(span, { command })),
      ...comparisons(assessment).map(({ span, command }) => at(span, { command })),
      ...(assessment.kind === "assessment" ? countedIn(assessment) : uncounted(assessment)),
    ];
  });
}

/** `codeLens/resolve`: the uses of a taxonomy's definition are counted in all files, once the lens is visible. */
export async function resolveCodeLens(
  lens: CodeLens,
  files: WorkspaceFiles,
  library: Library,
): Promise<CodeLens> {
  const { uri, named } = lens.data as Uncounted;
  const uses: Location[] = [];
  for await (const occurrence of allOccurrences(named, files, library))
    if (!occurrence.isDefinition) uses.push(locationOf(occurrence));
  return { range: lens.range, command: references(uses, { uri, position: lens.range.start }) };
}

/** Whether a lens still needs its count. */
export function isUncounted({ command, data }: CodeLens): boolean {
  const { uri, named } = (data ?? {}) as Partial<Record<keyof Uncounted, unknown>>;
  return command === undefined && typeof uri === "string" && isEntity(named);
}

interface Offer {
  readonly span: PieceSpan;
  readonly command: Command;
}

function preview({ kind, document, source }: Assessment): Offer[] {
  const [first] = document.sections;
  if (kind !== "assessment" || !first) return [];
  const command = { title: t("Open preview"), command: COMMANDS.openPreview, arguments: [source.uri] };
  return [{ span: pieceSpan(first.piece, first.key), command }];
}

/** Lenses above the rankings, if there are at least two, and above each comparison. */
function comparisons({ rankings, comparisons: all, source }: Assessment): Offer[] {
  const command = {
    title: t("Compare rankings"),
    command: COMMANDS.compareRankings,
    arguments: [source.uri],
  };
  const [first] = rankings;
  return [
    ...(first && rankings.length > 1 ? [{ span: first.id.span, command }] : []),
    ...all.map(({ id }) => ({ span: id.span, command })),
  ];
}

/** Only the assessment itself uses its definitions, so that one pass over it counts all of them. */
function countedIn(assessment: Assessment): CodeLens[] {
  const { source } = assessment;
  const occurrences = occurrencesIn(assessment, assessment.facts);
  const uses = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences)
    if (!occurrence.isDefinition) addToIndex(uses, keyOf(occurrence.entity), occurrence);
  return occurrences
    .filter(({ isDefinition }) => isDefinition)
    .map(({ entity, span }) => {
      const range = source.range(span);
      const found = (uses.get(keyOf(entity)) ?? []).map(locationOf);
      return { range, command: references(found, { uri: source.uri, position: range.start }) };
    });
}

function uncounted(assessment: Assessment): CodeLens[] {
  const { source } = assessment;
  return assessment.facts.flatMap(({ definition }: Facts): CodeLens[] => {
    const named = definition && entityOfDefinition(definition, assessment);
    if (!named) return [];
    const data: Uncounted = { uri: source.uri, named };
    return [{ range: source.range(definition.span), data }];
  });
}

function keyOf({ concept, id }: Entity): string {
  return `${concept} ${id}`;
}

function references(
  locations: readonly Location[],
  { uri, position }: { readonly uri: string; readonly position: CodeLens["range"]["start"] },
): Command {
  const title = formatMessage(
    t("{uses, plural, =0 {no references} one {# reference} other {# references}}"),
    {
      uses: locations.length,
    },
  );
  return { title, command: COMMANDS.showReferences, arguments: [uri, position, locations] };
}
