/**
 * Defines a rule: its documentation, its examples, which also run as tests, and its check, in one object in
 * one file.
 */
import type { Kind } from "../format/kind.ts";
import type { Facts } from "../model/facts/facts.ts";
import type { PieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { PieceEdit } from "../syntax/write/edit.ts";
import type { Preset, Severity } from "../workspace/configuration.ts";
import type { Suppression } from "./suppressions.ts";
import type { View } from "./view.ts";

export type { Severity, View };

/** A problem that a rule has found. */
export interface Problem {
  readonly span: PieceSpan;
  /** What is wrong, with the actual values; why it matters, unless that is obvious; and what to do. */
  readonly message: string;
  /** Overrides the rule's own severity for this problem. */
  readonly severity?: Severity;
  /** Whether to withhold this problem in a broken piece, even if the rule reports others there. */
  readonly needsIntactPiece?: true;
  /** Other locations that explain the problem. */
  readonly related?: readonly Related[];
  /** Words that could replace the span, the likeliest first. */
  readonly suggestions?: readonly string[];
  /** Alternative fixes. */
  readonly fixes?: readonly Fix[];
}

/** A fix that an editor can apply. */
export interface Fix {
  /** What the fix does, as the label of a button. */
  readonly title: string;
  /** The new texts of spans that do not overlap. */
  readonly edits: readonly PieceEdit[];
  /**
   * Whether this is the only correct fix. It is then applied without asking, and applying it twice must
   * change nothing more.
   */
  readonly isSafe: boolean;
  /** Whether other files may need the same change. The fix is then offered but never preferred. */
  readonly mayAffectOtherFiles?: true;
}

/** Another location that explains a problem. */
export interface Related {
  readonly span: PieceSpan;
  readonly message: string;
  /** The file of the span, if it is another one. */
  readonly source?: Source;
}

/**
 * An example text. In a bad example, `^^^ message` below a line gives the expected problem; a good example
 * has none.
 */
export interface Example {
  readonly text: string;
  readonly good: boolean;
  /** The text after all safe fixes. */
  readonly fixed?: string;
  /** The options with which the rule runs. */
  readonly options?: Options;
  /** Other files that the document can read, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The options of a rule that a team can set, by name. */
export type Options = Readonly<Record<string, unknown>>;

/** An option as a JSON Schema, with its default. */
export interface Option {
  readonly type: "integer" | "number" | "boolean" | "string" | "array";
  readonly default: unknown;
  readonly description: string;
  readonly minimum?: number;
}

interface About {
  /**
   * The id: `no-…` if something is forbidden, `use-…` or `require-…` if something is required. It stays valid
   * for ever: if a rule gets another id, or is merged with another rule, `formerIds` has the old one.
   */
  readonly id: string;
  /** The ids that the rule had before, and those of rules that it includes now. */
  readonly formerIds?: readonly string[];
  readonly severity: Severity;
  readonly preset?: Preset;
  /** The kinds of files that the rule checks (default: assessments). */
  readonly kinds?: readonly Kind[];
  /** The sections whose items the rule checks (default: all). */
  readonly sections?: readonly string[];
  /** What the rule requires, in one sentence. */
  readonly summary: string;
  /**
   * The same in the words of those who read the document and not the file, if the summary has words of the format: the
   * annex of a publication prints it.
   */
  readonly forReaders?: string;
  /** Why it matters. */
  readonly why: string;
  /** The standard, paper or tool on which the rule is based. */
  readonly source: string;
  /**
   * Problems in a piece with syntax errors are withheld, unless this is set: "beside" reports those that
   * touch no broken words, "among" those in which no syntax error begins. "syntax" is for the rule that
   * reports the syntax errors themselves.
   */
  readonly inBrokenPiece?: "beside" | "among" | "syntax";
  /**
   * Whether the rule reports nothing in a superseded assessment. That is a record: what the rule asks for would
   * falsify it.
   */
  readonly sparesRecords?: true;
  /**
   * Rules whose problems on the same words are dropped in favour of this rule's, because both report the same
   * mistake and this one knows its cause.
   */
  readonly covers?: readonly string[];
  /** The options that a team can set. */
  readonly options?: Readonly<Record<string, Option>>;
  readonly examples: readonly Example[];
}

/** A rule checks single items, the document as a whole, or both. `O` is the type of its options. */
export interface Rule<O extends object = object> extends About {
  /**
   * Returns the problems of one item. It runs again only if the item, or another value that it has read,
   * changes.
   */
  checkItem?(facts: Facts, view: View, options: O): Iterable<Problem>;
  /** Returns the problems of the document that no single item shows. */
  checkDocument?(view: View, options: O): Iterable<Problem>;
  /** Returns the problems of a suppression. */
  checkSuppression?(suppression: Suppression, about: AboutSuppression): Iterable<Problem>;
}

/** Facts about a suppression. */
interface AboutSuppression {
  readonly isUsed: boolean;
  /** Whether a rule has this id. */
  readonly isKnown: boolean;
  /** Whether the rule has run, and nothing in the file can hide its problems. */
  readonly isCertain: boolean;
  /**
   * Whether the rule reports a problem in the file that no suppression accepts. This suppression may then be
   * in the wrong place.
   */
  readonly isMissed: boolean;
}

/** The smallest preset that has the rule. */
export function presetOf({ preset = "recommended" }: Rule): Preset {
  return preset;
}

/**
 * Builds a bad example: the rule must report the marked problems and no others.
 *
 * @param values Values that depend on the bundled data.
 */
export function bad(strings: TemplateStringsArray, ...values: readonly string[]): Example {
  return { text: dedent(strings, values), good: false };
}

/** Builds a good example, in which the rule must report nothing. */
export function good(strings: TemplateStringsArray): Example {
  return { text: dedent(strings), good: true };
}

/** Adds the text after all safe fixes to a bad example. */
export function fixed(example: Example): (strings: TemplateStringsArray) => Example {
  return (strings) => ({ ...example, fixed: dedent(strings) });
}

/** Adds the team's options to an example. */
export function withOptions(options: Options, example: Example): Example {
  return { ...example, options };
}

/** Adds another file to an example. */
export function withFile(name: string, file: Example, example: Example): Example {
  return { ...example, files: { ...example.files, [name]: file.text } };
}

function dedent({ raw }: TemplateStringsArray, values: readonly string[] = []): string {
  return `${String.raw({ raw }, ...values)
    .replace(/^\n/, "")
    .replaceAll("\\`", "`")
    .trimEnd()}\n`;
}
