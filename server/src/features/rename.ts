/** `textDocument/rename` and `prepareRename`: gives a thing another id in every place of every file that names it. */
import { t } from "@vscode/l10n";
import type { Range, TextEdit } from "vscode-languageserver-types";
import { isId } from "../model/id.ts";
import { conceptWord } from "../rules/words.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt, assessmentsOf } from "../workspace/assessments.ts";
import type { FilesFound } from "../workspace/everywhere.ts";
import { mentionsEverywhere } from "../workspace/everywhere.ts";
import { BUNDLED } from "../workspace/library.ts";
import type { Mention, Named } from "../workspace/named.ts";
import { addressOf, mentionAt } from "../workspace/named.ts";
import type { AnchorName } from "./anchors.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";
import type { FileEdits } from "./edits.ts";
import type { AskedPlace } from "./references.ts";

/** Why something cannot be done, in a sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** The id that is to be changed. */
export interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

export function prepareRename({ source, library, position }: AskedPlace): Renamable | Refusal {
  const found = nameAt(assessmentAt(source, library, position), source.at(position));
  if ("refusal" in found) return found;
  const { place } = found;
  return { range: source.range(place), placeholder: place.piece.text.slice(place.start, place.end) };
}

export async function rename(
  { source, library, position }: AskedPlace,
  newId: string,
  files: FilesFound,
): Promise<FileEdits[] | Refusal> {
  const assessment = assessmentAt(source, library, position);
  const found = nameAt(assessment, source.at(position));
  if ("refusal" in found) return found;
  if (!("named" in found)) return renameAnchor(found, newId, assessment);
  const { named } = found;
  if (newId === named.id) return [];
  if (!isAllowed(newId, named)) return { refusal: notAnId(newId) };
  const concerned = new Map<string, Source>();
  const edits = new Map<string, RenameEdits>();
  for await (const mention of mentionsEverywhere(named, noting(files, newId, concerned), library)) {
    const { uri } = mention.source;
    concerned.set(uri, mention.source);
    const edited = edits.get(uri) ?? new RenameEdits(mention.source);
    edits.set(uri, edited);
    edited.add(mention);
  }
  for (const each of concerned.values()) {
    const taken = takenIn(each, newId, { library, named });
    if (taken) return taken;
  }
  const all = Array.from(edits.values(), (each) => ({ source: each.source, edits: each.to(newId, library) }));
  // What an assessment was superseded by does not change what it said: the reader is asked.
  const superseded = supersededBy([source, ...all.map((each) => each.source)], library);
  return all.map((each) => ({
    ...each,
    isDelicate: each.source.uri !== source.uri && superseded.has(addressOf(each.source)),
  }));
}

const ANCHOR = /^[^\s,[\]{}]+$/;

function notAnId(newId: string): string {
  return t(
    '"{0}" cannot be an id. An id has small letters, digits and hyphens between them, such as "organized-crime".',
    newId,
  );
}

function nameAt(assessment: Assessment, spot: ReturnType<Source["at"]>): Mention | AnchorName | Refusal {
  const mention = mentionAt(assessment, spot);
  if (!mention) return anchorAt(spot) ?? { refusal: t("Nothing here has an id that could be changed.") };
  const { id, concept, origin } = mention.named;
  if (!origin.startsWith(BUNDLED)) return mention;
  const word = conceptWord(concept);
  return {
    refusal: t(
      'The {0} "{1}" belongs to a taxonomy that comes with the program, and its ids stay as they are. Write a taxonomy of your own that extends it to have others.',
      word,
      id,
    ),
  };
}

function edit({ source, place }: Pick<Mention, "source" | "place">, newText: string): TextEdit {
  return { range: source.range(place), newText };
}

/** Whether a document of the file has the id already: two things of one name could no longer be told apart. */
function takenIn(
  source: Source,
  newId: string,
  { library, named }: { readonly library: Assessment["library"]; readonly named: Named },
): Refusal | undefined {
  for (const { names } of assessmentsOf(source, library)) {
    const [concept] = names.conceptsOf(newId);
    if (concept === undefined || !names.has(named.id, [named.concept])) continue;
    const file = source.uri.replace(/^.*\//, "");
    const word = conceptWord(concept);
    return {
      refusal: t('The id "{0}" is already taken in {1} ({2}). Choose another one.', newId, file, word),
    };
  }
  return undefined;
}

function isSuperseded(source: Source, from: Assessment): boolean {
  return from.superseded !== undefined && addressOf(from.superseded.source) === addressOf(source);
}

function renameAnchor({ name }: AnchorName, newName: string, assessment: Assessment): FileEdits[] | Refusal {
  const { document, source } = assessment;
  if (!ANCHOR.test(newName))
    return {
      refusal: t('"{0}" cannot be the name of a mark: it has no spaces, commas or brackets.', newName),
    };
  if (anchorsNamed(document, newName).length > 0)
    return { refusal: t('There is a mark "&{0}" already. Choose another name.', newName) };
  return [
    { source, edits: anchorsNamed(document, name).map(({ place }) => edit({ source, place }, newName)) },
  ];
}
