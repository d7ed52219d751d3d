import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { Schema } from "../../format/schema.ts";
import { propertyOf, schemas } from "../../format/schema.ts";
import { keySynonyms } from "../../format/keySynonyms.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import { memo, memoText } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { emptyScalar, textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { didYouMean, typoCandidates } from "../suggest.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";

/** Reports keys that the format does not have. */
export const noUnknownKey: Rule = {
  id: "no-unknown-key",
  severity: "error",
  inBrokenPiece: "among",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every key is a key of the format.",
  forReaders: "The source file has only parts that the format of assessments knows.",
  why: "Every program silently ignores a misspelled key, and its value is lost. Keys that begin with `x-` are your own and can have any value.",
  source: "The schemas of the format",
  examples: [
    bad`
actors:
  mexico: {name: Mexico, knd: state}
                         ^^^ There is no key "knd" here. Did you mean "kind"?
`,
    bad`
titel: Threats
^^^^^ There is no key "titel" here. Did you mean "title"?
`,
    bad`
actors:
  mexico:
    name: Mexico
    threats:
    ^^^^^^^ "threats" is a section of the file. Begin it at the left margin, without spaces before it.
      fire: {title: Fire}
`,
    good`
actors:
  mexico: {name: Mexico, x-code: MX}
x-team: harbour
`,
  ],
  *checkItem({ violations }, view) {
    for (const { keyword, params, span, schema, node } of violations) {
      // An empty key is another kind of mistake.
      if (keyword !== "additionalProperties" || params.additionalProperty === "") continue;
      const key = String(params.additionalProperty);
      const unknown = problem(key, span, { schema, present: keysIn(node ?? NOWHERE) });
      const isSection = propertyOf(schemas[view.kind], key)?.["x-defines"] !== undefined;
      const isOnLine = node?.kind === "map" && !node.flow;
      yield isSection && isOnLine && unknown.suggestions?.length === 0
        ? misplacedSection(key, unknown)
        : unknown;
    }
  },
  *checkDocument({ kind, sections }) {
    const present = new Set(sections.map(({ key, name }) => key.originalKey ?? name));
    for (const { name, key, piece } of sections) {
      const written = key.originalKey ?? name;
      if (known(schemas[kind], written)) continue;
      // A single word without a colon is already a syntax error and may become any key.
      yield {
        ...problem(written, pieceSpan(piece, key), { schema: schemas[kind], present }),
        needsIntactPiece: true,
      };
    }
  },
};

/** The problem of a section that begins inside an entry, as text does that is typed below one. */
function misplacedSection(key: string, problem: Problem): Problem {
  const message = t(
    '"{0}" is a section of the file. Begin it at the left margin, without spaces before it.',
    key,
  );
  return { ...problem, message };
}

/** The keys of a map. Cached, because each wrong key in it needs them. */
const keysIn = memo(
  (node: Node): ReadonlySet<string> =>
    new Set(node.kind === "map" ? node.pairs.map(({ key }) => key.originalKey ?? textOf(key) ?? "") : []),
);

const NOWHERE = emptyScalar(0);

function known(schema: Schema, key: string): boolean {
  return Object.hasOwn(schema.properties ?? {}, key) || isOwnKey(key);
}

/** The problem of a wrong key without its span, which equal keys in one map share. */
type SharedProblem = Omit<Problem, "span">;

function problem(
  key: string,
  span: Problem["span"],
  { schema, present }: { schema: Schema | undefined; present: ReadonlySet<string> },
): Problem {
  return { span, ...sharedProblemsFor(schema ?? NO_SCHEMA)(present)(key) };
}

const NO_SCHEMA: Schema = {};

/** A map with thousands of wrong keys usually repeats a few, so the answers are cached for each map. */
const sharedProblemsFor = memo((schema: Schema) => {
  const keys = Object.keys(schema.properties ?? {});
  // Thousands of maps can have the same wrong keys, from an alias.
  const candidatesFor = memoText((key) => typoCandidates(key, keys), MAX_WORDS);
  return memo((present: ReadonlySet<string>) => {
    // A key that the map already has cannot be meant.
    const free = keys.filter((each) => !present.has(each));
    return memoText((key) => sharedProblem(key, { keys, free, candidatesFor }), MAX_WORDS);
  });
});

const MAX_WORDS = 1000;

/** The keys of a schema, those that a map does not have yet, and those that are spelt like another one. */
interface Known {
  readonly keys: readonly string[];
  readonly free: readonly string[];
  readonly candidatesFor: (key: string) => readonly string[];
}

function sharedProblem(key: string, { keys, free, candidatesFor }: Known): SharedProblem {
  // A known synonym takes precedence over similar spelling.
  const sought = nameForSynonym(key, keySynonyms, (each) => free.includes(each));
  const suggestions =
    sought === undefined ? candidatesFor(key).filter((each) => free.includes(each)) : [sought];
  const few = keys.length <= 12 ? t("Possible keys: {0}.", listed(keys)) : "";
  // The name that is meant may be in the map already.
  const taken = nameForSynonym(key, keySynonyms, (each) => keys.includes(each));
  const hint =
    suggestions.length > 0
      ? didYouMean(suggestions)
      : taken === undefined
        ? few
        : t('This belongs under "{0}", which the map already has.', taken);
  return { suggestions, message: sentences(t('There is no key "{0}" here.', key), hint) };
}
