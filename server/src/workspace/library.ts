/** The library: every file that a document can name, and the bundled taxonomies and scales. */
import type { ScaleName } from "../format/schema.ts";
import type { Bibliography } from "../model/bibliography/bibliography.ts";
import { readBibliography } from "../model/bibliography/bibliography.ts";
import { fileUri, isPath } from "../model/basics/fileUri.ts";
import type { PreviousAssessment } from "../model/editions/previousAssessment.ts";
import { previousAssessmentIn } from "../model/editions/previousAssessment.ts";
import { firstSectionsIn, isOfKind } from "../model/basics/correctedKeys.ts";
import type { Scale } from "../model/estimates/scale.ts";
import { readScale } from "../model/estimates/scale.ts";
import { BUNDLED } from "../model/basics/localizedText.ts";
import type { Taxonomy } from "../model/taxonomies/taxonomy.ts";
import { parentOf, readTaxonomy } from "../model/taxonomies/taxonomy.ts";
import { memo, memoOn } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import { Source } from "../syntax/source.ts";
import type { HouseFileKind } from "./houseStyle.ts";
import { isOwnStyle } from "./houseStyle.ts";
import { bundled } from "./bundled.generated.js";
import type { Files, Listing, Unread, UnreadState, ListingFilter } from "./files.ts";
import { emptyListing } from "./files.ts";

export { isPath } from "../model/basics/fileUri.ts";
export { BUNDLED } from "../model/basics/localizedText.ts";
export type { Files, FolderEntry } from "./files.ts";

/**
 * Whether a file exists and has the expected kind: `circular` if it leads back to the file that names it, `unreadable`
 * if its kind is another.
 */
export type FileState = "found" | "circular" | "unreadable" | UnreadState;

/** How one file leads to the next. */
interface Chain {
  readonly kind: "taxonomy" | "assessment";
  readonly open: (reference: string, from: string) => Source | undefined;
  readonly next: (source: Source) => string | undefined;
}

const bundledFiles = new Map(
  Object.entries(bundled).map(([name, text]) => [BUNDLED + name, { uri: BUNDLED + name, text }]),
);

const sourceOf = memo(({ uri, text }: { uri: string; text: string }) => Source.of(uri, text));

/** Returns a bundled file, created on first use. */
function bundledSource(uri: string): Source | undefined {
  const file = bundledFiles.get(uri);
  return file && sourceOf(file);
}

/** Returns the text of a bundled file; `undefined` if the URI is not that of one. */
export function bundledText(uri: string): string | undefined {
  return bundledFiles.get(uri)?.text;
}

/** The ids of the bundled taxonomies. */
export const bundledTaxonomies: readonly string[] = Object.keys(bundled).flatMap(
  (name) => /^(.*)\.taxonomy\.yaml$/.exec(name)?.[1] ?? [],
);

/** Returns the bundled taxonomies, each without what it inherits from another one. */
export function taxonomiesInProgram(): Taxonomy[] {
  return bundledTaxonomies.flatMap((id) => {
    const source = bundledSource(`${BUNDLED}${id}.taxonomy.yaml`);
    return source ? [taxonomyOf(source, undefined)] : [];
  });
}

/** Returns the ids of the bundled scales of a kind. */
export function bundledScales(of: ScaleName): string[] {
  return scalesInProgram(of).map(({ id }) => id);
}

/** The best known scales, which come first: many scales share words, and readers know these. */
const WELL_KNOWN = ["icd-203-likelihood", "icd-203-confidence", "phia-likelihood", "phia-confidence"];

