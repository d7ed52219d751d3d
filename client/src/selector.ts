/** The document selector of the client: our languages, in every scheme that an open folder has. */
import { workspace } from "vscode";

/** The schemes that exist without a folder; bundled documents have one of their own. */
const ALWAYS = ["file", "untitled", "threat-assessment"];

/** A document selector that can grow. */
interface Selector {
  /** Grows in place, so that a restarted client sees what was added. */
  readonly filters: { readonly language: string; readonly scheme: string }[];
  /**
   * Adds schemes.
   * @returns Whether any of them was new.
   */
  readonly addSchemes: (schemes: readonly string[]) => boolean;
}

/** The selector for these languages, in the schemes that always exist. */
export function selectorFor(languages: readonly string[]): Selector {
  const known = new Set<string>();
  const filters: Selector["filters"] = [];
  const addSchemes: Selector["addSchemes"] = (schemes) => {
    const fresh = new Set(schemes.filter((scheme) => !known.has(scheme)));
    for (const scheme of fresh) {
      known.add(scheme);
      filters.push(...languages.map((language) => ({ language, scheme })));
    }
    return fresh.size > 0;
  };
  addSchemes([...ALWAYS, ...schemesOfFolders()]);
  return { filters, addSchemes };
}

/**
 * The schemes of the open folders. Other schemes stay out: the versions that git shows next to a file cannot be edited,
 * so problems in them help no user.
 */
export function schemesOfFolders(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
}
