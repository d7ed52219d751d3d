/** Says what a user should know of a document that was written. */
import { t } from "@vscode/l10n";
import type { Note } from "./formats.ts";

/** A note as a sentence. */
export function noteText(note: Note): string {
  return "missingCharacters" in note
    ? t("No font has these characters, so their numbers are shown: {0}", note.missingCharacters.join(" "))
    : t("The figures have no pictures, only their descriptions: {0}", note.noPictures);
}
