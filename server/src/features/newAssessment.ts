/** Creates a new assessment: the choices of the editor's wizard, and the text that its answers produce. */
import { asLabel, showHidden } from "../language/hiddenCharacters.ts";
import { translated } from "../language/texts.ts";
import { t } from "@vscode/l10n";
import { URI, Utils } from "vscode-uri";
import { propertyOf, resolve, schemas } from "../format/schema.ts";
import { labelOfWord } from "../format/labels.ts";
import { idOf } from "../model/basics/id.ts";
import { languageLine } from "./completions/templates.ts";
import { scalarText } from "../syntax/write/scalar.ts";
import type { Library } from "../workspace/library.ts";
import { bundledTaxonomies } from "../workspace/library.ts";
import { pathTo } from "../workspace/moves.ts";

/** An option with its meaning. */
interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

/** The options of the wizard. */
interface Choices {
  readonly kinds: readonly Choice[];
  readonly taxonomies: readonly Choice[];
}

/** The editor's open folders. */
interface Folders {
  /** The URI of the folder for the new file; `undefined` if no folder is open. */
  readonly folder?: string | undefined;
  /** The URIs of the taxonomy files in all folders. */
  readonly taxonomyFiles: readonly string[];
}

/** An actor that the user has entered. */
interface NewActor {
  readonly name: string;
  /** The kind of actor, such as "state". */
  readonly kind?: string;
}

/** The user's answers. */
export interface NewAssessmentAnswers {
  readonly title: string;
  /** The actors whose priorities are ranked. */
  readonly actors: readonly NewActor[];
  /** The id of a bundled taxonomy, or the path of a file. */
  readonly taxonomy: string;
}

/** The text of the new file, with its gaps. */
interface NewText {
  readonly text: string;
  /** The offsets that are still to be filled in, in order. */
  readonly gaps: readonly number[];
}

/** The options of the wizard for these folders. */
export function choices(library: Library, folders: Folders): Choices {
  const actor = resolve(propertyOf(schemas.assessment, "actors")?.additionalProperties as object);
  const kind = resolve(actor.properties?.kind ?? {});
  return {
    kinds: (kind.enum ?? []).map((word, index) => ({
      id: String(word),
      label: translated(labelOfWord(String(word), kind)),
      detail: translated(kind.enumDescriptions?.[index] ?? ""),
    })),
    // Users with a taxonomy of their own probably want to use it, so it comes first.
    taxonomies: [...ownTaxonomies(library, folders), ...bundledTaxonomies.map((id) => choice(library, id))],
  };
}

function ownTaxonomies(library: Library, { folder, taxonomyFiles }: Folders): Choice[] {
  if (folder === undefined) return [];
  const from = Utils.joinPath(URI.parse(folder), "new.threat.yaml").toString();
  return taxonomyFiles
    .map((uri) => choice(library, pathTo(uri, from), from))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

function choice(library: Library, id: string, from = ""): Choice {
  const taxonomy = library.taxonomy(id, from);
  const clusters = [...(taxonomy?.clusters.values() ?? [])];
  const parts = clusters.length > 0 ? clusters : [...(taxonomy?.categories.values() ?? [])];
  const detail = parts.map(({ title }) => title).join(" · ");
  return { id, label: asLabel(taxonomy?.title ?? id), detail: showHidden(detail) };
}

/**
 * The text of a new assessment.
 * @param today The date of today, as in 2024-05-01.
 */
export function newAssessment({ title, actors, taxonomy }: NewAssessmentAnswers, today: string): NewText {
  const named = actors.filter(({ name }) => name.trim() !== "");
  const all = distinct(named.length > 0 ? named : [{ name: t("Actor") }]);
  const lines = [
    "assessment: 1",
    `title: ${scalarText(title.trim() === "" ? t("Threat assessment") : title)}`,
    `date: ${today}${languageLine()}`,
    `taxonomy: ${scalarText(taxonomy)}`,
    "",
    `# ${t("Whose priorities are assessed. Choose an id for each actor. The rest of the file uses this id.")}`,
    "actors:",
    ...all.flatMap(({ id, name, kind }) => [
      `  ${id}:`,
      `    name: ${scalarText(name)}`,
      ...(kind === undefined ? [] : [`    kind: ${scalarText(kind)}`]),
    ]),
    "",
    `# ${t("The priorities of each actor. Begin with the most urgent threat. Ctrl+Space lists the categories of the taxonomy.")}`,
    "rankings:",
    ...all.flatMap(({ id }) => [
      `  ${idOf(`${id}-${today.slice(0, 4)}`)}:`,
      `    of: ${id}`,
      "    estimated-by: author",
      "    basis: analyst-judgment",
      `    date: ${today}`,
      "    order:",
      `      - ${GAP}`,
    ]),
    "",
  ];
  return withoutGaps(lines.join("\n"));
}

/** YAML does not allow this character, so no answer can contain it. */
const GAP = "\u0000";

function withoutGaps(text: string): NewText {
  const parts = text.split(GAP);
  const gaps = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("").length);
  return { text: parts.join(""), gaps };
}

/** The actors with unique ids: a number is added to repeated ones. */
function distinct(actors: readonly NewActor[]): (NewActor & { readonly id: string })[] {
  const taken = new Set<string>();
  return actors.map((actor) => {
    const id = idOf(actor.name) || "actor";
    let free = id;
    for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
    taken.add(free);
    return { ...actor, id: free };
  });
}
