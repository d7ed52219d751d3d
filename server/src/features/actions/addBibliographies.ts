/** Names bibliography files under `bibliography`, such as those that are dropped onto the text. Each is named once. */
import { t } from "@vscode/l10n";
import { normalizeUri } from "../../files/uris.ts";
import { isFormatFile } from "../../format/kind.ts";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import {
  formatOf,
  hasBibliographyExtension,
  readBibliography,
} from "../../model/bibliography/bibliography.ts";
import { documentsOf } from "../../syntax/document.ts";
import { textOf } from "../../syntax/node.ts";
import { addItems, addValue, listEdit } from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { isFromAlias } from "../../syntax/write/extent.ts";
import { applySafely } from "../../syntax/write/safety.ts";
import { addSection } from "../../syntax/write/section.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { assessmentsOf } from "../../workspace/assessments.ts";
import { fileNamesIn } from "../../workspace/links.ts";
import { pathTo } from "../../workspace/moves.ts";
import type { SourceInsertion } from "./insertSources.ts";

const KEY = "bibliography";

/**
 * The edit that names bibliographies, each by its path from the assessment.
 * @param uris The URIs of the files. Those that are not bibliographies are left out.
 * @returns `undefined` if none of the files is a bibliography, or if the document is not an assessment.
 */
export function addBibliographies(
  uris: readonly string[],
  assessment: Assessment,
): SourceInsertion | undefined {
  const files = [...new Set(uris.map(normalizeUri))].filter((uri) => isBibliography(uri, assessment));
  if (assessment.kind !== "assessment" || files.length === 0) return undefined;
  const named = new Set(filesNamedIn(assessment));
  const paths = files.filter((uri) => !named.has(uri)).map((uri) => pathFrom(assessment, uri));
  const present = files.filter((uri) => named.has(uri)).map((uri) => pathFrom(assessment, uri));
  if (paths.length === 0) return { note: presentNote(present) };
  const change = editFor(paths, assessment);
  const edit = change && textEditOf(assessment.source, change);
  if (!edit || !namesOnce(files, applySafely(assessment.source, [edit]), assessment))
    return {
      note: formatMessage(
        t(
          "{count, plural, one {The file {names} cannot be added under “bibliography”. Write its path there.} other {The files {names} cannot be added under “bibliography”. Write their paths there.}}",
        ),
        { count: paths.length, names: namesOf(paths) },
      ),
    };
  return { edit, ...(present.length > 0 ? { note: presentNote(present) } : {}) };
}

function presentNote(present: readonly string[]): string {
  return formatMessage(
    t(
      "{count, plural, one {The file {names} is already there, under “bibliography”.} other {The files {names} are already there, under “bibliography”.}}",
    ),
    { count: present.length, names: namesOf(present) },
  );
}

function namesOf(paths: readonly string[]): string {
  return quotedList(paths.map(showHidden), "and");
}

/** Whether a file is a bibliography. The content of JSON and YAML decides, if it can be read. */
function isBibliography(uri: string, { library, source }: Assessment): boolean {
  const isYaml = /\.ya?ml$/i.test(uri) && !isFormatFile(uri);
  if (!isYaml && !hasBibliographyExtension(uri)) return false;
  if (formatOf(uri) === "bib" || formatOf(uri) === "ris") return true;
  const file = library.file(uri, source.uri);
  return !file || readBibliography(file).size > 0;
}

/** The path that leads from an assessment to a file. A new assessment has its path already, if it has a folder. */
function pathFrom({ source }: Assessment, uri: string): string {
  return pathTo(uri, source.uri.replace(/^untitled:(?=\/)/, "file:"));
}

/** The URIs of the files under the key. A backslash is read as the slash that it should be. */
function filesNamedIn({ sections, library, source }: Assessment): string[] {
  return fileNamesIn(sections).bibliographies.map(({ text }) =>
    normalizeUri(library.uriOf(text.replaceAll("\\", "/"), source.uri)),
  );
}

/** Whether a new version of the text names each of the files exactly once. */
function namesOnce(
  files: readonly string[],
  after: Assessment["source"] | undefined,
  { source, document, library }: Assessment,
): boolean {
  const next = after && assessmentsOf(after, library)[documentsOf(source).indexOf(document)];
  const named = next ? filesNamedIn(next) : [];
  return files.every((uri) => named.filter((each) => each === uri).length === 1);
}

function editFor(paths: readonly string[], assessment: Assessment): PieceEdit | undefined {
  const section = assessment.section(KEY);
  if (!section) return addSection(assessment.document, { key: KEY, value: oneOrAll(paths) });
  const { value, piece, shape, items } = section;
  if (section.merged || (value && isFromAlias(value, piece))) return undefined;
  if (shape === "list") {
    const last = value ? piece : items.at(-1)?.piece;
    const list = value ?? last?.tree;
    return last && list?.kind === "list" ? addItems(list, paths, last) : undefined;
  }
  if (value?.kind === "scalar" && (textOf(value) ?? "").trim() !== "") return listEdit(value, paths, piece);
  return shape === "map" ? undefined : addValue(section, oneOrAll(paths), piece);
}

/** One path as a text, several as a list. */
function oneOrAll(paths: readonly string[]): string | readonly string[] {
  const [first, ...others] = paths;
  return first !== undefined && others.length === 0 ? first : paths;
}
