/** A first assessment: what an editor's wizard asks for, and the text that comes of the answers. */
import { t } from "@vscode/l10n";
import { propertyOf, resolve, schemas } from "../format/schema.ts";
import { idOf } from "../model/id.ts";
import { scalarText } from "../syntax/write/scalar.ts";
import type { Library } from "../workspace/library.ts";
import { bundledTaxonomies } from "../workspace/library.ts";

/** Something to choose, with what it means. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

export interface Choices {
  readonly kinds: readonly Choice[];
  readonly taxonomies: readonly Choice[];
}

export interface Answers {
  readonly title: string;
  /** Whose priorities are ranked. */
  readonly actors: readonly string[];
  /** What sort of actors they are. */
  readonly kind: string;
  readonly taxonomy: string;
}

export interface NewText {
  readonly text: string;
  /** Where the author goes on: an offset. */
  readonly cursor: number;
}

export function choices(library: Library): Choices {
  const actor = resolve(propertyOf(schemas.assessment, "actors")?.additionalProperties as object);
  const kind = resolve(actor.properties?.kind ?? {});
  return {
    kinds: (kind.enum ?? []).map((word, index) => ({
      id: String(word),
      label: String(word),
      detail: kind.enumDescriptions?.[index] ?? "",
    })),
    taxonomies: bundledTaxonomies.map((id) => {
      const taxonomy = library.taxonomy(id, "");
      const clusters = Array.from(taxonomy?.clusters.values() ?? [], ({ title }) => title);
      return { id, label: taxonomy?.title ?? id, detail: clusters.join(" · ") };
    }),
  };
}

export function newAssessment({ title, actors, kind, taxonomy }: Answers, today: string): NewText {
  const names = actors.map((name) => name.trim()).filter((name) => name !== "");
  const ids = distinct((names.length > 0 ? names : [t("Actor")]).map((name) => idOf(name) || "actor"));
  const lines = [
    "assessment: 1",
    `title: ${scalar(title.trim() || t("Threat assessment"))}`,
    `date: ${today}`,
    `taxonomy: ${scalar(taxonomy)}`,
    "",
    `# ${t("Whose priorities are assessed. Each has an id of your choice, by which the rest refers to it.")}`,
    "actors:",
    ...ids.flatMap((id, index) => [
      `  ${id}:`,
      `    name: ${scalar(names[index] ?? t("Actor"))}`,
      `    kind: ${scalar(kind)}`,
    ]),
    "",
    `# ${t("What comes first for each of them: write the most urgent threat first. Ctrl+Space proposes what the taxonomy has.")}`,
    "rankings:",
    ...ids.flatMap((id, index) => [
      `  ${id}-${today.slice(0, 4)}:`,
      `    of: ${id}`,
      "    estimated-by: author",
      "    basis: analyst-judgment",
      `    date: ${today}`,
      `    order: [${index === 0 ? CURSOR : ""}]`,
    ]),
    "",
  ];
  const text = lines.join("\n");
  return { text: text.replace(CURSOR, ""), cursor: text.indexOf(CURSOR) };
}

/** A character that nobody types. */
const CURSOR = "\uE000";

/** The ids, with numbers behind those that are there already. */
function distinct(ids: readonly string[]): string[] {
  return ids.reduce<string[]>((all, id) => {
    let free = id;
    for (let number = 2; all.includes(free); number++) free = `${id}-${number}`;
    return [...all, free];
  }, []);
}

function scalar(text: string): string {
  return scalarText(text.replace(/\s+/g, " "));
}
