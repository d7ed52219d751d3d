/** Messages for the problems in a bibliography file. */
import { t } from "@vscode/l10n";
import type { BibliographyProblem, formatOf } from "../model/bibliography/bibliography.ts";

type Format = ReturnType<typeof formatOf>;

/** Returns the message for a problem in a bibliography file of the given format. */
export function messageFor(problem: BibliographyProblem, format: Format): string {
  return messages[problem.kind](problem, format);
}

const messages: Readonly<
  Record<BibliographyProblem["kind"], (problem: BibliographyProblem, format: Format) => string>
> = {
  empty: () => t("The file is empty: it has no source that could be cited."),
  "no-entry": (_, format) => noEntry(format),
  unreadable: (_, format) => unreadable(format),
  "no-key": (_, format) => noKey(format),
  "no-comma": () => t("Expected a comma after the key. Write a comma. A key cannot have spaces."),
  "no-brace": () => t("This entry is not read: its opening brace is missing. Add it after the type."),
  "no-field": () =>
    t("This is not a field, so it is not read. Write a name, an equals sign and a value in braces."),
  "bare-words": () => t("Only the first of these words is read as the value. Put the text in braces."),
  "no-macro": () => t("No @string in this file defines this name. Define it, or put the text in braces."),
  duplicate: ({ key = "", first }) => duplicate(key, first),
  "no-parent": ({ key = "" }) =>
    t(
      'No entry in this file has the key "{0}", so nothing is inherited from it. Correct the key, or add the entry.',
      key,
    ),
  circle: ({ key = "" }) =>
    t('This entry inherits from itself through "{0}". Delete one of the keys in this circle.', key),
  "second-document": () =>
    t(
      "A second YAML document begins here, and its sources are not read. Move them into the list of the first.",
    ),
  "unclosed-entry": (_, format) =>
    format === "ris"
      ? t('This entry is not closed: the line "ER  - " is missing.')
      : t(
          "This entry is not closed: a closing brace is missing. Add it where the entry or one of its fields ends.",
        ),
  "unclosed-value": () =>
    t("The brace or quotation mark opened here is never closed. Close it where the text ends."),
  "stray-brace": () => t("Unexpected closing brace. Delete it, or add the missing opening brace above."),
};

function duplicate(key: string, first: BibliographyProblem["first"]): string {
  return first && first.text !== key
    ? t(
        'BibTeX ignores case, so the keys "{0}" and "{1}" are the same to it. Rename one of the two.',
        key,
        first.text,
      )
    : t(
        'Another entry has the key "{0}", and citations refer to that one. Rename or delete one of the two.',
        key,
      );
}

function unreadable(format: Format): string {
  return format === "json"
    ? t(
        "The file is not valid JSON from here on, so sources may be missing. Check commas, quotation marks and brackets.",
      )
    : t(
        "The file is not valid YAML from here on, so sources may be missing. Check indentation, quotation marks and brackets.",
      );
}

function noEntry(format: Format): string {
  switch (format) {
    case "bib":
      return t(
        'No source can be read from this file: expected entries of BibTeX, which begin with "@" and a type.',
      );
    case "ris":
      return t('No source can be read from this file: expected entries of RIS, which begin with "TY  - ".');
    default:
      return t('No source can be read from this file: expected a list of CSL entries, each with an "id".');
  }
}

function noKey(format: Format): string {
  switch (format) {
    case "bib":
      return t(
        "This entry has no key, so it cannot be cited. Write a key and a comma after the opening brace.",
      );
    case "ris":
      return t(
        'This entry has neither an id nor a DOI, so it cannot be cited. Add a line "ID  - " with a key.',
      );
    default:
      return t('This entry has no "id", so it cannot be cited. Add one.');
  }
}
