/**
 * Tests the TextMate grammars: scopes at annotated words (`^^^ scope` below them, in `fixtures/grammar`), agreement
 * with the YAML parser on whole files, and recovery after unclosed text.
 */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import oniguruma from "vscode-oniguruma";
import type { IGrammar } from "vscode-textmate";
import textmate from "vscode-textmate";
import { beforeAll, describe, expect, it } from "vitest";
import { Parser, parseAllDocuments, visit } from "yaml";
import { grammarFile, grammarOf, languages, grammarText } from "../scripts/grammar.ts";
import type { Kind } from "../server/src/format/kind.ts";
import { kindOf } from "../server/src/format/kind.ts";
import { withoutAnnotations } from "./annotations.ts";
import { projectRoot } from "../scripts/root.ts";
import { growthOf, MOST_GROWTH } from "./growth.ts";

const { createOnigScanner, createOnigString, loadWASM } = oniguruma;
const kinds = Object.keys(languages) as Kind[];
const grammars = new Map<Kind, IGrammar>();

beforeAll(async () => {
  await loadWASM(readFileSync(fileURLToPath(import.meta.resolve("vscode-oniguruma/release/onig.wasm"))));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (name) => {
      const kind = kinds.find((each) => name === `source.${languages[each]}`);
      return Promise.resolve(
        kind && textmate.parseRawGrammar(readFileSync(grammarFile(kind), "utf8"), `${kind}.json`),
      );
    },
  });
  for (const kind of kinds) {
    const grammar = await registry.loadGrammar(`source.${languages[kind]}`);
    if (grammar) grammars.set(kind, grammar);
  }
});

describe.each(kinds)("the grammar of %s", (kind) => {
  it("the grammar is up to date with the schema", () => {
    expect(readFileSync(grammarFile(kind), "utf8"), "run node scripts/grammar.ts").toBe(
      grammarText(grammarOf(kind)),
    );
  });
});

const fixtures = new URL("fixtures/grammar/", import.meta.url);

it.each(readdirSync(fixtures))("the grammar colors %s", (name) => {
  const text = readFileSync(new URL(name, fixtures), "utf8");
  expect(marked(text)).toBe(text);
});

const files = [
  "server/data/taxonomies/",
  "server/data/scales/",
  "examples/",
  "examples/andean-water-utility/",
  "examples/river-port-register/",
].flatMap((folder) =>
  readdirSync(new URL(`../${folder}`, import.meta.url))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}${name}`),
);

it.each([...files, ...readdirSync(fixtures).map((name) => `test/fixtures/grammar/${name}`)])(
  "the grammar agrees with the parser on %s",
  (path) => {
    const text = withoutAnnotations(readFileSync(join(projectRoot, path), "utf8"));
    const scopes = scopesOf(text, kindOf(path));
    const wrong: string[] = [];
    // In invalid YAML, the parser's interpretation is only one of several.
    if (parseAllDocuments(text).some(({ errors }) => errors.length > 0)) return;
    for (const { start, end, expected } of partsOf(text)) {
      for (let offset = start; offset < end; offset++) {
        if (/\s/.test(text.charAt(offset)) || expected.test(scopes[offset] ?? "")) continue;
        wrong.push(`${text.slice(start, end)}: ${scopes[offset] ?? ""} is not ${expected.source}`);
        break;
      }
    }
    expect(wrong).toEqual([]);
  },
);

it.each([
  '"',
  "'",
  "[",
  "{",
  "|",
  ">",
  "- ",
  "key: |",
  "- >",
  "&",
  "*",
  "!",
  "%",
  "[@a",
  "[[a",
  "`",
  "**",
  "```",
  "? ",
  ": ",
])("the grammar recovers on the next line with a smaller indent after %s", (left) => {
  const lines = withoutAnnotations(readFileSync(new URL("keys-and-values.txt", fixtures), "utf8")).split(
    "\n",
  );
  for (const [at, line] of lines.entries()) {
    const indent = /^ */.exec(line)?.[0] ?? "";
    const middle = line.indexOf(":") + 2 || Math.floor(line.length / 2);
    const within = `${line.slice(0, middle)}${left}${line.slice(middle)}`;
    for (const [broken, column] of [
      [within, indent.length],
      [`${line}\n${indent}${left}`, indent.length],
      [`${line}\n${left}`, 0],
    ] as const) {
      const text = lines.with(at, broken).join("\n");
      const scopes = scopesOf(text);
      const after = text.length - lines.slice(at + 1).join("\n").length;
      for (const { index, 0: key, 1: spaces = "" } of text.slice(after).matchAll(/^( *)[\p{Ll}-]+:/gmu)) {
        if (spaces && spaces.length >= column) continue;
        expect(scopes[after + index + spaces.length], `${key} in\n${text}`).toMatch(KEY);
      }
    }
  }
});

