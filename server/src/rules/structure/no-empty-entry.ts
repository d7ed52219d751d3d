import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { propertyOf } from "../../format/schema.ts";
import { keySynonyms } from "../../format/keySynonyms.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import type { Visit } from "../../format/walk.ts";
import { quotedList } from "../../language/lists.ts";
import type { MapNode, Node, Pair } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports evidence and entries of rankings that name nothing, or several things. */
export const noEmptyEntry: Rule = {
  id: "no-empty-entry",
  severity: "warning",
  covers: ["require-quote-locator"],
  summary: "Every piece of evidence and every entry of a ranking names exactly one thing.",
  why: "Evidence without a source supports nothing, and an entry without a name takes a rank that belongs to something else. If one entry names two things, nobody can tell which of them is meant.",
  source:
    "The format: `evidence`, `order`; ICD 206, Sourcing Requirements for Disseminated Analytic Products",
  examples: [
    bad`
statements:
  flood:
    text: It floods.
    evidence:
      - text: Everybody knows it.
        ^^^^ This evidence names nothing. Add what it refers to: "source", "result", "statement" or another one.
      - source: poll-2025
        result: trust
        ^^^^^^ This evidence names several things ("source", "result"). Write a piece of evidence for each.
rankings:
  port:
    order:
      - because: Nobody knows.
        ^^^^^^^ This entry names nothing, but takes a rank. Add "item", "label" or "gap".
      - outside: true
        ^^^^^^^ This entry names nothing, but takes a rank. Add "item", "label" or "gap".
      - item: theft
        tie: [fire, flood]
        ^^^ This entry names several things ("item", "tie"). Write an entry for each.
      - asset: north-quay
        actor: harbour-police
        ^^^^^ This entry names several things ("asset", "actor"). Write an entry for each.
      - tie: [strike]
        ^^^ A tie needs at least two entries. Add the others, or write the entry without "tie".
  city: {order: []}
         ^^^^^ This ranking has no entry. Add one, or delete the ranking.
`,
    good`
statements:
  flood:
    text: It floods.
    evidence: [{source: poll-2025, at: p. 3}, {speaker: The mayor, quote: It floods.}]
rankings:
  port:
    order: [theft, {label: Fire}, {item: flood, label: High water}, {gap: Unknown.}, {tie: [strike, storm]}]
  misnamed: {order: [{threat: flood}]}
  sites: {order: [{asset: north-quay}, {tie: [{asset: depot}, {actor: harbour-police, label: Police}]}]}
`,
  ],
  *checkItem({ item: { piece }, visits }) {
    for (const visit of visits) {
      const { node, schema } = visit;
      if (node?.kind === "map" && schema.properties?.["quoted-in"]) yield* inEvidence(piece, node, schema);
      if (node?.kind === "map" && schema.properties?.nearest) yield* inEntry(piece, node, visit);
      if (node?.kind === "list") yield* inList(piece, visit);
    }
  },
};

/** Keys of evidence that name something, but not what the evidence is. */
const ASIDE = ["quoted-in", "reported-by"];

function* inEvidence(piece: Piece, node: MapNode, schema: Schema): Generator<Problem> {
  const isNaming = (name: string): boolean =>
    propertyOf(schema, name)?.["x-refers-to"] !== undefined && !ASIDE.includes(name);
  const naming = node.pairs.filter((pair) => isNaming(nameOf(pair)));
  const [first] = node.pairs;
  if (naming.length > 1) {
    const names = quotedList(naming.map(nameOf));
    const message = t("This evidence names several things ({0}). Write a piece of evidence for each.", names);
    yield problemAt(piece, naming[1], message);
  } else if (
    naming.length === 0 &&
    !node.pairs.some(
      (pair) => [...ASIDE, "speaker"].includes(nameOf(pair)) || isSynonymOf(pair, schema, isNaming),
    )
  ) {
    const message = t(
      'This evidence names nothing. Add what it refers to: "source", "result", "statement" or another one.',
    );
    yield problemAt(piece, first, message);
  }
}

/** Keys of which an entry has one at most. An `item` can have a `label`. */
const SINGLE = ["item", "actor", "asset", "tie", "gap"];
const NAMES = [...SINGLE, "covers", "label"];

function* inEntry(piece: Piece, node: MapNode, { schema }: Visit): Generator<Problem> {
  const written = node.pairs.filter(({ value }) => !isEmpty(value));
  const single = written.filter(isSingle);
  if (single.length > 1) {
    const names = quotedList(single.map(nameOf));
    yield problemAt(
      piece,
      single[1],
      t("This entry names several things ({0}). Write an entry for each.", names),
    );
  }
  const isNaming = (name: string): boolean => NAMES.includes(name);
  if (written.some((pair) => isNaming(nameOf(pair)) || isSynonymOf(pair, schema, isNaming))) return;
  if (node.pairs.length === 0) return;
  const message = schema.properties?.gap
    ? t('This entry names nothing, but takes a rank. Add "item", "label" or "gap".')
    : t('This entry names nothing, but takes a rank. Add "item" or "label".');
  yield problemAt(piece, node.pairs[0], message);
}

/** Whether a key that the format does not have stands for one that names something. The key itself is reported. */
function isSynonymOf(pair: Pair, schema: Schema, isNaming: (name: string) => boolean): boolean {
  const name = nameOf(pair);
  return propertyOf(schema, name) === undefined && nameForSynonym(name, keySynonyms, isNaming) !== undefined;
}

function* inList(piece: Piece, { node, pair, step, parent }: Visit): Generator<Problem> {
  const count = node?.kind === "list" ? node.items.length : 0;
  const isOrder = step === "order" && parent?.schema.properties?.unranked !== undefined;
  if (isOrder && count === 0)
    yield problemAt(piece, pair, t("This ranking has no entry. Add one, or delete the ranking."));
  // An entry that also names something else has another problem.
  const isAlone = parent?.node?.kind === "map" && parent.node.pairs.filter(isSingle).length === 1;
  if (step === "tie" && count < 2 && isAlone) {
    const message = t('A tie needs at least two entries. Add the others, or write the entry without "tie".');
    yield problemAt(piece, pair, message);
  }
}

function isSingle(pair: Pair): boolean {
  return SINGLE.includes(nameOf(pair));
}

function isEmpty(node: Node | undefined): boolean {
  return node === undefined || (node.kind === "scalar" && !textOf(node)?.trim());
}

function nameOf({ key }: Pair): string {
  return textOf(key) ?? "";
}

function problemAt(piece: Piece, pair: Pair | undefined, message: string): Problem {
  return { span: pieceSpan(piece, pair?.key ?? { start: 0, end: 0 }), message };
}
