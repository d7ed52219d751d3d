import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { capitalized } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import type { Node, Pair } from "../../syntax/node.ts";
import { textOf, valueAt, valueOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { isValidOption } from "../active.ts";
import { ruleNamed } from "../ids.ts";
import type { Fix, Option, Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { similarWords } from "../suggest.ts";
import { formerRule, unknownRule } from "../unknownRule.ts";
import { outsideProblems } from "./outsideProblems.ts";
import { patternProblems } from "./patternProblems.ts";
import { intendedNumber, intendedBoolean } from "./intendedValues.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import { scalarText } from "../../syntax/write/scalar.ts";

/** Reports settings for unknown rules, unknown or invalid options, and patterns that match nothing. */
export const noWrongSetting: Rule = {
  id: "no-wrong-setting",
  severity: "error",
  inBrokenPiece: "among",
  kinds: ["configuration"],
  sections: ["rules", "overrides", "ignore", "outside"],
  summary: "A configuration sets rules that exist, with options that they have, for files that can exist.",
  forReaders: "The settings of the checker name things that exist.",
  why: "A misspelled rule, option or pattern has no effect, and nobody notices: the team believes that something is checked, but it is not. A former name of a rule still works, and the problem offers the present one.",
  source: "ESLint (a configuration with an unknown rule or a wrong option is refused)",
  examples: [
    bad`
rules:
  no-placehoder: off
  ^^^^^^^^^^^^^ There is no rule "no-placehoder". Did you mean "no-placeholder"?
  require-move-reason:
    options: {kk: 4}
              ^^ "require-move-reason" has no option "kk". It has "k".
overrides:
  - files: [drafts/**]
    rules:
      require-move-reason: {options: {k: none}}
                                         ^^^^ "k" of "require-move-reason" must be a whole number of at least 1, not "none". Until you correct it, the value is 3.
      no-placeholder: {options: {words: [TBD]}}
                                 ^^^^^ "no-placeholder" has no options.
`,
    bad`
ignore:
  - archive\old
    ^^^^^^^^^^^ A backslash makes the next character literal, so "archive\old" does not match the files of a folder. Write "archive/old".
  - "{drafts,notes}/**"
    ^^^^^^^^^^^^^^^^^^^ "{drafts,notes}/**" matches no file: braces have no special meaning in patterns, as in \`.gitignore\`. Write one pattern for each: "drafts/**", "notes/**".
overrides:
  - files: ../shared/*.threat.yaml
           ^^^^^^^^^^^^^^^^^^^^^^^ "../shared/*.threat.yaml" matches no file, because patterns apply to paths relative to the folder of this configuration. Move the pattern to a configuration in a folder above, or write the path from here.
    preset: strict
`,
    bad`
outside:
  - /
    ^ "/" lets documents refer to every file of this computer. Name only the folders that they need.
  - ~/shared
    ^^^^^^^^ "~/shared" does not mean your home folder here. Write the path of a folder, relative to this file.
  - https://example.org/shared
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ "https://example.org/shared" is an address, not a folder. Documents can only refer to files: write the path of a folder, such as "../shared".
  - ""
    ^^ This path is empty. Write the path of a folder, such as "../shared".
`,
    good`
preset: strict
outside: [../shared]
rules:
  no-placeholder: off
  require-move-reason: {severity: warning, options: {k: 4}}
ignore: [./archive, "*.old.threat.yaml", drafts/**, "!drafts/final.threat.yaml"]
`,
  ],
  *checkItem({ item, section }: Facts) {
    const { piece, key, value } = item;
    if (section === "rules" && key) yield* problemsIn({ key, value }, piece);
    if (section === "ignore") yield* patternProblems(value, piece);
    if (section === "outside") yield* outsideProblems(value, piece);
    if (section !== "overrides") return;
    yield* patternProblems(valueAt(value, "files"), piece);
    const inOverride = valueAt(value, "rules");
    for (const pair of pairsOf(inOverride)) yield* problemsIn(pair, piece);
  },
};

function* problemsIn({ key, value }: Pick<Pair, "key" | "value">, piece: Piece): Generator<Problem> {
  const id = textOf(key);
  if (id === undefined || isOwnKey(id)) return;
  const rule = ruleNamed(id);
  if (!rule) {
    yield { span: pieceSpan(piece, key), ...unknownRule(id) };
    return;
  }
  const former = formerRule(id);
  if (former) yield { span: pieceSpan(piece, key), ...former };
  const known = rule.options ?? {};
  for (const pair of pairsOf(valueAt(value, "options"))) {
    const name = textOf(pair.key) ?? "";
    const option = memberOf(known, name);
    if (!option) yield unknownOption(pair, { id, names: Object.keys(known), piece });
    else if (!isValidOption(valueOf(pair.value), option))
      yield {
        span: pieceSpan(piece, pair.value && pair.value.end > pair.value.start ? pair.value : pair.key),
        fixes: fixesOf(pair.value, option, piece),
        message: unfit(textOf(pair.value), { name, id, option }),
      };
  }
}

function unfit(
  text: string | undefined,
  { name, id, option }: { name: string; id: string; option: Option },
): string {
  const { type, minimum } = option;
  return formatMessage(
    t(
      '"{name}" of "{rule}" must be {type, select, integer {a whole number} atLeastInteger {a whole number of at least {minimum}} number {a number} atLeastNumber {a number of at least {minimum}} boolean {true or false} array {a list of words} other {a word}}{hasText, select, yes {, not "{text}"} other {}}. Until you correct it, the value is {default}.',
    ),
    {
      name,
      rule: id,
      type: minimum === undefined ? type : `atLeast${capitalized(type)}`,
      minimum: String(minimum),
      hasText: text === undefined ? "no" : "yes",
      text: text ?? "",
      default: JSON.stringify(option.default),
    },
  );
}

function unknownOption(
  { key }: Pair,
  { id, names, piece }: { id: string; names: readonly string[]; piece: Piece },
): Problem {
  const name = textOf(key) ?? "";
  const suggestions = similarWords(name, names);
  const message =
    names.length === 0
      ? t('"{0}" has no options.', id)
      : t('"{0}" has no option "{1}". It has {2}.', id, name, quotedList(names));
  return { span: pieceSpan(piece, key), suggestions, message };
}

/** Returns the fix for a number or boolean that is written as text. */
function fixesOf(node: Node | undefined, option: Option, piece: Piece): readonly Fix[] {
  const text = node?.kind === "scalar" ? textOf(node) : undefined;
  if (!node || text === undefined) return [];
  const intended = option.type === "boolean" ? intendedBoolean(text) : numberIn(text, option);
  if (intended === undefined || !isValidOption(intended, option)) return [];
  const edits = [{ span: pieceSpan(piece, node), text: scalarText(intended) }];
  return [{ title: t("Write {0}", String(intended)), edits, isSafe: false }];
}

function numberIn(text: string, { type }: Option): number | undefined {
  if (type !== "integer" && type !== "number") return undefined;
  return intendedNumber(text, type === "integer" ? "whole" : "decimal");
}

function pairsOf(node: Node | undefined): readonly Pair[] {
  return node?.kind === "map" ? node.pairs : [];
}
