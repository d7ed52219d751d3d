/** `textDocument/references`: every place in the workspace that names what is under the cursor. */
import type { Location } from "vscode-languageserver-types";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt, assessmentsOf } from "../workspace/assessments.ts";
import type { FilesFound } from "../workspace/everywhere.ts";
import { mentionsEverywhere } from "../workspace/everywhere.ts";
import type { Library } from "../workspace/library.ts";
import { addressOf, mentionAt } from "../workspace/named.ts";
import { fileNamed, namedFileAt, namedFilesIn } from "../workspace/paths.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";
import { locationOf } from "./location.ts";
import type { Spot } from "./target.ts";

/** What references are asked for. */
export interface AskedPlace {
  readonly source: Source;
  readonly library: Library;
  readonly position: Position;
}

/** @param definitions Whether the definition is wanted as well. */
export async function references(
  { source, library, position }: AskedPlace,
  files: FilesFound,
  definitions: "with definitions" | "uses only",
): Promise<Location[]> {
  const spot = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const isWanted = (isDefinition: boolean): boolean => !isDefinition || definitions === "with definitions";
  const mention = mentionAt(assessment, spot);
  if (!mention) return (await toFile(assessment, spot, files)) ?? toAnchor(assessment, spot, isWanted);
  const found: Location[] = [];
  for await (const each of mentionsEverywhere(mention.named, files, library))
    if (isWanted(each.isDefinition)) found.push(locationOf(each));
  return found;
}

/** The words in all files that name the same file as the word at the spot. */
async function toFile(
  assessment: Assessment,
  spot: Spot,
  files: FilesFound,
): Promise<Location[] | undefined> {
  const here = namedFileAt(assessment, spot);
  const file = here && fileNamed(here, assessment);
  if (!file) return undefined;
  const found: Location[] = [];
  for await (const source of files) {
    for (const each of assessmentsOf(source, assessment.library)) {
      for (const named of namedFilesIn(each)) {
        const other = fileNamed(named, each);
        if (other && addressOf(other) === addressOf(file))
          found.push(locationOf({ source, place: named.name.place }));
      }
    }
  }
  return found;
}

function toAnchor(
  { source, document }: Assessment,
  spot: Spot,
  isWanted: (isDefinition: boolean) => boolean,
): Location[] {
  const name = anchorAt(spot);
  const all = name ? anchorsNamed(document, name.name) : [];
  return all
    .filter(({ isDefinition }) => isWanted(isDefinition))
    .map(({ place }) => locationOf({ source, place }));
}
