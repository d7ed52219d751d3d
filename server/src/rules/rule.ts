/** What a rule is: its documentation, examples that are run as tests, and its check, in one object in one file. */
import type { Kind } from "../format/schema.ts";
import type { Facts } from "../model/facts.ts";
import type { Place } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** `recommended` is on by default; `strict` is for those who want more; `all` holds the rest. */
export type Preset = "recommended" | "strict" | "all";

/** Something that a rule found. */
export interface Problem {
  readonly place: Place;
  /** What is wrong, with the actual values; why it matters where that is not plain; what to do. */
  readonly message: string;
  /** Where it weighs more or less than the rule's own severity. */
  readonly severity?: Severity;
  /** Other places that belong to it. */
  readonly related?: readonly Related[];
  /** Words that could stand in the place instead, the likeliest first. */
  readonly suggestions?: readonly string[];
}

export interface Related {
  readonly place: Place;
  readonly message: string;
  /** The file of the place, where it is another one. */
  readonly source?: Source;
}

/** A text with marks: `^^^ message` under the words where the rule speaks. A good example has none. */
export interface Example {
  readonly text: string;
  readonly good: boolean;
}

interface About {
  /** `no-…` where something is forbidden, `use-…` or `require-…` where something must be there. Never changes. */
  readonly id: string;
  readonly severity: Severity;
  readonly preset?: Preset;
  /** The kinds of files that it reads; assessments, if not said. */
  readonly kinds?: readonly Kind[];
  /** What the rule asks for, in one sentence. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** The standard, paper or tool behind it. */
  readonly source: string;
  readonly examples: readonly Example[];
}

/**
 * What a rule may read of a document: values that stay the same objects as long as they say the same, and answers to
 * questions. What was read is noted, and the rule runs again only where something of it is no longer the same.
 */
export type View = Pick<Assessment, (typeof readable)[number]>;

export const readable = [
  "kind",
  "sections",
  "emptyAt",
  "flaws",
  "uncertainIds",
  "references",
  "outlines",
  "definitions",
  "duplicates",
  "names",
  "conceptsOf",
  "usedIds",
  "isUsed",
  "undefinedIds",
  "mentionedTerms",
  "isMentioned",
  "taxonomy",
  "taxonomyName",
  "scales",
  "links",
  "actors",
  "threats",
  "rankings",
  "comparisons",
  "status",
] as const satisfies readonly (keyof Assessment)[];

/** What the questions are answered from: as long as that is the same, so is every answer. */
export const answeredFrom: { readonly [Question in keyof View]?: keyof View } = {
  conceptsOf: "names",
  isUsed: "usedIds",
  isMentioned: "mentionedTerms",
};

/** A rule looks at one item at a time, at the document as a whole, or at both. */
export interface Rule extends About {
  /** What is wrong in an item; runs again only where the item changes, or something else that it read. */
  readonly checkItem?: (facts: Facts, view: View) => Iterable<Problem>;
  /** What is wrong in the document beyond its items. */
  readonly checkDocument?: (view: View) => Iterable<Problem>;
}

/** An example in which the rule speaks at every mark, and nowhere else. */
export function bad(strings: TemplateStringsArray): Example {
  return { text: dedent(strings), good: false };
}

/** An example in which the rule has nothing to say. */
export function good(strings: TemplateStringsArray): Example {
  return { text: dedent(strings), good: true };
}

function dedent(strings: TemplateStringsArray): string {
  return `${(strings.raw[0] ?? "").replace(/^\n/, "").replaceAll("\\`", "`").trimEnd()}\n`;
}
