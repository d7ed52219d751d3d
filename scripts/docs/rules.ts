/** Renders a page for each rule, and an index by group. */
import { showHiddenInColumns } from "../../server/src/language/hiddenCharacters.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { schemas } from "../../server/src/format/schema.ts";
import { groupOf } from "../../server/src/rules/index.ts";
import type { Example, Rule } from "../../server/src/rules/rule.ts";
import { codeSpan, fencedCode, generatedFrom, heading, link, page, tableOf } from "./markdown.ts";
import { allowedWords } from "./values.ts";
import { capitalized } from "../../server/src/language/texts.ts";
import { wordsOf } from "./words.ts";

/** A rule with the name of its group. */
export interface GroupedRule {
  readonly rule: Rule;
  readonly group: string;
}

/** All rules with their groups, in the order of the catalogue. */
export function grouped(rules: readonly Rule[]): GroupedRule[] {
  return rules.map((rule) => ({ rule, group: groupOf(rule.id) ?? "" }));
}

/** The index: a table for each group, in the order of the catalogue. */
export function rulesIndex(all: readonly GroupedRule[]): string {
  const names = [...new Set(all.map(({ group }) => group))];
  return page([
    generatedFrom("the rules in server/src/rules"),
    heading(1, "Rules"),
    INTRODUCTION,
    ...names.flatMap((name) => [
      heading(2, titleOf(name)),
      tableOf(
        ["Rule", "Severity", "Preset", "Requirement"],
        all.filter(({ group }) => group === name).map(({ rule }) => rowOf(rule)),
      ),
    ]),
  ]);
}

/** The page of a rule. */
export function rulePage({ rule, group }: GroupedRule): string {
  return page([
    generatedFrom(`server/src/rules/${group}/${rule.id}.ts`),
    heading(1, rule.id),
    rule.summary,
    `Severity: **${rule.severity}** · Preset: ${presetOf(rule)} · Group: ${link(titleOf(group), `README.md#${group}`)} · Checks: ${kindsOf(rule)}, ${partsOf(rule)}`,
    heading(2, "Why"),
    rule.why,
    ...optionParts(rule),
    heading(2, "Examples"),
    ...rule.examples.flatMap(exampleParts),
    heading(2, "Source"),
    `${rule.source}.`.replace(/\.\.$/, "."),
  ]);
}

/** The options of the rule. */
function optionParts({ options }: Rule): string[] {
  if (!options) return [];
  const rows = Object.entries(options).map(([name, { type, default: value, description }]) => [
    codeSpan(name),
    type,
    codeSpan(JSON.stringify(value)),
    description,
  ]);
  return [heading(2, "Options"), tableOf(["Option", "Value", "Default", "Meaning"], rows)];
}

function exampleParts({ good, text, fixed, options }: Example): string[] {
  const verdict = good
    ? "**Correct:** the rule reports nothing."
    : "**Wrong:** the rule reports the words above `^`.";
  const chosen = options ? ` With the options ${codeSpan(JSON.stringify(options))}.` : "";
  return [
    verdict + chosen,
    fencedCode("yaml", showHiddenInColumns(text)),
    ...(fixed === undefined ? [] : ["After the quick fix:", fencedCode("yaml", fixed)]),
  ];
}

const configuration = schemas.configuration;

const INTRODUCTION = `Rules check what a schema cannot check. Every problem shows the id of its rule, and this page links to the documentation of
each rule. The command line prints the same pages: ${codeSpan("threat-assessment rules no-double-ranking")}.

Rules check form. They cannot judge whether the evidence supports a claim. They can find a reference that leads nowhere, a rank
that is missing, or a claim of agreement that the rankings do not support.

The preset decides which rules run. To turn a single rule on or off, or to change its severity, use a
[configuration file](../format.md#configuration-files):

${fencedCode("yaml", "preset: strict\nrules:\n  no-mixed-granularity: off\n  no-unused-definition: warning\n")}

${wordsTable("Preset", configuration.properties?.preset)}

${wordsTable("Severity", configuration.definitions?.rule?.properties?.severity)}`;

/** The allowed words of an option, with their meanings. */
function wordsTable(title: string, schema: Schema = {}): string {
  const rows = allowedWords(schema).map(([word, meaning]) => [`**${word}**`, meaning]);
  return tableOf([title, "Meaning"], rows);
}

function rowOf(rule: Rule): string[] {
  return [link(codeSpan(rule.id), `${rule.id}.md`), rule.severity, presetOf(rule), rule.summary];
}

function presetOf({ preset = "recommended" }: Rule): string {
  return preset;
}

function kindsOf({ kinds = ["assessment"] }: Rule): string {
  return kinds.map((kind) => link(`${kind} files`, `../format.md#${kind}-files`)).join(", ");
}

/** The parts of a document that the rule checks. */
function partsOf(rule: Rule): string {
  const where = rule.sections ? `, in ${rule.sections.map(codeSpan).join(", ")}` : "";
  const parts = [
    rule.checkItem && `one item at a time${where}`,
    rule.checkDocument && "the document as a whole",
  ];
  return parts.filter((part) => part !== undefined).join(" and ");
}

function titleOf(group: string): string {
  return capitalized(wordsOf(group));
}
