/** Generates mistakes of every kind for each location in a document where they can happen. */
import { allows, schemas } from "../../server/src/format/schema.ts";
import type { Facts } from "../../server/src/model/facts/facts.ts";
import type { Node, Pair } from "../../server/src/syntax/node.ts";
import { textOf } from "../../server/src/syntax/node.ts";
import type { PieceSpan, Range, Span } from "../../server/src/syntax/span.ts";
import { pieceSpan } from "../../server/src/syntax/span.ts";
import type { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";

/** An edit that makes one mistake. */
export interface Mutation {
  readonly kind: string;
  readonly range: Range;
  readonly text: string;
}

/** Returns all possible mistakes in a document. */
export function mutationsIn(assessment: Assessment): Mutation[] {
  const { source } = assessment;
  return [
    ...sectionMutations(assessment),
    ...assessment.facts.flatMap((facts) => [
      ...keyMutations(facts, source),
      ...idMutations(facts, assessment),
      ...valueMutations(facts, source),
      ...requiredMutations(facts, assessment),
      ...markMutations(facts, source),
    ]),
    ...lineMutations(assessment),
  ];
}

function sectionMutations({ sections, source, kind: fileKind }: Assessment): Mutation[] {
  const known = Object.keys(schemas[fileKind].properties ?? {});
  return sections
    .filter(({ name }) => known.includes(name))
    .flatMap(({ name, key, piece }) =>
      misspelled("section", name, { span: pieceSpan(piece, key), source, known }),
    );
}

interface Written {
  readonly span: PieceSpan;
  readonly source: Source;
  /** Words that are valid in this position. */
  readonly known?: readonly string[];
}

/** Misspells a word: with a capital letter, without a letter, and in singular or plural. */
function misspelled(kind: string, word: string, { span, source, known = [] }: Written): Mutation[] {
  const middle = Math.ceil(word.length / 2);
  const variants = {
    case: word.charAt(0).toUpperCase() + word.slice(1),
    letter: word.slice(0, middle) + word.slice(middle + 1),
    plural: word.endsWith("s") ? word.slice(0, -1) : `${word}s`,
  };
  return Object.entries(variants).flatMap(([how, text]) =>
    text === word || text.length < 2 || known.includes(text)
      ? []
      : [{ kind: `${kind} ${how}`, range: source.range(span), text }],
  );
}

function keyMutations({ visits, item }: Facts, source: Source): Mutation[] {
  return visits.flatMap(({ pair, parent, step, keys }) => {
    const own = parent?.schema.properties;
    if (!pair || keys?.["x-refers-to"] || typeof step !== "string" || !own || !(step in own)) return [];
    return misspelled("key", step, {
      span: pieceSpan(item.piece, pair.key),
      source,
      known: Object.keys(own),
    });
  });
}

/** Misspells ids, also where they are defined if something refers to them: nothing else shows that such an id is wrong. */
function idMutations({ definition, references }: Facts, { source, usedIds }: Assessment): Mutation[] {
  const changed = (id: string): string =>
    id.length < 4 ? `${id}x` : id.slice(0, -2) + id.slice(-1) + id.slice(-2, -1);
  const mutation = (kind: string, { id, span }: { id: string; span: PieceSpan }): Mutation[] => {
    const written = span.piece.text.slice(span.start, span.end);
    const at = written.indexOf(id);
    if (at < 0 || changed(id) === id) return [];
    const start = span.start + at;
    return [
      {
        kind,
        range: source.range(pieceSpan(span.piece, { start, end: start + id.length })),
        text: changed(id),
      },
    ];
  };
  return [
    ...(definition && usedIds.has(definition.id) ? mutation("id definition", definition) : []),
    ...references.flatMap((reference) => mutation(`id ${reference.form}`, reference)),
  ];
}

function valueMutations({ visits, item }: Facts, source: Source): Mutation[] {
  return visits.flatMap(({ node, schema, pair }): Mutation[] => {
    const word = textOf(node);
    if (!node || word === undefined || node.kind !== "scalar") return [];
    const { piece } = item;
    const range = source.range(pieceSpan(piece, node));
    const isOneLine = range.start.line === range.end.line;
    const isWord = schema.enum !== undefined || schema["x-scale"] !== undefined;
    const written = piece.text.slice(node.start, node.end);
    if (!isOneLine || written.startsWith("*")) return [];
    return [
      ...(isWord && word.length > 3
        ? [{ kind: "word", range, text: word.slice(0, -2) + word.slice(-1) }]
        : []),
      ...(pair && !allows(schema, "array") ? [{ kind: "type list", range, text: "[one, two]" }] : []),
      ...(pair && !allows(schema, "object") ? [{ kind: "type map", range, text: "{one: two}" }] : []),
      ...(pair && !allows(schema, "null") ? [{ kind: "type nothing", range, text: "" }] : []),
    ];
  });
}

function requiredMutations({ visits, item }: Facts, { source }: Assessment): Mutation[] {
  return visits.flatMap(({ node, schema }): Mutation[] => {
    if (node?.kind !== "map" || node.pairs.length < 2) return [];
    return (schema.required ?? []).flatMap((key) => {
      const pair = node.pairs.find((each) => textOf(each.key) === key);
      return pair ? without(pair, { node, span: pieceSpan(item.piece, pair.key), source }) : [];
    });
  });
}

function without(
  pair: Pair,
  { node, span, source }: { node: Node; span: PieceSpan; source: Source },
): Mutation[] {
  const { piece } = span;
  const end = pair.value?.end ?? pair.key.end;
  if (node.kind === "map" && node.flow) {
    const after = /^\s*,\s*/.exec(piece.text.slice(end))?.[0];
    if (after === undefined) return [];
    return [
      {
        kind: "required",
        range: source.range(pieceSpan(piece, { start: pair.key.start, end: end + after.length })),
        text: "",
      },
    ];
  }
  const range = source.range(pieceSpan(piece, { start: pair.key.start, end }));
  const first = source.line(range.start.line);
  if (first.slice(0, range.start.character).trim() !== "" || range.end.line !== range.start.line) return [];
  return [
    {
      kind: "required",
      range: {
        start: { line: range.start.line, character: 0 },
        end: { line: range.start.line + 1, character: 0 },
      },
      text: "",
    },
  ];
}

/** Removes closing quotation marks and brackets. */
function markMutations({ item }: Facts, source: Source): Mutation[] {
  return nodesIn(item.value).flatMap((node): Mutation[] => {
    const last: Span = { start: node.end - 1, end: node.end };
    const range = (): Range => source.range(pieceSpan(item.piece, last));
    const written = item.piece.text.slice(last.start, last.end);
    if (
      node.kind === "scalar" &&
      (node.style === "double" || node.style === "single") &&
      /["']/.test(written)
    )
      return [{ kind: "quote", range: range(), text: "" }];
    if ((node.kind === "map" || node.kind === "list") && node.flow && /[\]}]/.test(written))
      return [{ kind: "bracket", range: range(), text: "" }];
    return [];
  });
}

