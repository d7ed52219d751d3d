/** Completes whole constructs where they fit: a judgment below `statements`, a new assessment in an empty file. */
import { t } from "@vscode/l10n";
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Concept, Schema } from "../../format/schema.ts";
import { language } from "../../language/texts.ts";
import { plainText } from "../hoverContent/markdown.ts";
import type { Completion, InsertPart } from "./completion.ts";
import { FINAL_STOP } from "./completion.ts";
import type { KeyLayout } from "./keys.ts";

/** A construct with its usual keys. */
interface Template {
  /** One word that a user types to find it. */
  readonly label: string;
  /** What it is, as a phrase. */
  readonly description: () => string;
  /** Whether a map of this schema with these keys takes it as its next entries. */
  readonly fits: (schema: Schema, present: readonly string[]) => boolean;
  /**
   * The text after a line break. Its tab stops are `{{placeholder}}` and `{{word|other word}}`; those with the same text
   * are filled in together. `{{day}}`, `{{month}}` and `{{year}}` are of the current date.
   */
  readonly body: string;
}

/** The completions of constructs that are the next entries of a map. Nothing in flow style, where they would be one line. */
export function completeTemplates(
  schema: Schema,
  present: readonly string[],
  {
    layout: { form, flow, column },
    today,
  }: { readonly layout: KeyLayout; readonly today: string | undefined },
): Completion[] {
  if (flow || form !== "key") return [];
  return templates
    .filter(({ fits }) => fits(schema, present))
    .map(({ label, description, body }) => ({
      label,
      kind: CompletionItemKind.Snippet,
      insert: [...partsOf(dated(body.trim(), today).replaceAll("\n", `\n${" ".repeat(column)}`)), FINAL_STOP],
      documentation: plainText(description()),
    }));
}

/** The line with the language of a new assessment, which is that of its author; none in English, in which a document without one is. */
export function languageLine(): string {
  return language() === "en" ? "" : `\nlanguage: ${language()}`;
}

/** The body with the language and the current date, or with an example of one if the date is unknown. */
function dated(body: string, today = "2026-11-30"): string {
  return body
    .replace("\n{{language}}", languageLine())
    .replaceAll("{{day}}", `{{${today}}}`)
    .replaceAll("{{month}}", `{{${today.slice(0, 7)}}}`)
    .replaceAll("{{year}}", `{{${today.slice(0, 4)}}}`);
}

function partsOf(body: string): InsertPart[] {
  const stops = new Map<string, number>();
  const texts = placeholderTexts();
  return body.split(/(\{\{[^{}]*\}\}:?)/).flatMap((part): InsertPart[] => {
    const [, text, colon] = /^\{\{([^{}]*)\}\}(:?)$/.exec(part) ?? [];
    if (text === undefined) return [part];
    const stop = stops.get(text) ?? stops.size + 1;
    stops.set(text, stop);
    if (text.includes("|")) return [{ stop, choices: text.split("|") }];
    return colon ? [{ stop, shown: text, isKey: true }, colon] : [{ stop, shown: texts.get(text) ?? text }];
  });
}

/** The placeholders that are texts, in the reader's language. The others are ids and words of the format. */
export function placeholderTexts(): ReadonlyMap<string, string> {
  return new Map([
    ["2 years", t("2 years")],
    ["Energy/water", t("Energy/water")],
    ["Family", t("Family")],
    ["Given", t("Given")],
    ["Institution", t("Institution")],
    ["Journal", t("Journal")],
    ["Port of Santa Rosa", t("Port of Santa Rosa")],
    ["Publisher", t("Publisher")],
    ["The first step.", t("The first step.")],
    ["The point in a sentence.", t("The point in a sentence.")],
    ["Threats to the port of Santa Rosa", t("Threats to the port of Santa Rosa")],
    ["Title", t("Title")],
    ["Website", t("Website")],
    ["What could happen, and to whom.", t("What could happen, and to whom.")],
    ["What should be done", t("What should be done")],
    ["What the comparison shows.", t("What the comparison shows.")],
    ["What you judge to be so.", t("What you judge to be so.")],
    ["Where they agree or differ, and why.", t("Where they agree or differ, and why.")],
    ["Why it would help.", t("Why it would help.")],
    ["Why you are this sure.", t("Why you are this sure.")],
  ]);
}

function defines(concept: Concept): Template["fits"] {
  return (schema) => schema["x-defines"] === concept;
}

/** A map that is still empty and takes these keys. */
function begins(...keys: readonly string[]): Template["fits"] {
  return ({ properties = {} }, present) =>
    present.length === 0 && keys.every((key) => Object.hasOwn(properties, key));
}

