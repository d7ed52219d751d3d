/** Joins values into a list within a sentence, as the reader's language does. */
import { t } from "@vscode/l10n";
import { cachedByArguments } from "./cachedByArguments.ts";
import { language, locale, quoted } from "./texts.ts";

/** The separator before the last value: "and", "or", or a comma like the others. */
type Last = "and" | "or" | "comma";

const options: Readonly<Record<Last, Intl.ListFormatOptions>> = {
  and: { type: "conjunction" },
  or: { type: "disjunction" },
  comma: { type: "unit", style: "short" },
};

/** Joins values into a list: `a, b and c` in English. Quote words of a document first, with `quoted`. */
export function listed(values: readonly string[], last: Last = "comma"): string {
  return listedParts(values, last)
    .map(({ value }) => value)
    .join("");
}

/** Joins values into a list, and returns them and what is between them. */
export function listedParts(
  values: readonly string[],
  last: Last = "comma",
): readonly { readonly type: "element" | "literal"; readonly value: string }[] {
  return formatOf(language() === "en" ? "en-GB" : locale(), last).formatToParts(values);
}

/** Quotes values of a document or of the format, and joins them into a list. */
export function quotedList(values: readonly unknown[], last: Last = "comma"): string {
  return listed(
    values.map((value) => quoted(String(value))),
    last,
  );
}

/** A few names in a sentence, and how many more there are. */
export function fewNames(names: readonly string[], most = 5): string {
  if (names.length <= most) return listed(names, "and");
  return listed([...names.slice(0, most), t("{0} more", names.length - most)], "and");
}

/** The English messages use no serial comma, as in British English. */
const formatOf = cachedByArguments((code: string, last: Last) => new Intl.ListFormat(code, options[last]));
