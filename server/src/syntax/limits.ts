/**
 * How large, how deep and how many: what is beyond one of these limits is not read or not checked, and a problem says so.
 * They are far above what assessments need. docs/limits.md shows them.
 */
import { t } from "@vscode/l10n";

/** Assessments, taxonomies, scales and configurations: no larger. In bytes on a disk, in UTF-16 code units in an editor. */
export const MAX_TEXT = 10_000_000;

/** Bibliographies: no larger. In bytes. */
export const MAX_BIBLIOGRAPHY = 50_000_000;

/** How many lists and maps may be nested in each other. */
export const MAX_LEVELS = 100;

/** How many problems of one file are shown. */
export const MAX_PROBLEMS = 10_000;

/** How much of one version of a text is read again, where mistakes are mended, in code units: enough for some hundred of them. */
export const MAX_PARSED_AGAIN = 300_000;

/** How much is read to try repairs out, in code units: what is not tried is not offered. */
export const MAX_TRIED = 100_000;

/** How many documents of one file are read: an assessment is one, and every rule looks at each. */
export const MAX_DOCUMENTS = 100;

/** How many rankings of a document are compared with each other, each with each, in the preview. */
export const MAX_COMPARED = 30;

/** Of a larger folder only the beginning is listed. */
export const MAX_LISTED = 20_000;

/** The problem of a file that is larger than a limit, which is given in bytes. */
export function tooLarge(limit: number): string {
  return t("The file is larger than {0} MB and is not checked. Split it into smaller files.", limit / 1e6);
}
