/**
 * `textDocument/codeLens`: above a definition how often it is used, above rankings and comparisons the way to a table of
 * them, above the document the way to its preview.
 */
import { t } from "@vscode/l10n";
import type { CodeLens, Command, Location } from "vscode-languageserver-types";
import { counted } from "../language/counted.ts";
import type { Facts } from "../model/facts.ts";
import { addTo } from "../syntax/memo.ts";
import type { Place } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { FilesFound } from "../workspace/everywhere.ts";
import { mentionsEverywhere } from "../workspace/everywhere.ts";
import type { Library } from "../workspace/library.ts";
import type { Mention, Named } from "../workspace/named.ts";
import { isNamed, mentionsIn, namedBy } from "../workspace/named.ts";
import { locationOf } from "./location.ts";

/** The commands of the editor that lenses call; a client that has them says so. */
export const COMMANDS = {
  showReferences: "threatAssessment.showReferences",
  compareRankings: "threatAssessment.compareRankings",
  openPreview: "threatAssessment.openPreview",
} as const;

/** What a client gives back to have a lens counted. */
interface Uncounted {
  readonly uri: string;
  readonly named: Named;
}

export function codeLenses(source: Source, library: Library): CodeLens[] {
  return assessmentsOf(source, library).flatMap((assessment) => {
    const at = (place: Place, rest: Omit<CodeLens, "range">): CodeLens => ({
      range: source.range(place),
      ...rest,
    });
    return [
      ...preview(assessment).map(({ place, command }) => at(place, { command })),
      ...comparisons(assessment).map(({ place, command }) => at(place, { command })),
      ...(assessment.kind === "assessment" ? countedIn(assessment) : uncounted(assessment)),
    ];
  });
}

/** `codeLens/resolve`: what a taxonomy defines is counted in all files, once the reader sees the lens. */
export async function resolveCodeLens(
  lens: CodeLens,
  files: FilesFound,
  library: Library,
): Promise<CodeLens> {
  const { uri, named } = lens.data as Uncounted;
  const uses: Location[] = [];
  for await (const mention of mentionsEverywhere(named, files, library))
    if (!mention.isDefinition) uses.push(locationOf(mention));
  return { range: lens.range, command: references(uses, { uri, position: lens.range.start }) };
}

/** Whether a lens has still to be counted. */
export function isUncounted({ command, data }: CodeLens): boolean {
  const { uri, named } = (data ?? {}) as Partial<Record<keyof Uncounted, unknown>>;
  return command === undefined && typeof uri === "string" && isNamed(named);
}

interface Offer {
  readonly place: Place;
  readonly command: Command;
}

function preview({ kind, document, source }: Assessment): Offer[] {
  const [first] = document.sections;
  if (kind !== "assessment" || !first) return [];
  const command = { title: t("Open preview"), command: COMMANDS.openPreview, arguments: [source.uri] };
  return [{ place: placeOf(first.piece, first.key), command }];
}

/** Above the rankings, where there are two, and above each comparison. */
function comparisons({ rankings, comparisons: all, source }: Assessment): Offer[] {
  const command = {
    title: t("Compare rankings"),
    command: COMMANDS.compareRankings,
    arguments: [source.uri],
  };
  const [first] = rankings;
  return [
    ...(first && rankings.length > 1 ? [{ place: first.id.place, command }] : []),
    ...all.map(({ id }) => ({ place: id.place, command })),
  ];
}

/** In an assessment nobody else uses what it defines, so that one walk through it counts everything. */
function countedIn(assessment: Assessment): CodeLens[] {
  const { source } = assessment;
  const mentions = mentionsIn(assessment, assessment.facts);
  const uses = new Map<string, Mention[]>();
  for (const mention of mentions) if (!mention.isDefinition) addTo(uses, keyOf(mention.named), mention);
  return mentions
    .filter(({ isDefinition }) => isDefinition)
    .map(({ named, place }) => {
      const range = source.range(place);
      const found = (uses.get(keyOf(named)) ?? []).map(locationOf);
      return { range, command: references(found, { uri: source.uri, position: range.start }) };
    });
}

function uncounted(assessment: Assessment): CodeLens[] {
  const { source } = assessment;
  return assessment.facts.flatMap(({ definition }: Facts): CodeLens[] => {
    const named = definition && namedBy(definition, assessment);
    if (!named) return [];
    const data: Uncounted = { uri: source.uri, named };
    return [{ range: source.range(definition.place), data }];
  });
}

function keyOf({ concept, id }: Named): string {
  return `${concept} ${id}`;
}

function references(
  locations: readonly Location[],
  { uri, position }: { readonly uri: string; readonly position: CodeLens["range"]["start"] },
): Command {
  const title = counted(t("{uses, plural, =0 {no references} one {# reference} other {# references}}"), {
    uses: locations.length,
  });
  return { title, command: COMMANDS.showReferences, arguments: [uri, position, locations] };
}
