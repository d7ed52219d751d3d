/**
 * Reads CSL in JSON and YAML: a list of entries, a single entry as doi.org sends it, or a list under `references`
 * (Pandoc) or `items` (the API of Zotero). Each entry keeps the span of its id.
 */
import type { Node as JsonNode, ParseError } from "jsonc-parser";
import type { Document } from "yaml";
import { isAlias, isMap, isNode, isScalar, isSeq, parseAllDocuments, parseDocument } from "yaml";
import type { Span } from "../../syntax/span.ts";
import { bareDoi, readCsl } from "./csl.ts";
import type { ParsedEntries, BibliographyEntry, BibliographyProblem } from "./entries.ts";
import { searchTextOf } from "./entries.ts";
import { jsonParser } from "./parsers.generated.js";

/** The keys that contain the entries, if the file is a map. */
const WRAPPERS = ["references", "items"];
/** The keys that identify an entry, in order of preference: doi.org sends only the DOI. */
const IDS = ["id", "citation-key", "DOI"];

/** A value in JSON or YAML. */
interface Tree extends Span {
  readonly kind: "list" | "map" | "scalar";
  readonly items: () => readonly Tree[];
  readonly at: (key: string) => Tree | undefined;
  readonly value: () => unknown;
}

/** Returns the entries of CSL in JSON. */
export function readCslJson(text: string): ParsedEntries {
  const errors: ParseError[] = [];
  const root = attempt(() =>
    jsonParser().parseTree(text, errors, { allowTrailingComma: false, disallowComments: true }),
  );
  if (text.trim() === "") return nothing("empty", 0);
  const [error] = errors;
  const problems: BibliographyProblem[] =
    error === undefined && root
      ? []
      : [{ kind: "unreadable", start: error?.offset ?? 0, end: (error?.offset ?? 0) + (error?.length ?? 0) }];
  return entriesIn(root && jsonTree(root), text, problems);
}

/** Returns the entries of CSL in YAML. */
export function readCslYaml(text: string): ParsedEntries {
  // With the log level "silent", the parser would not report further documents.
  // As in YAML 1.1 and in Pandoc, `<<` adds the pairs of another map.
  const document = attempt(() => parseDocument(text, { logLevel: "error", merge: true }));
  if (text.trim() === "") return nothing("empty", 0);
  const error = document?.errors[0];
  const [start, end] = error?.pos ?? [0, 0];
  const isSecond = error?.code === "MULTIPLE_DOCS";
  const isRead = document && (!error || (isSecond && hasNoMore(text.slice(start))));
  const problems: BibliographyProblem[] = isRead
    ? []
    : [{ kind: isSecond ? "second-document" : "unreadable", start, end }];
  const root = document?.contents ? yamlTree(document.contents, document) : undefined;
  return entriesIn(root, text, problems);
}

/** Whether these documents are empty: a line of "---" may also end the only one. */
function hasNoMore(text: string): boolean {
  const documents = attempt(() => parseAllDocuments(text)) ?? [];
  return Array.from(documents).every(({ contents, errors }) => {
    const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
    return isEmpty && errors.length === 0;
  });
}

function nothing(kind: BibliographyProblem["kind"], at: number): ParsedEntries {
  return { entries: [], problems: [{ kind, start: at, end: at }] };
}

/** Runs a parser that may overflow the stack or reject too many aliases. */
function attempt<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch {
    return undefined;
  }
}

function entriesIn(
  root: Tree | undefined,
  text: string,
  problems: readonly BibliographyProblem[],
): ParsedEntries {
  const list = listIn(root);
  if (!list) return problems.length > 0 ? { entries: [], problems } : nothing("no-entry", 0);
  const found: BibliographyEntry[] = [];
  const withoutKey: BibliographyProblem[] = [];
  for (const each of list) {
    const entry = entryOf(each, text);
    if (entry) found.push(entry);
    // An entry after a syntax error may be incomplete.
    else if (problems.length === 0)
      withoutKey.push({ kind: "no-key", start: each.start, end: each.start + 1 });
  }
  const isEmpty = found.length + withoutKey.length === 0 && problems.length === 0;
  return isEmpty ? nothing("no-entry", 0) : { entries: found, problems: [...problems, ...withoutKey] };
}

function listIn(root: Tree | undefined): readonly Tree[] | undefined {
  if (root?.kind === "list") return root.items();
  if (root?.kind !== "map") return undefined;
  const wrapped = WRAPPERS.map((key) => root.at(key)).find((each) => each?.kind === "list");
  if (wrapped) return wrapped.items();
  return root.at("title") || root.at("type") ? [root] : undefined;
}

function entryOf(tree: Tree, text: string): BibliographyEntry | undefined {
  for (const name of tree.kind === "map" ? IDS : []) {
    const node = tree.at(name);
    const id = node?.kind === "scalar" ? node.value() : undefined;
    if (!node || (typeof id !== "string" && typeof id !== "number") || String(id).trim() === "") continue;
    const key = name === "DOI" ? bareDoi(String(id)) : String(id);
    let csl: ReturnType<typeof readCsl> | undefined;
    const read = (): ReturnType<typeof readCsl> => (csl ??= readCsl(attempt(tree.value)));
    return {
      key: { text: key, ...spanOfKey(node, key, text) },
      words: () => searchTextOf(read()),
      csl: read,
      brief: read,
    };
  }
  return undefined;
}

/** Returns the span of the key without quotation marks, also if some of its letters are escaped. */
function spanOfKey({ start, end }: Span, key: string, text: string): Span {
  const at = text.slice(start, end).indexOf(key);
  if (at >= 0) return { start: start + at, end: start + at + key.length };
  const quotes = /["']/.test(text[start] ?? "") ? 1 : 0;
  return { start: start + quotes, end: end - quotes };
}

function jsonTree(node: JsonNode): Tree {
  const children = node.children ?? [];
  return {
    kind: node.type === "array" ? "list" : node.type === "object" ? "map" : "scalar",
    start: node.offset,
    end: node.offset + node.length,
    items: () => children.map(jsonTree),
    at: (key) => {
      const value = children.find(({ children: pair }) => pair?.[0]?.value === key)?.children?.[1];
      return value && jsonTree(value);
    },
    value: () => jsonParser().getNodeValue(node) as unknown,
  };
}

/** A node of a YAML document. An alias is read as what it repeats, at its own span. */
function yamlTree(written: unknown, document: Document): Tree {
  const [start = 0, end = start] = isNode(written) ? (written.range ?? []) : [];
  const node = isAlias(written) ? written.resolve(document) : written;
  return {
    kind: isSeq(node) ? "list" : isMap(node) ? "map" : "scalar",
    start,
    end,
    items: () => (isSeq(node) ? node.items.map((item) => yamlTree(item, document)) : []),
    at: (key) => {
      const value = isMap(node) ? node.get(key, true) : undefined;
      return value === undefined ? undefined : yamlTree(value, document);
    },
    value: () => (isNode(node) ? (node.toJS(document) as unknown) : undefined),
  };
}