/** Returns the bundled scales of a kind, the best known first. */
export function scalesInProgram(of: ScaleName): Scale[] {
  const scales = Object.keys(bundled).flatMap((name) => {
    const source = name.endsWith(".scale.yaml") ? bundledSource(BUNDLED + name) : undefined;
    const scale = source && readScale(source);
    return scale?.of === of ? [scale] : [];
  });
  const place = ({ id }: Scale): number => (WELL_KNOWN.includes(id) ? WELL_KNOWN.indexOf(id) : Infinity);
  return scales.toSorted((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
}

/** The scales of documents that do not declare any. */
const defaultScales: Readonly<Record<ScaleName, string | undefined>> = {
  likelihood: "icd-203-likelihood",
  confidence: "icd-203-confidence",
  reliability: "admiralty-reliability",
  credibility: "admiralty-credibility",
  impact: "nrr-impact",
  risk: undefined,
};

/** What the core gets from its environment besides files. */
interface Environment {
  /** Returns the current date, such as "2026-11-25". Only the environment reads the clock. */
  readonly today?: () => string;
}

/** Resolves the references from a file to other files. */
export class Library {
  readonly files: Files;
  readonly #today: (() => string) | undefined;

  constructor(files: Files, { today }: Environment = {}) {
    this.files = files;
    this.#today = today;
  }

  /** The current date, if the environment provides it. */
  get today(): string | undefined {
    return this.#today?.();
  }

  /**
   * Returns a file by its URI, bundled or not.
   * @param from The URI of the file that names it, if one does.
   */
  read(uri: string, from?: string): Source | undefined {
    return bundledSource(uri) ?? this.files.read(uri, from);
  }

  /** Returns why a file cannot be read by its URI, as `read` does. */
  whyUnread(uri: string, from?: string): Unread {
    return this.files.why?.(uri, from) ?? MISSING;
  }

  /** Returns the URI of the file that `reference` names in the file `from`. */
  uriOf(reference: string, from: string): string {
    return fileUri(reference, from);
  }

  /** Returns the file that `reference` names in the file `from`. */
  file(reference: string, from: string): Source | undefined {
    return this.files.read(this.uriOf(reference, from), from);
  }

  /** Returns why the file that `reference` names in the file `from` cannot be read. */
  why(reference: string, from: string): Unread {
    return this.whyUnread(this.uriOf(reference, from), from);
  }

  /** Lists the folder that `reference` names in the file `from`; with an empty reference, the folder of that file. */
  list(reference: string, from: string, wanted: ListingFilter): Listing {
    const folder = this.uriOf(reference === "" ? "." : reference, from);
    return this.files.list?.(folder, wanted, from) ?? emptyListing;
  }

  /** Returns the superseded assessment that `reference` names in the file `from`. */
  superseded(reference: string, from: string): PreviousAssessment | undefined {
    const source = this.file(reference, from);
    return source && source.uri !== from && isOfKind(source, "assessment")
      ? previousAssessmentIn(source)
      : undefined;
  }

  /** Returns a taxonomy by the id of a bundled one or by its path. */
  taxonomy(reference: string, from: string): Taxonomy | undefined {
    return this.#taxonomy(reference, from, []);
  }

  #taxonomy(reference: string, from: string, open: readonly string[]): Taxonomy | undefined {
    const source = this.#taxonomySource(reference, from);
    if (!source || open.includes(source.uri) || !isOfKind(source, "taxonomy")) return undefined;
    const parent = parentOf(source);
    return taxonomyOf(
      source,
      parent === undefined ? undefined : this.#taxonomy(parent, source.uri, [...open, source.uri]),
    );
  }

  #taxonomySource(reference: string, from: string): Source | undefined {
    return (
      bundledSource(`${BUNDLED}${reference}.taxonomy.yaml`) ??
      (isPath(reference) ? this.file(reference, from) : undefined)
    );
  }

  /** Returns whether a taxonomy can be read, and whether it leads back to the file that names it. */
  taxonomyState(reference: string, from: string): FileState {
    const open = (name: string, at: string): Source | undefined => this.#taxonomySource(name, at);
    return this.#chain({ reference, from }, { kind: "taxonomy", open, next: parentOf });
  }

  /** Returns whether a superseded assessment can be read, and whether it leads back to the file that names it. */
  supersededState(reference: string, from: string): FileState {
    const open = (name: string, at: string): Source | undefined => this.file(name, at);
    return this.#chain({ reference, from }, { kind: "assessment", open, next: supersededBy });
  }

  #chain({ reference, from }: { reference: string; from: string }, { kind, open, next }: Chain): FileState {
    const first = open(reference, from);
    const seen = new Set<string>();
    for (let source = first; source && !seen.has(source.uri);) {
      if (source.uri === from) return "circular";
      seen.add(source.uri);
      const name = next(source);
      source = name === undefined ? undefined : open(name, source.uri);
    }
    if (first) return isOfKind(first, kind) ? "found" : "unreadable";
    return kind === "assessment" || isPath(reference) ? this.why(reference, from).state : "missing";
  }

  /** Returns the scale of a kind: the declared one, by id or path, else the default. */
  scale(of: ScaleName, declared: string | undefined, from: string): Scale | undefined {
    const id = declared ?? defaultScales[of];
    if (id === undefined) return undefined;
    const source =
      bundledSource(`${BUNDLED}${id}.scale.yaml`) ??
      bundledSource(`${BUNDLED}${id}-${of}.scale.yaml`) ??
      (isPath(id) ? this.file(id, from) : undefined);
    return source && isOfKind(source, "scale") ? readScale(source) : undefined;
  }

  /** Returns whether a scale can be read. */
  scaleState(of: ScaleName, declared: string, from: string): FileState {
    if (this.scale(of, declared, from)) return "found";
    if (!isPath(declared)) return "missing";
    return this.file(declared, from) ? "unreadable" : this.why(declared, from).state;
  }

  /** Returns whether a file of a house can be read. The program has styles of citations of its own, by name. */
  houseFileState(kind: HouseFileKind, reference: string, from: string): FileState {
    if (kind === "citation-style" && !isOwnStyle(reference)) return "found";
    if (kind === "citation-style" && !isPath(reference)) return "missing";
    const source = this.file(reference, from);
    // A document of Word is not a text.
    const state = source ? "found" : this.why(reference, from).state;
    if (kind === "template") return state === "not-text" ? "found" : state === "found" ? "unreadable" : state;
    return kind === "citation-style" && source && !/<style[\s>]/.test(source.text) ? "unreadable" : state;
  }

  /** Returns whether a bibliography can be read. */
  bibliographyState(reference: string, from: string): FileState {
    const source = this.file(reference, from);
    if (!source) return this.why(reference, from).state;
    return readBibliography(source).size > 0 ? "found" : "unreadable";
  }

  /** Returns the works in a bibliography (BibTeX, CSL or RIS) by key; `undefined` if it cannot be read. */
  bibliography(reference: string, from: string): Bibliography | undefined {
    const source = this.file(reference, from);
    const works = source && readBibliography(source);
    return works?.size === 0 && source?.text.trim() !== "" ? undefined : works;
  }
}

const MISSING: Unread = { state: "missing", failure: "" };

function supersededBy(source: Source): string | undefined {
  return textOf(
    firstSectionsIn(source, "assessment").find((section) => section.name === "supersedes")?.value,
  );
}

const taxonomyOf = memoOn((source: Source, parent: Taxonomy | undefined) => readTaxonomy(source, parent));