it("the time of the grammar grows with the length of a line, not with the square of it", () => {
  const workOf = (size: number) => {
    const long = `title: ${`a: [b, {c: "d", 'e'}] \`f\` **g** _h_ #i @j `.repeat(size / 50)}\n`;
    return () => scopesOf(long + long.replace("title", "- title") + long.replace(": ", ": |\n  "));
  };
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});

/** The scopes of each character, without that of the document and without the suffix `.yaml`. */
function scopesOf(text: string, kind: Kind = "assessment"): string[] {
  const grammar = grammars.get(kind);
  if (!grammar) throw new Error(`No grammar for ${kind}.`);
  let state = textmate.INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const scopes = tokens.flatMap((token) => {
      const names = token.scopes.slice(1).map((name) => name.replace(/\.(yaml|markdown)(?= |$)/g, ""));
      return Array<string>(token.endIndex - token.startIndex).fill(names.join(" "));
    });
    return [...scopes.slice(0, line.length), ""];
  });
}

/**
 * The fixture with the actual scopes in its annotations: all scopes of the characters above `^`, or the innermost ones
 * after `…`.
 */
function marked(fixture: string): string {
  const text = withoutAnnotations(fixture);
  const scopes = scopesOf(text);
  let next = 0;
  let start = 0;
  return fixture
    .split("\n")
    .map((line) => {
      const [, before = "", carets, least = ""] = /^(\s*)(\^+) (…?)/.exec(line) ?? [];
      if (carets === undefined) {
        start = next;
        next += line.length + 1;
        return line;
      }
      const here = scopes.slice(start + before.length, start + before.length + carets.length);
      const names = new Set(here.map((each) => (least ? each.split(" ").at(-1) : each)));
      return `${before}${carets} ${least}${[...names].join(" / ")}`;
    })
    .join("\n");
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly expected: RegExp;
}

/** The parts of a text as the YAML parser sees them, with the scopes that they should have. */
function* partsOf(text: string): Generator<Part> {
  const parts: Part[] = [];
  for (const document of parseAllDocuments(text, { keepSourceTokens: true })) {
    visit(document, {
      Scalar(role, node) {
        const [start, end] = node.range ?? [0, 0];
        const expected = role === "key" ? KEY : (STYLE[node.type ?? ""] ?? /./);
        const block = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
        parts.push({ start: block ? text.indexOf("\n", start) : start, end, expected });
      },
    });
  }
  yield* parts;
  for (const token of new Parser().parse(text)) yield* commentsIn(token);
}

const KEY = /^(entity\.name|variable\.other\.reference)/;
const STYLE: Readonly<Record<string, RegExp>> = {
  PLAIN: /^(string\.unquoted\.plain|constant|variable\.other\.reference)|^comment/,
  QUOTE_DOUBLE: /^string\.quoted\.double/,
  QUOTE_SINGLE: /^string\.quoted\.single/,
  BLOCK_LITERAL: /^string\.unquoted\.block/,
  BLOCK_FOLDED: /^string\.unquoted\.block/,
};

function* commentsIn(value: unknown): Generator<Part> {
  if (Array.isArray(value)) for (const each of value) yield* commentsIn(each);
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && value.type === "comment" && "offset" in value && "source" in value) {
    const start = Number(value.offset);
    yield { start, end: start + String(value.source).length, expected: /^comment/ };
  }
  for (const each of Object.values(value)) if (typeof each === "object") yield* commentsIn(each);
}
