/** Checks the promises that every edit makes, with other libraries than the program's own. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, Diagnostic } from "vscode-languageserver-types";
import type { Document } from "yaml";
import { Lexer, parseAllDocuments, visit } from "yaml";
import { inspect } from "../../server/src/rules/inspect.ts";
import type { Source } from "../../server/src/syntax/source.ts";
import { applyTextEdits } from "../../server/src/syntax/write/safety.ts";
import type { Library } from "../../server/src/workspace/library.ts";

/** The number of values that an action may change or remove. All other actions may change one. */
const CHANGES: readonly (readonly [RegExp, number])[] = [
  [/^Accept |^Sort |^Wrap |^Define the |^Add |^List what|^Remove the suppression|^Say that/, 0],
  // Words and digits that a comma or colon had turned into separate keys become one value again.
  [/^Put the text into quotation marks|^Write the number without a comma/, 9],
  [/^Exchange |^Use the long form, with keys|^Use the short form|^Write "covers: /, 2],
];

/** Returns the promises that an action breaks. */
export function brokenBy(action: CodeAction, source: Source, library: Library): string[] {
  const edits = action.edit?.changes?.[source.uri] ?? [];
  if (edits.length === 0) return action.edit?.changes ? [] : ["has no edit"];
  const after = applyTextEdits(source, edits);
  const before = TextDocument.create(source.uri, "", 0, source.text);
  if (after.text !== TextDocument.applyEdits(before, edits)) return ["is applied in another way by editors"];
  const texts = { before: readBefore(source.text), after: readText(after.text) };
  return [
    ...textBroken(texts, action.title),
    ...valuesBroken(texts, action.title),
    ...problemsBroken(action, { source, after, library }),
  ];
}

/** A text as the package `yaml` reads it. */
interface YamlText {
  readonly text: string;
  readonly isValid: boolean;
  readonly comments: readonly string[];
  /** Aliases stay aliases, so that a changed anchor counts once. */
  readonly values: unknown;
}

interface Texts {
  readonly before: YamlText;
  readonly after: YamlText;
}

let last: YamlText | undefined;

/** Reads a text with the package `yaml`. Many edits of one text are tried one after the other, so its reading is kept. */
function readBefore(text: string): YamlText {
  return last?.text === text ? last : (last = readText(text));
}

function readText(text: string): YamlText {
  const documents = parseAllDocuments(text, { logLevel: "silent", merge: false });
  const isValid = documents.every(({ errors }) => errors.length === 0);
  return { text, isValid, comments: commentsIn(text), values: isValid ? documents.map(valuesIn) : undefined };
}

function valuesIn(document: Document.Parsed): unknown {
  visit(document, { Alias: (_, { source }) => document.createNode(`*${source}`) });
  return document.toJS();
}

function textBroken({ before, after }: Texts, title: string): string[] {
  const broken: string[] = [];
  if (before.isValid && !after.isValid) broken.push("YAML cannot read it");
  if (before.text.includes("\r\n") && !/(?<!\r)\n/.test(before.text) && /(?<!\r)\n/.test(after.text))
    broken.push("has other line ends");
  if (before.text === after.text) broken.push("changes nothing");
  const left = [...after.comments];
  const lost = before.comments.filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    // Some actions rename the id of a suppression or remove it.
    return at < 0 && !(/suppression|^Write/.test(title) && comment.includes("threat-assessment-"));
  });
  if (lost.length > 0 && before.isValid) broken.push(`loses a comment: ${lost.join(" | ")}`);
  return broken;
}

function commentsIn(text: string): string[] {
  return Array.from(new Lexer().lex(text)).flatMap((token) =>
    token.startsWith("#") ? [token.trimEnd()] : [],
  );
}

function valuesBroken({ before, after }: Texts, title: string): string[] {
  if (!before.isValid) return [];
  const [, id, newId] = /^Rename "(.*)" to "(.*)" in this file$/.exec(title) ?? [];
  if (id !== undefined && newId !== undefined) {
    const [old, now] = [before, after].map(({ values }) => JSON.stringify(values).replaceAll(newId, id));
    return old === now ? [] : ["changes more than the id"];
  }
  const most = CHANGES.find(([pattern]) => pattern.test(title))?.[1] ?? 1;
  const lost = differences(before.values, after.values, title.startsWith("Wrap"));
  return lost.length > most ? [`changes other values: ${lost.slice(0, 4).join(", ")}`] : [];
}

/** Returns the paths of values that differ between two texts. */
function differences(a: unknown, b: unknown, areWords: boolean, path = ""): string[] {
  if (isMap(a) && isMap(b)) {
    const gone = Object.keys(a).filter((key) => !(key in b));
    const come = Object.keys(b).filter((key) => !(key in a));
    // A single key was renamed.
    const renamed = gone.length === 1 && come.length === 1 && same(a[gone[0] ?? ""], b[come[0] ?? ""]);
    return [
      ...(renamed ? [`${path}.${gone[0] ?? ""} renamed`] : gone.map((key) => `${path}.${key} gone`)),
      ...Object.keys(a)
        .filter((key) => key in b)
        .flatMap((key) => differences(a[key], b[key], areWords, `${path}.${key}`)),
    ];
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.flatMap((each, index) =>
      index < b.length
        ? differences(each, b[index], areWords, `${path}[${String(index)}]`)
        : [`${path} shorter`],
    );
  }
  if (areWords && typeof a === "string" && typeof b === "string")
    return a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim() ? [] : [path];
  // An empty value may be filled in.
  return a === null || same(a, b) ? [] : [`${path}: ${JSON.stringify(a)} → ${JSON.stringify(b)}`];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Returns the message of a diagnostic as text; the protocol allows Markdown. */
function messageOf(message: Diagnostic["message"]): string {
  return typeof message === "string" ? message : message.value;
}

interface Versions {
  readonly source: Source;
  readonly after: Source;
  readonly library: Library;
}

function problemsBroken(
  { title, diagnostics = [] }: CodeAction,
  { source, after, library }: Versions,
): string[] {
  const [old, now] = [inspect(source, library), inspect(after, library)];
  const count = (all: typeof old, rule: unknown, message: string, isSuppressed: boolean): number =>
    all.filter(
      (each) =>
        each.rule === rule && each.message === message && (each.suppressed !== undefined) === isSuppressed,
    ).length;
  const stays = diagnostics.filter(
    ({ code, message }) =>
      count(now, code, messageOf(message), false) >= count(old, code, messageOf(message), false),
  );
  const uncovered = old.filter(
    ({ suppressed, rule, message }) =>
      suppressed !== undefined &&
      count(now, rule, message, true) < count(old, rule, message, true) &&
      count(now, rule, message, false) > count(old, rule, message, false),
  );
  const covered = title.startsWith("Accept")
    ? []
    : old.filter(
        ({ suppressed, rule, message }) =>
          suppressed === undefined && count(now, rule, message, true) > count(old, rule, message, true),
      );
  return [
    ...stays.map(({ code, message }) => `the problem stays: ${String(code)} ${messageOf(message)}`),
    ...uncovered.map(({ rule }) => `no longer suppresses ${rule}`),
    ...covered.map(({ rule }) => `now suppresses ${rule}`),
  ];
}
