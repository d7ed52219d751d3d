/** `textDocument/completion`: what can be written at the cursor, what is missing first and what is taken last. */
import type { CompletionItem, CompletionList } from "vscode-languageserver-types";
import { InsertTextFormat, InsertTextMode, MarkupKind } from "vscode-languageserver-types";
import type { Concept, Schema } from "../format/schema.ts";
import { allows, itemOf, resolve } from "../format/schema.ts";
import { conceptsOf } from "../model/prose.ts";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { cardOf } from "./cards/card.ts";
import type { Cursor } from "./cursor.ts";
import { cursorAt } from "./cursor.ts";
import { proposeIds, proposeUndefined } from "./proposals/ids.ts";
import type { Manner } from "./proposals/keys.ts";
import { proposeKeys } from "./proposals/keys.ts";
import type { Proposal } from "./proposals/proposal.ts";
import { escaped } from "./proposals/proposal.ts";
import { bodyOf, proposeDefinition } from "./proposals/skeletons.ts";
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
  const { flow, keys } = level ?? target.levels[0];
  const { range, colon } = cursor;
  return proposeEntries(schema, keys, { manner: { flow, column: range.start.character, colon }, assessment });
}

/** What a value can be: a word, an id, an item of a list, the first key of a map. */
function proposeValue(schema: Schema, cursor: Cursor, assessment: Assessment): Proposal[] {
  const { target, alone, dashed, range } = cursor;
  const level = target.levels.at(-1);
  const block = alone && !level?.flow;
  if (block && !dashed && level?.shape === "list") return withDash(schema, cursor, assessment);
  const words = proposeScalar(schema, cursor, assessment);
  const items = allows(schema, "array") && words.length === 0 ? itemOf(schema) : undefined;
  if (items && block) return withDash(items, cursor, assessment);
  if (items) {
    return proposeValue(items, cursor, assessment).map((each) => ({ ...each, insert: `[${each.insert}]` }));
  }
  if (!allows(schema, "object")) return words;
  const manner = { flow: !block, column: range.start.character, colon: false };
  const entries = proposeEntries(schema, [], { manner, assessment });
  return [...words, ...(block ? entries : entries.map(inBraces))];
}

/** The items of a list, each with the dash that is not yet there. */
function withDash(schema: Schema, cursor: Cursor, assessment: Assessment): Proposal[] {
  const { start, end } = cursor.range;
  const behind = { start: { ...start, character: start.character + 2 }, end };
  const items = proposeValue(schema, { ...cursor, range: behind, dashed: true }, assessment);
  return items.map((each) => ({ ...each, insert: `- ${each.insert}` }));
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
function proposeEntries(
  schema: Schema,
  present: readonly string[],
  { manner, assessment }: { readonly manner: Manner; readonly assessment: Assessment },
): Proposal[] {
  const concepts = namesOf(schema);
  const ids = concepts ? proposeIds(assessment, { concepts, taken: new Set(present) }) : [];
  const wanted = proposeUndefined(schema, assessment);
  const followedBy = (text: string) => (each: Proposal) =>
    manner.colon ? each : { ...each, insert: each.insert + text };
  return [
    ...ids.map(followedBy(": ")),
    ...wanted.map((each) =>
      manner.flow || manner.colon ? followedBy(":")(each) : withBody(each, schema, manner),
    ),
    ...proposeKeys(schema, present, manner),
    ...proposeDefinition(schema, manner),
  ];
}

/** What is used but not yet defined, with the keys that it has to have. */
function withBody(proposal: Proposal, schema: Schema, { column }: Manner): Proposal {
  const value = typeof schema.additionalProperties === "object" ? resolve(schema.additionalProperties) : {};
  return {
    ...proposal,
    insert: `${escaped(proposal.insert)}:${bodyOf(value, column + 2, 1)}`,
    isSnippet: true,
  };
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
