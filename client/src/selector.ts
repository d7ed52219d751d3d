/** The documents that the server is told of: those of our languages, wherever the folders that are open lie. */
import { workspace } from "vscode";

/** What there is without a folder; what comes with the program has a scheme of its own. */
const ALWAYS = ["file", "untitled", "threat-assessment"];

export interface Selector {
  /** Grows, so that a client that begins again has what was added. */
  readonly filters: { readonly language: string; readonly scheme: string }[];
  /** Adds what is new among some schemes. @returns Whether anything was. */
  readonly take: (schemes: readonly string[]) => boolean;
}

export function selectorFor(languages: readonly string[]): Selector {
  const known = new Set<string>();
  const filters: Selector["filters"] = [];
  const take: Selector["take"] = (schemes) => {
    const fresh = new Set(schemes.filter((scheme) => !known.has(scheme)));
    for (const scheme of fresh) {
      known.add(scheme);
      filters.push(...languages.map((language) => ({ language, scheme })));
    }
    return fresh.size > 0;
  };
  take([...ALWAYS, ...schemesOfFolders()]);
  return { filters, take };
}

/**
 * The schemes of the folders that are open. Others stay out: versions that git shows beside a file are no files in which anybody
 * could mend something.
 */
export function schemesOfFolders(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
}
