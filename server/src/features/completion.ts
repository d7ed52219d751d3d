/** `textDocument/completion`: what can be written at the cursor, what is missing first and what is taken last. */
import type { CompletionItem, CompletionList } from "vscode-languageserver-types";
import { InsertTextFormat, InsertTextMode, MarkupKind } from "vscode-languageserver-types";
import type { Concept, Schema } from "../format/schema.ts";
import { allows, itemOf, resolve } from "../format/schema.ts";
import { conceptsOf } from "../model/prose.ts";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessment.ts";
import type { Library } from "../workspace/library.ts";
import { cardOf } from "./cards/card.ts";
import type { Cursor } from "./cursor.ts";
import { cursorAt } from "./cursor.ts";
import { proposeIds, proposeUndefined } from "./proposals/ids.ts";
import { proposeKeys } from "./proposals/keys.ts";
import type { Proposal } from "./proposals/proposal.ts";
import { escaped } from "./proposals/proposal.ts";
import { proposeWords } from "./proposals/words.ts";

/** More than an editor shows at once; the rest comes as the word grows. */
const MOST_ITEMS = 500;

/** VS Code's command for "propose again"; the server takes it out where the client has none. */
const SUGGEST = "editor.action.triggerSuggest";

/** What a client gives back to have a proposal documented. */
interface Unresolved {
  readonly uri: string;
  readonly position: Position;
  readonly concept: Concept;
  readonly id: string;
}

export function complete(source: Source, library: Library, position: Position): CompletionList {
  const cursor = cursorAt(source, position);
  if (!cursor) return { isIncomplete: false, items: [] };
  const assessment = assessmentAt(source, library, position);
  const proposals = propose(cursor, assessment);
  const sorted = [
    ...proposals.filter(({ isTaken }) => !isTaken),
    ...proposals.filter(({ isTaken }) => isTaken),
  ];
  const matching = sorted.length > MOST_ITEMS ? sorted.filter((each) => matches(each, cursor.typed)) : sorted;
  return {
    isIncomplete: matching.length < sorted.length || matching.length > MOST_ITEMS,
    items: matching
      .slice(0, MOST_ITEMS)
      .map((proposal, index) => itemFor(proposal, { cursor, position, source, index })),
  };
}

/** `completionItem/resolve`: the card of what a proposal names. */
export function resolveCompletion(item: CompletionItem, source: Source, library: Library): CompletionItem {
  const { position, concept, id } = item.data as Unresolved;
  const card = cardOf(assessmentAt(source, library, position), concept, id);
  return card === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: card } };
}

/** The file in which a proposal was made; `undefined` where there is nothing to resolve. */
export function fileOf(item: CompletionItem): string | undefined {
  return (item.data as Partial<Unresolved> | undefined)?.uri;
}

function propose(cursor: Cursor, assessment: Assessment): Proposal[] {
  const { reference, target } = cursor;
  if (reference) {
    const ids = proposeIds(assessment, { concepts: conceptsOf[reference.form], taken: new Set() });
    return ids.map((each) => ({ ...each, insert: each.insert + reference.closing }));
  }
  const level = target.levels.at(-1);
  const schema = target.role === "value" ? target.schema : level?.schema;
  if (!schema) return [];
  // Under a key that takes a word or a list, what looks like a key is none yet.
  if (target.role === "value" || !allows(schema, "object")) return proposeValue(schema, cursor, assessment);
  return proposeEntry(schema, cursor, assessment);
}

/** What a value can be: a word, an id, an item of a list, the first key of a map. */
function proposeValue(schema: Schema, cursor: Cursor, assessment: Assessment): Proposal[] {
  const { target, alone, range } = cursor;
  const words = proposeScalar(schema, cursor, assessment);
  const items = allows(schema, "array") && words.length === 0 ? itemOf(schema) : undefined;
  if (items && alone) {
    const inner = { ...cursor, range: { ...range, start: right(range.start) } };
    return proposeValue(items, inner, assessment).map((each) => ({ ...each, insert: `- ${each.insert}` }));
  }
  if (items) {
    return proposeScalar(items, cursor, assessment).map((each) => ({ ...each, insert: `[${each.insert}]` }));
  }
  if (!allows(schema, "object") || schema.properties === undefined) return words;
  const flow = target.levels.at(-1)?.flow ?? false;
  const block = alone && !flow;
  const keys = proposeKeys(schema, [], { flow: !block, column: range.start.character, colon: false });
  return [...words, ...(block ? keys : keys.map(inBraces))];
}

/** The place behind a dash. */
function right({ line, character }: Position): Position {
  return { line, character: character + 2 };
}

function inBraces(proposal: Proposal): Proposal {
  const inside = proposal.isSnippet ? proposal.insert : `${escaped(proposal.insert)}$0`;
  return { ...proposal, insert: `{${inside}\\}`, isSnippet: true };
}

function proposeScalar(schema: Schema, { target, facts }: Cursor, assessment: Assessment): Proposal[] {
  const [part] = target.path;
  const used = (facts?.references ?? []).filter(({ path }) => part !== undefined && path[0] === part);
  const concepts = schema["x-refers-to"];
  return [
    ...proposeWords(schema, target.key, assessment),
    ...(concepts ? proposeIds(assessment, { concepts, taken: new Set(used.map(({ id }) => id)) }) : []),
  ];
}

/** The next entry of a map: a key of the format, an id to refer to, or one that is used and not yet defined. */
function proposeEntry(schema: Schema, { target, range, colon }: Cursor, assessment: Assessment): Proposal[] {
  const { flow, keys } = target.levels.at(-1) ?? target.levels[0];
  const ids = namesOf(schema);
  return [
    ...(ids ? proposeIds(assessment, { concepts: ids, taken: new Set(keys) }) : []).map((each) => ({
      ...each,
      insert: colon ? each.insert : `${each.insert}: `,
    })),
    ...proposeUndefined(schema, assessment).map((each) => ({
      ...each,
      insert: colon ? each.insert : `${each.insert}:`,
    })),
    ...proposeKeys(schema, keys, { flow, column: range.start.character, colon }),
  ];
}

function namesOf(schema: Schema): readonly Concept[] | undefined {
  return schema.propertyNames && resolve(schema.propertyNames)["x-refers-to"];
}

function matches({ label, filter }: Proposal, typed: string): boolean {
  return (filter ?? label).toLowerCase().includes(typed.toLowerCase());
}

interface Context {
  readonly cursor: Cursor;
  readonly position: Position;
  readonly source: Source;
  readonly index: number;
}

function itemFor(proposal: Proposal, { cursor, position, source, index }: Context): CompletionItem {
  const { label, kind, insert, isSnippet, detail, documentation, names, filter, goesOn } = proposal;
  const data: Unresolved | undefined = names && { uri: source.uri, position, ...names };
  return {
    label,
    kind,
    sortText: String(index).padStart(5, "0"),
    textEdit: { range: cursor.range, newText: cursor.lead + insert },
    // Lines below the first are indented already.
    insertTextMode: InsertTextMode.asIs,
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail ? { labelDetails: { description: detail } } : {}),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(goesOn ? { command: { title: "", command: SUGGEST } } : {}),
    ...(data === undefined ? {} : { data }),
  };
}
