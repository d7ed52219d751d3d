/** Renders a page for each rule, and an index by group. */
import type { Schema } from "../../server/src/format/schema.ts";
import { schemas } from "../../server/src/format/schema.ts";
import { groupOf } from "../../server/src/rules/index.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import type { RulePage, ShownExample, TitledText } from "../../server/src/rules/rulePage.ts";
import { rulePage, tableOfRules, titled } from "../../server/src/rules/rulePage.ts";
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
    ...names.flatMap((name) => {
      const { head, rows } = tableOfRules(all.filter(({ group }) => group === name).map(({ rule }) => rule));
      return [
        heading(2, titleOf(name)),
        tableOf(
          head,
          rows.map(([id = "", ...others]) => [link(codeSpan(id), `${id}.md`), ...others]),
        ),
      ];
    }),
  ]);
}

/** The page of a rule in Markdown. */
export function ruleMarkdown({ rule, group }: GroupedRule): string {
  const { severity, preset, summary, why, options, examples, source } = rulePage(rule);
  return page([
    generatedFrom(`server/src/rules/${group}/${rule.id}.ts`),
    heading(1, rule.id),
    summary,
    ...(rule.formerIds ? [`Former names, which still work: ${rule.formerIds.map(codeSpan).join(", ")}`] : []),
    [
      titled({ ...severity, text: `**${severity.text}**` }),
      titled(preset),
      `Group: ${link(titleOf(group), `README.md#${group}`)}`,
      `Checks: ${kindsOf(rule)}, ${partsOf(rule)}`,
    ].join(" · "),
    ...chapter(why),
    ...optionParts(options),
    heading(2, examples.title),
    ...examples.all.flatMap(exampleParts),
    ...chapter({ ...source, text: `${source.text}.`.replace(/\.\.$/, ".") }),
  ]);
}

function chapter({ title, text }: TitledText): string[] {
  return [heading(2, title), text];
}

function optionParts(options: RulePage["options"]): string[] {
  if (!options) return [];
  const { head, rows } = options.table;
  const cells = rows.map(([name = "", type = "", value = "", meaning = ""]) => [
    codeSpan(name),
    type,
    codeSpan(value),
    meaning,
  ]);
  return [heading(2, options.title), tableOf(head, cells)];
}

function exampleParts({ title, verdict, options, text, fixed }: ShownExample): string[] {
  const chosen = options ? `${titled({ ...options, text: codeSpan(options.text) })}.` : "";
  return [
    `**${title}.** ${verdict} ${chosen}`.trimEnd(),
    fencedCode("yaml", text),
    ...(fixed ? [fixed.title, fencedCode("yaml", fixed.text)] : []),
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
