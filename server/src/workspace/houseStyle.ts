/** How documents for readers look in a house, as its configuration says. */
import { memberOf } from "../syntax/ownMember.ts";

/** How documents look. Paths are relative to the configuration. */
export interface HouseStyle {
  /** How much of an assessment is written. */
  readonly style?: "brief" | "full";
  /** A document or template of Word. */
  readonly template?: string;
  /** A style sheet for HTML. */
  readonly css?: string;
  /** The style of citations: the name of one of the program, or a file of CSL. */
  readonly citations?: string;
}

/** The names of the styles of citations that are part of the program. The first is the default. */
export const citationStyles = ["chicago-notes", "chicago-author-date", "apa"] as const;

/** Whether a style of citations is a file of the house, not one of the program. */
export function isOwnStyle(citations: string): boolean {
  return !citationStyles.some((name) => name === citations);
}

/** The kinds of files that a house has, by the key of the configuration that names them. */
export const houseFileKinds = {
  template: "template",
  css: "style-sheet",
  citations: "citation-style",
} as const;

/** A kind of file of a house. */
export type HouseFileKind = (typeof houseFileKinds)[keyof typeof houseFileKinds];

/** Reads the style of a house from the value of a configuration. What is not valid is left out. */
export function houseStyleIn(written: Readonly<Record<string, unknown>>): HouseStyle {
  const style = (["brief", "full"] as const).find((each) => each === written.style);
  const paths = (["template", "css", "citations"] as const).flatMap((key) => {
    const path = memberOf(written, key);
    return typeof path === "string" ? [[key, path] as const] : [];
  });
  return { ...(style && { style }), ...Object.fromEntries(paths) };
}
