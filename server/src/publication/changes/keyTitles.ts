/** The titles of keys in reports of changes. */
import { t } from "@vscode/l10n";
import { labelOfKey } from "../../format/labels.ts";
import type { Schema } from "../../format/schema.ts";
import { propertyOf } from "../../format/schema.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { capitalized, translated } from "../../language/texts.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";

/** The label of a key; the words of a key of the author's own: "File number (own field)" for `x-file-number`. */
export function titleOfKey(key: string, schema: Schema | undefined): string {
  if (!isOwnKey(key)) return translated(labelOfKey(key, schema && propertyOf(schema, key)));
  const words = key.slice(2).replace(/[-_]+/g, " ").trim();
  return words === "" ? showHidden(key) : t("{0} (own field)", capitalized(showHidden(words)));
}
