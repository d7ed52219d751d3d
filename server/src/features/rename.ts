/** `textDocument/rename` and `prepareRename`: changes an id at every occurrence in every file. */
import { t } from "@vscode/l10n";
import type { Range, TextEdit } from "vscode-languageserver-types";
import { formatMessage } from "../language/messageFormat.ts";
import type { Concept } from "../format/schema.ts";
import { isCitationKey, isId } from "../model/basics/id.ts";
import { conceptWord } from "../rules/words.ts";
import type { PieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { isIndependentText } from "../workspace/aliasOccurrences.ts";
import { assessmentAt, assessmentsOf } from "../workspace/assessments.ts";
import { isBibliographyWith, isCitedWork, caselessKey } from "../workspace/bibliographyOccurrences.ts";
import type { WorkspaceFiles } from "../workspace/allOccurrences.ts";
import { allOccurrences } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import { BUNDLED } from "../workspace/library.ts";
import type { Occurrence, Entity } from "../workspace/occurrences.ts";
import { canonicalUri, isSameEntity, occurrenceAt, entityOfReference } from "../workspace/occurrences.ts";
import type { AnchorName } from "./anchors.ts";
import { anchorAt, anchorsNamed } from "./anchors.ts";
import type { FileEdits } from "./edits.ts";
import type { PositionRequest } from "./references.ts";

/** Why a request cannot be done, as a sentence for the user. */
interface Refusal {
  readonly refusal: string;
}

/** The range of the id, and its current text. */
interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

/** The id at a position, or why it cannot be renamed. */
export function prepareRename({ source, library, position }: PositionRequest): Renamable | Refusal {
  const found = nameAt(assessmentAt(source, library, position), source.at(position));
  if ("refusal" in found) return found;
  const { span } = found;
  return { range: source.range(span), placeholder: span.piece.text.slice(span.start, span.end) };
}

/** The edits that change the id at a position to `newId`, or why it cannot be renamed. */
export async function rename(
  { source, library, position }: PositionRequest,
  newId: string,
  files: WorkspaceFiles,
): Promise<FileEdits[] | Refusal> {
  const assessment = assessmentAt(source, library, position);
  const found = nameAt(assessment, source.at(position));
  if ("refusal" in found) return found;
  if (!("entity" in found)) return renameAnchor(found, newId, assessment);
  const { entity } = found;
  if (newId === entity.id) return [];
  if (!isId(newId) && !(isCitedWork(entity) && isCitationKey(newId)))
    return { refusal: isCitedWork(entity) ? notAKey(newId) : notAnId(newId) };
  const byFile = await occurrencesByFile({ entity, newId }, files, library);
  if ("refusal" in byFile) return byFile;
  // A superseded assessment is a record of the past, so the user has to confirm the edit.
  const superseded = supersededBy([source, ...byFile.map((each) => each.source)], library);
  return byFile.map((each) => ({
    source: each.source,
    edits: editsFor(each, newId, library),
    needsConfirmation: each.source.uri !== source.uri && superseded.has(canonicalUri(each.source)),
  }));
}

/** All occurrences of an entity by file; a refusal if the new id already has a meaning. */
async function occurrencesByFile(
  { entity, newId }: { readonly entity: Entity; readonly newId: string },
  files: WorkspaceFiles,
  library: Library,
): Promise<readonly Occurrences[] | Refusal> {
  const concerned = new Map<string, Source>();
  const refusals: Refusal[] = [];
  const look = (file: Source): void => {
    if (!concerned.delete(file.uri)) return;
    const refusal = takenIn(file, newId, { library, entity });
    if (refusal) refusals.push(refusal);
  };
  const byFile = new Map<string, Occurrences>();
  const noted = noting(concerned, files, { newId, entity, look });
  for await (const occurrence of allOccurrences(entity, noted, library)) {
    const { source } = occurrence;
    concerned.set(source.uri, source);
    const inFile = byFile.get(source.uri) ?? { source, occurrences: [] };
    byFile.set(source.uri, inFile);
    inFile.occurrences.push(occurrence);
  }
  // The remaining ones are bibliographies, of which there are few.
  for (const file of [...concerned.values()]) look(file);
  return refusals[0] ?? [...byFile.values()];
}

/** The occurrences of an entity in one file. */
interface Occurrences {
  readonly source: Source;
  readonly occurrences: Occurrence[];
}

/**
 * Passes files on and checks each for the new id as soon as its occurrences are known. Checking thousands of files at
 * the end would block other requests.
 */
async function* noting(
  noted: Map<string, Source>,
  files: WorkspaceFiles,
  {
    newId,
    entity,
    look,
  }: { readonly newId: string; readonly entity: Entity; readonly look: (file: Source) => void },
): AsyncGenerator<Source> {
  for await (const source of files) {
    const hasMore = isCitedWork(entity) && source.has("bibliography");
    if (hasMore || source.has(newId)) noted.set(source.uri, source);
    yield source;
    look(source);
  }
}

function editsFor({ source, occurrences }: Occurrences, newId: string, library: Library): TextEdit[] {
  const spans = occurrences.flatMap(({ span, written }) => (written ? [] : [span]));
  for (const { span, written } of occurrences) {
    if (!written) continue;
    // If the anchored text also has another meaning, it stays, and the id replaces the alias.
    const target = isIndependentText(written, assessmentsOf(source, library)) ? span : written;
    if (![written, target].some((each) => spans.some((known) => isSamePlace(known, each))))
      spans.push(target);
  }
  return spans.map((span) => edit({ source, span }, newId));
}

function isSamePlace(a: PieceSpan, b: PieceSpan): boolean {
  return a.piece === b.piece && a.start === b.start;
}

const ANCHOR = /^[^\s,[\]{}]+$/;

function notAnId(newId: string): string {
  return t(
    '"{0}" cannot be an id. An id has small letters, digits and hyphens between them, such as "organized-crime".',
    newId,
  );
}

function notAKey(newKey: string): string {
  return t(
    '"{0}" cannot be the key of a work. A key has letters and digits, with signs such as "-", "_" or ":" between them.',
    newKey,
  );
}

function nameAt(
  assessment: Assessment,
  piecePosition: ReturnType<Source["at"]>,
): Occurrence | AnchorName | Refusal {
  const occurrence = occurrenceAt(assessment, piecePosition);
  if (!occurrence)
    return anchorAt(piecePosition) ?? { refusal: t("There is no id here that can be changed.") };
  const { id, concept, origin } = occurrence.entity;
  if (!origin.startsWith(BUNDLED)) return occurrence;
  return {
    refusal: formatMessage(
      t(
        '{concept, select, cluster {The cluster} other {The category}} "{id}" belongs to a bundled taxonomy, whose ids cannot be changed. To use other ids, write your own taxonomy that extends it.',
      ),
      { concept, id },
    ),
  };
}

function edit({ source, span }: Pick<Occurrence, "source" | "span">, newText: string): TextEdit {
  const { piece, start } = span;
  // A key of CSL JSON may be a number.
  const isBare = /\.json$/i.test(source.uri) && piece.text[start - 1] !== '"';
  return { range: source.range(span), newText: isBare ? JSON.stringify(newText) : newText };
}

/** Whether a document of the file already has the id: two entities with one id could not be distinguished. */
function takenIn(
  source: Source,
  newId: string,
  { library, entity }: { readonly library: Library; readonly entity: Entity },
): Refusal | undefined {
  if (isBibliographyWith(source, entity)) {
    const known = entity.origin === canonicalUri(source) ? caselessKey(newId, source) : undefined;
    return known === undefined || known === entity.id ? undefined : taken(known, source, "source");
  }
  for (const assessment of assessmentsOf(source, library)) {
    const concept = conceptWith(newId, entity, assessment);
    if (concept !== undefined) return taken(newId, source, concept);
  }
  return undefined;
}

/** The concept that the new id already has in a document that can see the entity. */
function conceptWith(newId: string, entity: Entity, assessment: Assessment): Concept | undefined {
  const { concept } = entity;
  const seen = entityOfReference({ id: entity.id, concepts: [concept] }, assessment);
  if (!seen || !isSameEntity(seen, entity)) return undefined;
  const isKey = assessment.references.some(
    ({ id, form, concepts }) => id === newId && form === "key" && concepts.includes(concept),
  );
  return assessment.knownIds.conceptsOf(newId)[0] ?? (isKey ? concept : undefined);
}

function taken(id: string, source: Source, concept: Concept): Refusal {
  const file = source.uri.replace(/^.*\//, "");
  return {
    refusal: t(
      'The id "{0}" is already taken in {1} ({2}). Choose another one.',
      id,
      file,
      conceptWord(concept),
    ),
  };
}

/** The URIs of the assessments that the given ones supersede. */
function supersededBy(sources: readonly Source[], library: Library): ReadonlySet<string> {
  return new Set(
    sources
      .flatMap((source) => (isOurs(source) ? assessmentsOf(source, library) : []))
      .flatMap(({ superseded }) => (superseded ? [canonicalUri(superseded.source)] : [])),
  );
}

function isOurs({ uri }: Source): boolean {
  return /\.ya?ml$/i.test(uri);
}

function renameAnchor({ name }: AnchorName, newName: string, assessment: Assessment): FileEdits[] | Refusal {
  const { document, source } = assessment;
  if (!ANCHOR.test(newName))
    return {
      refusal: t('"{0}" cannot be the name of an anchor. Use no spaces, commas or brackets.', newName),
    };
  if (anchorsNamed(document, newName).length > 0)
    return { refusal: t('There is already an anchor "&{0}". Choose another name.', newName) };
  return [{ source, edits: anchorsNamed(document, name).map(({ span }) => edit({ source, span }, newName)) }];
}
