/** The library: every file that a document can name, and the taxonomies and scales that come with the program. */
import { Utils, URI } from "vscode-uri";
import type { ScaleName } from "../format/schema.ts";
import type { Bibliography } from "../model/bibliography.ts";
import { readBibliography } from "../model/bibliography.ts";
import type { Earlier } from "../model/earlier.ts";
import { earlierIn } from "../model/earlier.ts";
import type { Scale } from "../model/scale.ts";
import { readScale } from "../model/scale.ts";
import type { Taxonomy } from "../model/taxonomy.ts";
import { parentOf, readTaxonomy } from "../model/taxonomy.ts";
import { documentsOf } from "../syntax/document.ts";
import { memo, memoOn } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import { Source } from "../syntax/source.ts";
import { bundled } from "./bundled.generated.js";

/** Reads other files: the one way in which the core learns of anything but a text. */
export interface Files {
  /** The newest version of a file; the same object while it is unchanged, `undefined` where it cannot be read. */
  read(uri: string): Source | undefined;
  /** What a folder holds; who cannot or must not look into it says that it is empty. */
  list?(uri: string, wanted: Wanted): Listing;
}

/** A file or folder in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Which entries of a folder are asked for, and how many at most. */
export interface Wanted {
  readonly isWanted: (entry: FolderEntry) => boolean;
  readonly most: number;
}

export interface Listing {
  readonly entries: readonly FolderEntry[];
  /** Whether there may be more. */
  readonly isPartial: boolean;
}

/** The address of a bundled file; no editor has it open, and its text is in the program. */
export const BUNDLED = "threat-assessment:/";

const bundledFiles = new Map(
  Object.entries(bundled).map(([name, text]) => [BUNDLED + name, { uri: BUNDLED + name, text }]),
);

const sourceOf = memo(({ uri, text }: { uri: string; text: string }) => Source.of(uri, text));

/** A bundled file, split when it is first asked for. */
function bundledSource(uri: string): Source | undefined {
  const file = bundledFiles.get(uri);
  return file && sourceOf(file);
}

/** The text of a bundled file, if the address is that of one. */
export function bundledText(uri: string): string | undefined {
  return bundledFiles.get(uri)?.text;
}

/** The ids of the bundled taxonomies. */
export const bundledTaxonomies: readonly string[] = Object.keys(bundled).flatMap(
  (name) => /^(.*)\.taxonomy\.yaml$/.exec(name)?.[1] ?? [],
);

/** The ids of the bundled scales of a kind. */
export function bundledScales(of: ScaleName): string[] {
  return scalesInProgram(of).map(({ id }) => id);
}

/** The bundled scales of a kind. */
export function scalesInProgram(of: ScaleName): Scale[] {
  return Object.keys(bundled).flatMap((name) => {
    const source = name.endsWith(".scale.yaml") ? bundledSource(BUNDLED + name) : undefined;
    const scale = source && readScale(source);
    return scale?.of === of ? [scale] : [];
  });
}

/** The scales that hold where a document declares none. */
const defaultScales: Readonly<Record<ScaleName, string | undefined>> = {
  likelihood: "icd-203-likelihood",
  confidence: "icd-203-confidence",
  reliability: "admiralty-reliability",
  credibility: "admiralty-credibility",
  impact: "nrr-impact",
  risk: undefined,
};

/** What the core learns of its surroundings besides files. */
export interface Surroundings {
  /** The day on which the documents are read, such as "2026-11-25"; nobody but the surroundings looks at a clock. */
  readonly today?: () => string;
}

export class Library {
  readonly files: Files;
  readonly #today: (() => string) | undefined;

  constructor(files: Files, { today }: Surroundings = {}) {
    this.files = files;
    this.#today = today;
  }

  /** The day on which the documents are read, where the surroundings say so. */
  get today(): string | undefined {
    return this.#today?.();
  }

  /** A file by its address, whether it comes with the program or not. */
  read(uri: string): Source | undefined {
    return bundledSource(uri) ?? this.files.read(uri);
  }

