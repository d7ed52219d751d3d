/** Where columns go, as users have said it once for all imports: under `import` in the configuration. */
import { URI, Utils } from "vscode-uri";
import { Source } from "../syntax/source.ts";
import { documentsOf } from "../syntax/document.ts";
import { textEditOf } from "../syntax/write/edit.ts";
import { applySafely } from "../syntax/write/safety.ts";
import { addEntry } from "../syntax/write/section.ts";
import { firstSectionsIn } from "../model/basics/correctedKeys.ts";
import { textOf } from "../syntax/node.ts";
import type { Configuration } from "../workspace/configuration.ts";
import { configurationAbove, configurationFor } from "../workspace/configuration.ts";
import type { Files } from "../workspace/files.ts";
import { folded } from "./cells/folded.ts";
import { changeFor } from "./update/itemChanges.ts";
import { isTarget } from "./tables/targets.ts";

const SECTION = "import";
const KEY = "columns";

/** Returns where a configuration says that columns go, by heading. What is no target is left out. */
export function savedColumns({ importColumns }: Configuration): ReadonlyMap<string, string> {
  return new Map([...importColumns].filter(([, target]) => isTarget(target)));
}

/** A configuration that is to say where columns go. */
export interface SavedConfiguration {
  readonly uri: string;
  readonly isNew: boolean;
  /** The configuration now; an empty one if there is no such file yet. */
  readonly before: Source;
  /** With the columns; `undefined` if they cannot be added without harm. */
  readonly after: Source | undefined;
}

/**
 * Adds columns to the configuration of an assessment, or to a new one in its folder.
 * @param chosen Where the user wants columns to go.
 * @returns `undefined` if the configuration says so already, or if the assessment has no folder yet.
 */
export function saveColumns(
  uri: string,
  chosen: ReadonlyMap<string, string>,
  files: Files,
): SavedConfiguration | undefined {
  const columns = columnsToSave(configurationFor(uri, files), chosen);
  if (columns.size === 0 || URI.parse(uri).scheme === "untitled") return undefined;
  const fresh = Utils.joinPath(Utils.dirname(URI.parse(uri)), ".threat-assessment.yaml").toString();
  const known = configurationAbove(uri, files);
  const source = known ?? Source.of(fresh, "");
  return {
    uri: source.uri,
    isNew: known === undefined,
    before: source,
    after: withSavedColumns(source, columns),
  };
}

/** The columns that a configuration does not say yet, under the headings that it already has for them. */
function columnsToSave(
  { importColumns }: Configuration,
  chosen: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const known = new Map([...importColumns.keys()].map((heading) => [folded(heading), heading]));
  const named = [...chosen].map(
    ([heading, target]) => [known.get(folded(heading)) ?? heading, target] as const,
  );
  return new Map(named.filter(([heading, target]) => importColumns.get(heading) !== target));
}

function withSavedColumns(source: Source, columns: ReadonlyMap<string, string>): Source | undefined {
  const [document] = documentsOf(source);
  const section = firstSectionsIn(source, "configuration").find(({ name }) => name === SECTION);
  const item = section?.items.find(({ key, merged }) => textOf(key) === KEY && merged !== true);
  const pairs = [...columns];
  const edits =
    item?.value === undefined
      ? [document && addEntry(document, SECTION, { key: KEY, value: Object.fromEntries(columns), levels: 1 })]
      : ([{}, { isPresent: true }] as const).flatMap((which) => {
          const known = { id: KEY, register: undefined, title: undefined, item };
          return changeFor(known, { id: KEY, pairs, ...which }).edits;
        });
  const possible = edits.filter((edit) => edit !== undefined);
  if (possible.length < edits.length) return undefined;
  return applySafely(
    source,
    possible.map((edit) => textEditOf(source, edit)),
  );
}
