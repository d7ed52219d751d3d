/**
 * Limits of size, depth and number. Whatever exceeds a limit is not read or not checked, and a problem says so. All
 * limits are far above what assessments need; docs/limits.md lists them.
 */
import { t } from "@vscode/l10n";

/** The largest assessment, taxonomy, scale or configuration: in bytes on disk, in UTF-16 code units in an editor. */
export const MAX_TEXT = 10_000_000;

/** The largest bibliography, in bytes. */
export const MAX_BIBLIOGRAPHY = 50_000_000;

/** The deepest nesting of lists and maps. */
export const MAX_LEVELS = 100;

/** The most problems that are shown for one file. */
export const MAX_PROBLEMS = 10_000;

/**
 * The most text that is parsed again to recover from errors, per version, in code units. Enough for several hundred
 * errors.
 */
export const MAX_PARSED_AGAIN = 300_000;

/**
 * The most text that is parsed to try out fixes, per version, in code units. Fixes that were not tried are not offered.
 */
export const MAX_TRIED = 50_000;

/** The most documents that are read in one file. An assessment is one document, and every rule checks each. */
export const MAX_DOCUMENTS = 100;

/** The most top-level keys of a document. The format has a few dozen, and every key is checked on its own. */
export const MAX_ENTRIES = 1000;

/** The most rankings of a document that the preview compares pairwise. */
export const MAX_COMPARED = 30;

/** The most entries of a folder that are listed. */
export const MAX_LISTED = 20_000;

/** The message for a file that is larger than `limit`, in bytes. */
export function tooLarge(limit: number): string {
  return t("The file is larger than {0} MB and is not checked. Split it into smaller files.", limit / 1e6);
}
