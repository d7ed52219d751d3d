/** `textDocument/completion`: what can be written at the cursor; missing items come first, used ones last. */
import { asLabel } from "../language/hiddenCharacters.ts";
import type { CompletionItem, CompletionList } from "vscode-languageserver-types";
import { InsertTextFormat, InsertTextMode } from "vscode-languageserver-types";
import type { Concept } from "../format/schema.ts";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { hoverContentOf } from "./hoverContent/content.ts";
import { markup } from "./hoverContent/markdown.ts";
import type { Cursor } from "./cursor.ts";
import { cursorsAt } from "./cursor.ts";
import type { InsertPart, Completion } from "./completions/completion.ts";
import { FINAL_STOP } from "./completions/completion.ts";
import { completionsAt } from "./completions/completions.ts";
import { renderInsertText } from "./completions/insertText.ts";

/** More than an editor shows at once; typing on narrows the list. */
const MAX_ITEMS = 500;

/** VS Code's command that triggers completion again; the server removes it for clients without it. */
const SUGGEST = "editor.action.triggerSuggest";

/** The data that a client sends back to resolve an item. */
interface Unresolved {
  readonly uri: string;
  readonly position: Position;
  readonly concept: Concept;
  readonly id: string;
}

/** The position of the cursor, and what the client supports there. */
interface CompletionRequest extends Position {
  /** Whether the client supports snippets (default: true); otherwise it gets plain text. */
  readonly snippets?: boolean;
}

/** The completion items at a position; none in text that YAML cannot parse. */
export function complete(
  source: Source,
  library: Library,
  { snippets = true, ...position }: CompletionRequest,
): CompletionList {
  const cursors = cursorsAt(source, position);
  if (cursors.length === 0) return { isIncomplete: false, items: [] };
  const assessment = assessmentAt(source, library, position);
  const all = cursors.map((cursor) => ({ cursor, ...completionsAt(cursor, assessment) }));
  const completions = distinct(
    all.flatMap(({ cursor, completions: own }) => own.map((completion) => ({ cursor, completion }))),
  );
  const sorted = completions.toSorted((a, b) => (a.completion.overlap ?? 0) - (b.completion.overlap ?? 0));
  const matching =
    sorted.length > MAX_ITEMS
      ? sorted.filter(({ completion, cursor }) => matches(completion, cursor.typed))
      : sorted;
  return {
    isIncomplete:
      all.some(({ isPartial }) => isPartial) ||
      matching.length < sorted.length ||
      matching.length > MAX_ITEMS,
    items: matching
      .slice(0, MAX_ITEMS)
      .map(({ completion, cursor }, index) =>
        itemFor(completion, { cursor, position, source, index, snippets }),
      ),
  };
}

/** `completionItem/resolve`: adds the hover of the id as documentation. */
export function resolveCompletion(item: CompletionItem, source: Source, library: Library): CompletionItem {
  const { position, concept, id } = item.data as Unresolved;
  const hover = hoverContentOf(assessmentAt(source, library, position), concept, id);
  return hover === undefined ? item : { ...item, documentation: markup(hover) };
}

/** The URI of the file that an item belongs to; `undefined` if there is nothing to resolve. */
export function completionFile(item: CompletionItem): string | undefined {
  const { uri, position, id } = (item.data ?? {}) as Partial<Record<keyof Unresolved, unknown>>;
  const { line, character } = (position ?? {}) as Partial<Record<keyof Position, unknown>>;
  const isOurs = typeof id === "string" && Number.isInteger(line) && Number.isInteger(character);
  return isOurs && typeof uri === "string" ? uri : undefined;
}

/** A completion with the cursor that it belongs to. */
interface Placed {
  readonly completion: Completion;
  readonly cursor: Cursor;
}

/** The first of the completions with the same text. */
function distinct(all: readonly Placed[]): Placed[] {
  const first = new Map<string, Placed>();
  for (const each of all) if (!first.has(each.completion.label)) first.set(each.completion.label, each);
  return Array.from(first.values());
}

function matches({ label, filter }: Completion, typed: string): boolean {
  return (filter ?? label).toLowerCase().includes(typed.toLowerCase());
}

interface Context {
  readonly cursor: Cursor;
  readonly position: Position;
  readonly source: Source;
  readonly index: number;
  readonly snippets: boolean;
}

function itemFor(
  completion: Completion,
  { cursor, position, source, index, snippets }: Context,
): CompletionItem {
  const { label, kind, documentation, names, filter, suggestsAgain } = completion;
  const detail = typeof completion.detail === "function" ? completion.detail(index) : completion.detail;
  const data: Unresolved | undefined = names && { uri: source.uri, position, ...names };
  const { text, isSnippet } = renderInsertText(partsOf(completion, cursor), {
    inFlow: cursor.target.levels.some(({ flow }) => flow),
    style: cursor.style,
    snippets,
  });
  return {
    label: asLabel(label),
    kind,
    sortText: String(index).padStart(5, "0"),
    textEdit: { range: cursor.range, newText: text },
    // The lines after the first are already indented.
    insertTextMode: InsertTextMode.asIs,
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail ? { labelDetails: { description: asLabel(detail) } } : {}),
    ...(documentation === undefined ? {} : { documentation: markup(documentation) }),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(suggestsAgain ? { command: { title: "", command: SUGGEST } } : {}),
    ...(data === undefined ? {} : { data }),
  };
}

/** The parts to insert, with the text that is needed before and after them; the cursor stays before the latter. */
function partsOf({ insert }: Completion, { prefix, suffix, form }: Cursor): readonly InsertPart[] {
  if (suffix === "") return [prefix, ...insert];
  const rests = form === "name" || insert.some((part) => typeof part === "object" && "stop" in part);
  return [prefix, ...insert, ...(rests ? [] : [FINAL_STOP]), suffix];
}