function nodesIn(node: Node | undefined): Node[] {
  if (node?.kind === "list") return [node, ...node.items.flatMap(nodesIn)];
  if (node?.kind === "map") return [node, ...node.pairs.flatMap(({ value }) => nodesIn(value))];
  return node ? [node] : [];
}

/** Breaks lines: removes the colon or the dash, changes the indentation, adds a merge conflict. */
function lineMutations(assessment: Assessment): Mutation[] {
  const { source } = assessment;
  const texts = textLines(assessment);
  return Array.from({ length: source.lineCount }, (_, line) => line).flatMap((line): Mutation[] => {
    const text = source.line(line);
    if (texts.has(line) || /^\s*(?:#|$)/.test(text)) return [];
    const [, before = "", dash = "", key] =
      /^(\s*)((?:- +)?)((?:[\p{L}\p{N}_-]+)(?=:(?:\s|$)))?/u.exec(text) ?? [];
    const span = (from: number, to: number): Range => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const colon = before.length + dash.length + (key?.length ?? 0);
    const block = `<<<<<<< HEAD\n${text}\n=======\n${text}\n>>>>>>> other`;
    return [
      ...(key ? [{ kind: "colon", range: span(colon, colon + 1), text: "" }] : []),
      ...(dash ? [{ kind: "dash", range: span(before.length, before.length + dash.length), text: "" }] : []),
      ...(before && (key ?? dash) ? [{ kind: "indent less", range: span(0, 1), text: "" }] : []),
      ...((key ?? dash) ? [{ kind: "indent more", range: span(0, 0), text: " " }] : []),
      ...((key ?? dash) ? [{ kind: "conflict", range: span(0, text.length), text: block }] : []),
    ];
  });
}

/**
 * Returns the lines inside of multi-line scalars, in which colons, dashes and indentation have no meaning.
 */
function textLines({ facts, source }: Assessment): Set<number> {
  const lines = new Set<number>();
  for (const { item } of facts) {
    for (const node of nodesIn(item.value)) {
      if (node.kind !== "scalar") continue;
      const { start, end } = source.range(pieceSpan(item.piece, node));
      for (let line = start.line + 1; line <= end.line; line++) lines.add(line);
    }
  }
  return lines;
}
