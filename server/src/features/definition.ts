/** `textDocument/definition` and `declaration`: where the thing under the cursor is defined. */
import type { Location } from "vscode-languageserver-types";
import { textOf } from "../syntax/node.ts";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { FilesFound } from "../workspace/everywhere.ts";
import { mentionsEverywhere } from "../workspace/everywhere.ts";
import type { Library } from "../workspace/library.ts";
import { definitionsOf, isDefinedByUsers, mentionAt } from "../workspace/named.ts";
import { fileNamed, namedFileAt } from "../workspace/paths.ts";
import { anchorAt, anchorFor } from "./anchors.ts";
import { beginningOf, locationOf } from "./location.ts";
import type { AskedPlace } from "./references.ts";
import type { Spot } from "./target.ts";
import { targetAt } from "./target.ts";

export function definition(source: Source, library: Library, position: Position): Location[] {
  const spot = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const mention = mentionAt(assessment, spot);
  if (mention) return definitionsOf(mention.named, assessment).map(locationOf);
  return ofFile(assessment, spot) ?? ofAnchor(assessment, spot) ?? ofTerm(assessment, spot) ?? [];
}

/** Where the assessments that use a taxonomy define what it names: it does not know them. */
export async function definitionInUsers(
  { source, library, position }: AskedPlace,
  files: FilesFound,
): Promise<Location[]> {
  const assessment = assessmentAt(source, library, position);
  const mention = mentionAt(assessment, source.at(position));
  const found: Location[] = [];
  if (!mention || !isDefinedByUsers([mention.named.concept], assessment.kind)) return found;
  for await (const each of mentionsEverywhere(mention.named, files, library))
    if (each.isDefinition) found.push(locationOf(each));
  return found;
}

/** The beginning of the file that the word names. */
function ofFile(assessment: Assessment, spot: Spot): Location[] | undefined {
  const named = namedFileAt(assessment, spot);
  const file = named && fileNamed(named, assessment);
  return file && [beginningOf(file)];
}

function ofAnchor({ source, document }: Assessment, spot: Spot): Location[] | undefined {
  const name = anchorAt(spot);
  const mark = name && anchorFor(document, name);
  return mark && [locationOf({ source, place: mark.place })];
}

/** The term of a scale, where it is defined. */
function ofTerm({ document, kind, scales }: Assessment, spot: Spot): Location[] | undefined {
  const target = targetAt(document, kind, spot);
  const of = target?.role === "value" ? target.schema?.["x-scale"] : undefined;
  const scale = of && scales[of];
  const term = scale?.terms.find((each) => each.term === textOf(target?.node));
  return scale && term && [locationOf({ source: scale.source, place: term.place })];
}