/** All constructs. */
export const templates: readonly Template[] = [
  {
    label: "new-assessment",
    description: () => t("A new assessment: who is threatened, by what, and what comes first"),
    fits: begins("assessment"),
    body: `
assessment: 1
title: {{Threats to the port of Santa Rosa}}
date: {{day}}
{{language}}
taxonomy: {{bailey-2005}}
actors:
  {{port}}: { name: "{{Port of Santa Rosa}}", kind: {{company|state|government|public|agency|organization|community}} }
rankings:
  {{priorities}}:
    of: {{port}}
    estimated-by: author
    basis: {{analyst-judgment|survey|document|expert-panel|interviews|computed}}
    date: {{month}}
    order:
      - {{organized-crime}}
      - {{terrorism}}`,
  },
  {
    label: "threat",
    description: () => t("A threat with likelihood, impact, confidence and evidence"),
    fits: defines("threat"),
    body: `
{{id}}:
  title: {{Title}}
  category: {{category}}
  description: |
    {{What could happen, and to whom.}}
  origin: {{natural|non-state|state|systemic}}
  likelihood:
    term: {{almost-no-chance|very-unlikely|unlikely|roughly-even-chance|likely|very-likely|almost-certain}}
    within: {{2 years}}
  impact: {{1|2|3|4|5}}
  confidence:
    level: {{low|moderate|high}}
    because: {{Why you are this sure.}}
  trend: {{rising|stable|falling|fluctuating|unknown}}
  evidence:
    - source: {{source}}
      at: {{p. 1}}`,
  },
  {
    label: "entry",
    description: () => t("An entry that takes several categories together"),
    fits: begins("label", "covers"),
    body: `
label: {{Energy/water}}
covers: [{{energy}}, {{water}}]`,
  },
  {
    label: "comparison",
    description: () => t("What comparing two rankings shows"),
    fits: defines("comparison"),
    body: `
{{id}}:
  between: [{{ranking}}, {{other-ranking}}]
  claim: {{converge|partly|diverge}}
  text: |
    {{What the comparison shows.}}
  items:
    - on: {{category}}
      kind: {{convergence|misalignment|conflict|different-reasons}}
      text: {{Where they agree or differ, and why.}}`,
  },
  {
    label: "statement",
    description: () => t("A point of the argument"),
    fits: defines("statement"),
    body: `
{{id}}:
  role: {{main-point|key-judgment|observation|constraint|assumption|conclusion|argument}}
  kind: {{information|assumption|judgment}}
  text: |
    {{The point in a sentence.}}
  evidence:
    - source: {{source}}
      at: {{p. 1}}`,
  },
  {
    label: "judgment",
    description: () => t("A judgment with its likelihood and confidence"),
    fits: defines("statement"),
    body: `
{{id}}:
  role: {{key-judgment|main-point|conclusion}}
  kind: judgment
  text: |
    {{What you judge to be so.}}
  likelihood:
    term: {{almost-no-chance|very-unlikely|unlikely|roughly-even-chance|likely|very-likely|almost-certain}}
    within: {{2 years}}
  confidence:
    level: {{low|moderate|high}}
    because: {{Why you are this sure.}}
  basis: {{analyst-judgment|survey|document|expert-panel|interviews|computed}}`,
  },
  {
    label: "recommendation",
    description: () => t("What should be done, by whom and when"),
    fits: defines("recommendation"),
    body: `
{{id}}:
  title: {{What should be done}}
  addresses: [{{threat}}]
  rests-on: [{{statement}}]
  because: {{Why it would help.}}
  actors: [{{actor}}]
  levels: [{{national|local|state|bilateral|regional|multilateral|international|civil-society}}]
  horizon: {{2 years}}
  steps:
    - {{The first step.}}
  status: {{proposed|accepted|under-way|implemented|rejected}}`,
  },
  {
    label: "source-report",
    description: () => t("A report or working paper"),
    fits: defines("source"),
    body: `
{{id}}:
  type: report
  title: "{{Title}}"
  author: [{{Institution}}]
  publisher: {{Publisher}}
  issued: {{year}}
  reliability: {{A|B|C|D|E|F}}`,
  },
  {
    label: "source-web-page",
    description: () => t("A web page with the date of access"),
    fits: defines("source"),
    body: `
{{id}}:
  type: webpage
  title: "{{Title}}"
  author: [{{Institution}}]
  container-title: {{Website}}
  URL: {{https://example.org/page}}
  issued: {{year}}
  accessed: {{day}}
  reliability: {{A|B|C|D|E|F}}`,
  },
  {
    label: "source-journal-article",
    description: () => t("An article in a scholarly journal"),
    fits: defines("source"),
    body: `
{{id}}:
  type: article-journal
  title: "{{Title}}"
  author: [{ family: {{Family}}, given: {{Given}} }]
  container-title: {{Journal}}
  volume: {{1}}
  issue: {{2}}
  page: {{1-20}}
  issued: {{year}}
  reliability: {{A|B|C|D|E|F}}`,
  },
];
