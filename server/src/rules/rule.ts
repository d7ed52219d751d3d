/** What a rule is: its documentation, examples that are run as tests, and its check, in one object in one file. */
import type { Kind } from "../format/kind.ts";
import type { Facts } from "../model/facts.ts";
import type { PieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { PieceEdit } from "../syntax/write/edit.ts";
import type { Preset, Severity } from "../workspace/configuration.ts";
import type { Suppression } from "./suppressions.ts";
import type { View } from "./view.ts";

export type { Preset, Severity, View };

/** Something that a rule found. */
export interface Problem {
  readonly span: PieceSpan;
  /** What is wrong, with the actual values; why it matters where that is not plain; what to do. */
  readonly message: string;
  /** Where it weighs more or less than the rule's own severity. */
  readonly severity?: Severity;
  /** Whether it waits where its piece is broken, though the rule reports other problems there. */
  readonly waits?: true;
  /** Other places that belong to it. */
  readonly related?: readonly Related[];
  /** Words that could stand in the place instead, the likeliest first. */
  readonly suggestions?: readonly string[];
  /** Other ways to mend it. */
  readonly fixes?: readonly Fix[];
}

/** A way to mend what is wrong. */
export interface Fix {
  /** What it does, as a button says it. */
  readonly title: string;
  /** What stands in each place afterwards; the places do not overlap. */
  readonly edits: readonly PieceEdit[];
  /** Whether it is the one right mend: applied without being asked for, and the same when applied twice. */
  readonly isSafe: boolean;
  /** Whether other files may need the same change: then the fix is offered, but never preferred. */
  readonly reachesFurther?: true;
}

export interface Related {
  readonly span: PieceSpan;
  readonly message: string;
  /** The file of the place, where it is another one. */
  readonly source?: Source;
}

/** A text with marks: `^^^ message` under the words where the rule speaks. A good example has none. */
export interface Example {
  readonly text: string;
  readonly good: boolean;
  /** The text after every safe fix. */
  readonly fixed?: string;
  /** Options with which the rule is run. */
  readonly options?: Options;
  /** Other files that it sees, by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a team can choose about a rule, by name. */
export type Options = Readonly<Record<string, unknown>>;

/** An option as a JSON Schema, with the value that holds where nobody has chosen one. */
export interface Option {
  readonly type: "integer" | "number" | "boolean" | "string" | "array";
  readonly default: unknown;
  readonly description: string;
  readonly minimum?: number;
}

interface About {
  /** `no-…` where something is forbidden, `use-…` or `require-…` where something must be there. Never changes. */
  readonly id: string;
  readonly severity: Severity;
  readonly preset?: Preset;
  /** The kinds of files that it reads; assessments, if not said. */
  readonly kinds?: readonly Kind[];
  /** The sections whose items it looks at; all, if not said. */
  readonly sections?: readonly string[];
  /** What the rule asks for, in one sentence. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** The standard, paper or tool behind it. */
  readonly source: string;
  /**
   * A problem in a piece that YAML cannot read waits, unless the rule reports it there too: "beside" the broken words,
   * or "among" them, as long as they do not begin with its own. One rule reports the syntax errors themselves.
   */
  readonly inBroken?: "beside" | "among" | "syntax";
  /** Rules that say nothing of words of which this one speaks: both would mean the same slip, and this one knows it better. */
  readonly covers?: readonly string[];
  /** What a team can choose. */
  readonly options?: Readonly<Record<string, Option>>;
  readonly examples: readonly Example[];
}

/** A rule looks at one item at a time, at the document as a whole, or at both. `O` are its options. */
export interface Rule<O extends object = object> extends About {
  /** What is wrong in an item; runs again only where the item changes, or something else that it read. */
  checkItem?(facts: Facts, view: View, options: O): Iterable<Problem>;
  /** What is wrong in the document beyond its items. */
  checkDocument?(view: View, options: O): Iterable<Problem>;
  /** What is wrong with a suppression. */
  checkSuppression?(suppression: Suppression, about: AboutSuppression): Iterable<Problem>;
}

/** What is known of a suppression. */
export interface AboutSuppression {
  readonly isUsed: boolean;
  /** Whether there is a rule of this id. */
  readonly isKnown: boolean;
  /** Whether the rule was run, and nothing in the file could hide what it would find. */
  readonly isCertain: boolean;
  /** Whether the rule finds something in the file that no suppression accepts: this one may only be in the wrong place. */
  readonly isMissed: boolean;
}

/** An example in which the rule speaks at every mark, and nowhere else. @param values What changes with the bundled data. */
export function bad(strings: TemplateStringsArray, ...values: readonly string[]): Example {
  return { text: dedent(strings, values), good: false };
}

/** An example in which the rule has nothing to say. */
export function good(strings: TemplateStringsArray): Example {
  return { text: dedent(strings), good: true };
}

/** A bad example, and what is left of it after every safe fix. */
export function fixed(example: Example): (strings: TemplateStringsArray) => Example {
  return (strings) => ({ ...example, fixed: dedent(strings) });
}

/** An example in which the team has chosen options. */
export function withOptions(options: Options, example: Example): Example {
  return { ...example, options };
}

/** An example that sees another file. */
export function withFile(name: string, file: Example, example: Example): Example {
  return { ...example, files: { ...example.files, [name]: file.text } };
}

function dedent({ raw }: TemplateStringsArray, values: readonly string[] = []): string {
  return `${String.raw({ raw }, ...values)
    .replace(/^\n/, "")
    .replaceAll("\\`", "`")
    .trimEnd()}\n`;
}
