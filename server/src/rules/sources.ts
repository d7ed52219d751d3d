/** What is wrong in files of sources: such a file is no document, and no rule reads it; each fault belongs to a rule. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { counted } from "../language/counted.ts";
import type { Fault } from "../model/bibliography.ts";
import { faultsOf, formatOf } from "../model/bibliography.ts";
import { memo, memoOn } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import { configurationFor } from "../workspace/configuration.ts";
import type { Library } from "../workspace/library.ts";
import type { Link } from "../workspace/links.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import type { FileFinding } from "./inspect.ts";
import { withoutTooMany } from "./most.ts";
import type { Problem } from "./rule.ts";

/** The rules that report what is wrong in files of sources. */
type RuleOfSources =
  "no-circular-reference" | "no-duplicate-id" | "no-syntax-error" | "no-undefined-reference";

/** A problem in a file of sources. */
export interface SourcesProblem extends Pick<Problem, "place" | "message" | "related"> {
  readonly rule: RuleOfSources;
}

/** What is wrong in a file of sources, in the order of the text. */
export const problemsInSources = memo((source: Source): readonly SourcesProblem[] =>
  faultsOf(source).map((fault) => ({
    rule: ruleFor(fault.kind),
    place: source.place(fault),
    message: messageFor(fault, formatOf(source.uri)),
    ...(fault.first
      ? {
          related: [
            { place: source.place(fault.first), message: t("The first entry with this key"), source },
          ],
        }
      : {}),
  })),
);

function ruleFor(kind: Fault["kind"]): RuleOfSources {
  switch (kind) {
    case "duplicate":
      return "no-duplicate-id";
    case "no-parent":
      return "no-undefined-reference";
    case "circle":
      return "no-circular-reference";
    default:
      return "no-syntax-error";
  }
}

/** Whether a file of sources has any source; of one that has none, `no-missing-file` says so. */
export function isReadable({ state }: Pick<Link, "state">): boolean {
  return state === "found";
}

/** What one rule says where a document names files of sources: the first problem in each, and the places of all. */
export function* problemsAt(
  links: readonly Pick<Link, "name" | "sources">[],
  rule: RuleOfSources,
): Iterable<Problem> {
  for (const { name, sources } of links) {
    const all = sources ? problemsInSources(sources).filter((each) => each.rule === rule) : [];
    const [first] = all;
    if (!sources || !first) continue;
    const line = sources.range(first.place).start.line + 1;
    const message = t('Line {0} of "{1}": {2}', line, name.text, first.message);
    yield {
      place: name.place,
      message: sentences(message, othersLike(all.length - 1)),
      related: all.slice(0, MOST_RELATED).map((each) => ({ ...each, source: sources })),
    };
  }
}

const MOST_RELATED = 10;

function othersLike(others: number): string {
  if (others === 0) return "";
  return counted(
    t(
      "{others, plural, one {One more problem of this kind is} other {# more problems of this kind are}} in that file.",
    ),
    { others },
  );
}

/** The findings in a file of sources, with the rules that its configuration has on. */
export function inspectSources(
  source: Source,
  library: Library,
  chosen: readonly ActiveRule[] | undefined,
): readonly FileFinding[] {
  return inspected(source, chosen ?? activeRules(configurationFor(source.uri, library.files)));
}

const inspected = memoOn((source: Source, active: readonly ActiveRule[]): readonly FileFinding[] =>
  withoutTooMany(located(source, active)),
);

function located(source: Source, active: readonly ActiveRule[]): readonly FileFinding[] {
  return problemsInSources(source).flatMap(({ rule: id, place, message, related = [] }) => {
    const found = active.find(({ rule }) => rule.id === id);
    if (!found) return [];
    return [
      {
        rule: id,
        severity: found.severity ?? found.rule.severity,
        message,
        range: source.range(place),
        related: related.map((each) => ({
          uri: source.uri,
          range: source.range(each.place),
          message: each.message,
        })),
        suggestions: [],
        fixes: [],
      },
    ];
  });
}

function messageFor({ kind, key = "", first }: Fault, format: ReturnType<typeof formatOf>): string {
  switch (kind) {
    case "empty":
      return t("The file is empty: it has no source that could be cited.");
    case "no-entry":
      return noEntry(format);
    case "unreadable":
      return format === "json"
        ? t(
            "The file is not valid JSON from here on, so sources may be missing. Check commas, quotation marks and brackets.",
          )
        : t(
            "The file is not valid YAML from here on, so sources may be missing. Check indentation, quotation marks and brackets.",
          );
    case "no-key":
      return noKey(format);
    case "no-comma":
      return t("The key ends here, but no comma follows. Write a comma; a key cannot have spaces.");
    case "no-brace":
      return t("This entry is not read: its opening brace is missing. Add it behind the type.");
    case "no-field":
      return t("This is not a field, so it is not read. Write a name, an equals sign and a value in braces.");
    case "bare-words":
      return t("Only the first of these words is read as the value. Put the text in braces.");
    case "no-macro":
      return t("No @string in this file defines this name. Define it, or put the text in braces.");
    case "duplicate":
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
    case "no-parent":
      return t(
        'No entry in this file has the key "{0}", so nothing is inherited from it. Correct the key, or add the entry.',
        key,
      );
    case "circle":
      return t(
        'Here an entry inherits from itself, by way of "{0}". Delete one of the keys in this circle.',
        key,
      );
    case "second-document":
      return t(
        "A second YAML document begins here, and its sources are not read. Move them into the list of the first.",
      );
    case "unclosed-entry":
      return format === "ris"
        ? t('This entry never ends: the line "ER  - " is missing.')
        : t(
            "This entry never ends: a closing brace is missing. Add it where the entry or one of its fields ends.",
          );
    case "unclosed-value":
      return t("The brace or quotation mark opened here is never closed. Close it where the text ends.");
    case "stray-brace":
      return t("This brace closes nothing. Delete it, or add the opening brace that is missing above.");
  }
}

function noEntry(format: ReturnType<typeof formatOf>): string {
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

function noKey(format: ReturnType<typeof formatOf>): string {
  switch (format) {
    case "bib":
      return t(
        "This entry has no key, so nothing can cite it. Write a key and a comma after the opening brace.",
      );
    case "ris":
      return t(
        'This entry has neither an id nor a DOI, so nothing can cite it. Add a line "ID  - " with a key.',
      );
    default:
      return t('This entry has no "id", so nothing can cite it. Add one.');
  }
}
