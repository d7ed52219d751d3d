/**
 * Tests that every completion can be accepted: at every position of the examples and of random documents, the text is
 * valid YAML afterwards (if it would be with any other word), and every other value is unchanged.
 */
import { expect, it } from "vitest";
import type { CompletionItem, Position, TextEdit } from "vscode-languageserver-types";
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import type { Node } from "yaml";
import { complete } from "../../server/src/features/completion.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { exampleText, scraps } from "../syntax/documents.ts";
import { plainYamlFile, yamlFile } from "../syntax/yaml.ts";
import { splitAt, textWith } from "./acceptCompletion.ts";
import { fc, runs } from "../property.ts";

const URI = "file:///a.threat.yaml";
const library = libraryOf();
/** Many items at one position are written in the same few ways. */
const MAX_ITEMS = 8;
/** A word that occurs in no document. */
const ANY = "zqx";

/** What the user has deleted after the cursor: nothing, the rest of the word, or the rest of the line. */
type Deleted = "nothing" | "word" | "line";

interface Case {
  readonly text: string;
  readonly at: number;
  readonly deleted: Deleted;
}

function placed({ text, at, deleted }: Case): { text: string; position: Position } {
  const offset = Math.floor(at * (text.length + 1));
  const cut = { nothing: /^/, word: /^[\p{L}\p{N}_-]*/u, line: /^[^\r\n]*/ }[deleted];
  const behind = text.slice(offset);
  const rest = behind.slice(cut.exec(behind)?.[0].length ?? 0);
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return {
    text: text.slice(0, offset) + rest,
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
}

/**
 * Every value with its path of keys; `undefined` if the text is not valid YAML. List indexes are left out, since items
 * may move.
 */
function valuesIn(text: string): readonly string[] | undefined {
  // The package takes tabs in an unterminated last line as indentation; in YAML it is a blank line.
  const ended = /\n[ \t]*\t[ \t]*$/.test(text) ? `${text}\n` : text;
  const documents = parseAllDocuments(ended, { logLevel: "silent" });
  // A document without a map at the top is unfinished.
  const isReadable = documents.every(
    ({ errors, contents }) => errors.length === 0 && (!contents || isMap(contents)),
  );
  if (!isReadable) return undefined;
  return documents.flatMap(({ contents }) => leaves(contents, ""));
}

function leaves(node: unknown, path: string): string[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) =>
      leaves(value, `${path}/${isScalar(key) ? String(key.source ?? key.value) : String(key as Node)}`),
    );
  if (isSeq(node)) return node.items.flatMap((item) => leaves(item, `${path}/-`));
  if (isAlias(node)) return [`${path} *${node.source}`];
  if (!isScalar(node) || node.value === null || node.value === "") return [];
  return [`${path} ${JSON.stringify(node.value)}`];
}

/** The values outside the replaced range; `undefined` if no word makes the text valid YAML. */
function others(text: string, item: CompletionItem): readonly string[] | undefined {
  const { end } = textEditOf(item).range;
  const [, behind] = splitAt(text, end);
  // If the next character does not end a word, only the empty text can be in its place.
  for (const word of /^(?:[\s,\]}:]|$)/.test(behind) ? ["", ANY, `${ANY}: `] : [""]) {
    const values = valuesIn(textWith(text, replacing(item, word)));
    if (values)
      return values.filter((each) => !each.includes(ANY) && !/^[^"]*\/(?:null)?(?:\/| )/.test(each));
  }
  return undefined;
}

function replacing(item: CompletionItem, word: string): CompletionItem {
  return { label: word, textEdit: { range: textEditOf(item).range, newText: word } };
}

function textEditOf({ textEdit }: CompletionItem): TextEdit {
  if (!textEdit || !("range" in textEdit)) throw new Error("An item has no range.");
  return textEdit;
}

function faultsIn(one: Case): string[] {
  const { text, position } = placed(one);
  const source = Source.of(URI, text);
  return [true, false].flatMap((snippets) => {
    const { items } = complete(source, library, { ...position, snippets });
    const step = Math.max(1, Math.floor(items.length / MAX_ITEMS));
    const chosen = items.filter((_, index) => index % step === 0);
    return chosen.flatMap((item) => {
      const before = others(text, item);
      if (!before) return [];
      const after = textWith(text, item);
      const values = valuesIn(after);
      const said = `${item.label} at ${position.line}:${position.character} of ${JSON.stringify(text)}: ${JSON.stringify(after)}`;
      if (!values) return [`not readable: ${said}`];
      // A completed key with a colon takes the lines below, so their paths change and are ignored.
      const place = /^[^\n]*[^\s\n]:$/.test(textEditOf(item).newText) ? /^[^ ]* / : /^/;
      const left = values.map((value) => value.replace(place, ""));
      const gone = before.find((value) => {
        const index = left.indexOf(value.replace(place, ""));
        if (index >= 0) left.splice(index, 1);
        return index < 0;
      });
      return gone === undefined ? [] : [`"${gone}" is gone: ${said}`];
    });
  });
}

const cases = (text: fc.Arbitrary<string>): fc.Arbitrary<Case> =>
  fc.record({
    text: fc
      .tuple(text, fc.boolean())
      // The package does not know a CR alone as a line break.
      .map(([each, windows]) => each.replace(/\r\n|\r|\n/g, windows ? "\r\n" : "\n")),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    deleted: fc.constantFrom<Deleted>("nothing", "word", "line"),
  });

it.each([
  ["the examples", cases(exampleText), 250],
  ["random documents", cases(plainYamlFile), 100],
  ["wilder ones", cases(yamlFile), 150],
  // Text that looks like a directive is one only if nothing precedes it.
  ["scraps", cases(scraps.filter((text) => !/^%|^\s*[&!]\S*\s*$/m.test(text))), 150],
])("every completion can be accepted in %s", { timeout: 120_000 }, (_, drawn, numRuns) => {
  fc.assert(
    fc.property(drawn, (one) => {
      expect(faultsIn(one).slice(0, 1)).toEqual([]);
    }),
    runs(numRuns),
  );
});