  /** The address of the file that `reference` names in the file `from`. */
  address(reference: string, from: string): string {
    // Half of an emoji has no place in an address.
    const path = reference.toWellFormed();
    return /^[a-z][a-z0-9+.-]+:/i.test(path)
      ? path
      : Utils.resolvePath(Utils.dirname(onDisk(URI.parse(from))), path).toString();
  }

  /** The file that `reference` names in the file `from`. */
  file(reference: string, from: string): Source | undefined {
    return this.files.read(this.address(reference, from));
  }

  /** What the folder holds that `reference` names in the file `from`; without a name, the folder of that file. */
  list(reference: string, from: string, wanted: Wanted): Listing {
    const folder = this.address(reference === "" ? "." : reference, from);
    return this.files.list?.(folder, wanted) ?? { entries: [], isPartial: false };
  }

  /** The superseded assessment that `reference` names in the file `from`. */
  superseded(reference: string, from: string): Earlier | undefined {
    const source = this.file(reference, from);
    return source && source.uri !== from ? earlierIn(source) : undefined;
  }

  /** A taxonomy by the id of a bundled one or by its path. */
  taxonomy(reference: string, from: string): Taxonomy | undefined {
    return this.#taxonomy(reference, from, []);
  }

  #taxonomy(reference: string, from: string, open: readonly string[]): Taxonomy | undefined {
    const source = this.#taxonomySource(reference, from);
    if (!source || open.includes(source.uri)) return undefined;
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

  /** Whether a taxonomy can be read, and whether it leads back to the file that names it. */
  taxonomyState(reference: string, from: string): "found" | "missing" | "circular" {
    return this.#chain({ reference, from }, (name, at) => this.#taxonomySource(name, at), parentOf);
  }

  /** Whether a superseded assessment can be read, and whether it leads back to the file that names it. */
  supersededState(reference: string, from: string): "found" | "missing" | "circular" {
    return this.#chain({ reference, from }, (name, at) => this.file(name, at), supersededBy);
  }

  #chain(
    { reference, from }: { reference: string; from: string },
    open: (reference: string, from: string) => Source | undefined,
    next: (source: Source) => string | undefined,
  ): "found" | "missing" | "circular" {
    const first = open(reference, from);
    const seen = new Set<string>();
    for (let source = first; source && !seen.has(source.uri);) {
      if (source.uri === from) return "circular";
      seen.add(source.uri);
      const name = next(source);
      source = name === undefined ? undefined : open(name, source.uri);
    }
    return first ? "found" : "missing";
  }

  /** The scale of a kind: the declared one, by id or path, else the default. */
  scale(of: ScaleName, declared: string | undefined, from: string): Scale | undefined {
    const id = declared ?? defaultScales[of];
    if (id === undefined) return undefined;
    const source =
      bundledSource(`${BUNDLED}${id}.scale.yaml`) ??
      bundledSource(`${BUNDLED}${id}-${of}.scale.yaml`) ??
      (isPath(id) ? this.file(id, from) : undefined);
    return source && readScale(source);
  }

  /** The works in a bibliography (BibTeX, CSL JSON or CSL YAML), by their keys; `undefined` where it cannot be read. */
  bibliography(reference: string, from: string): Bibliography | undefined {
    const source = this.file(reference, from);
    return source && readBibliography(source);
  }
}

/** The address that a file will have once it is saved: what it names is on the disk already. */
function onDisk(uri: URI): URI {
  return uri.scheme === "untitled" ? uri.with({ scheme: "file" }) : uri;
}

/** Whether a reference names a file and no bundled thing. */
export function isPath(reference: string): boolean {
  return /[./\\]/.test(reference);
}

function supersededBy(source: Source): string | undefined {
  return textOf(documentsOf(source)[0]?.sections.find((section) => section.name === "supersedes")?.value);
}

const taxonomyOf = memoOn((source: Source, parent: Taxonomy | undefined) => readTaxonomy(source, parent));
