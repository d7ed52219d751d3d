/**
 * Tests that text of a document never becomes an image, HTML or a link to anything but the web, wherever Markdown is
 * shown.
 */
import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { complete, resolveCompletion } from "../../server/src/features/completion.ts";
import { hover } from "../../server/src/features/hover.ts";
import { textView } from "../../server/src/features/textView.ts";
import {
  linkOrText,
  code,
  codeBlock,
  inertText,
  plainText,
  quotation,
} from "../../server/src/language/markdown.ts";
import { renderProse } from "../../server/src/language/prose.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { DOCUMENT, filledWith, SCALE, TAXONOMY } from "./filled.ts";
import { render, strangeTags } from "./rendered.ts";
import { fc, runs } from "../property.ts";

const PARTS = [
  ...Array.from("abx 1-_*`~<>[]()!\\#|&:;=+.\"'/{}$^@\n\t"),
  "\n\n",
  "    ",
  "```",
  "~~~",
  "``",
  "\n```\n",
  "\n~~~\n",
  "\n- ",
  "\n> ",
  "|\n|-|-|\n|",
  "&lt;",
  "&#106;",
  "<img src=x onerror=alert(1)>",
  "<img src=x>",
  '<a href="command:x">',
  "<script>",
  "</b>",
  "<!--",
  "<b>",
  "![a](http://a.b/c.png)",
  "![",
  "](",
  "[a](javascript:alert(1))",
  "[a](command:x)",
  "[a](<data:text/html,x>)",
  "[a](http://a.b)",
  "[a](//a.b)",
  "[a]: javascript:x\n",
  "[a]:\n",
  "[a]",
  "[^1]: ",
  "<javascript:x>",
  "<command:x>",
  "<http://a.b>",
  "http://a.b/c",
  "ftp://a.b",
  "//a.b/c",
  "vscode://x",
  "command:x",
  "\u202e",
  "\u200b",
  "\r",
  "---\n",
  "===\n",
  "1. ",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 14 })
  .map((parts) => parts.join(""));

const WRITERS: Readonly<Record<string, (text: string) => string>> = {
  plain: plainText,
  code,
  inert: inertText,
  prose: renderProse,
  address: linkOrText,
  "a block of code": (text) => codeBlock("yaml", text),
  "a quotation": (text) => quotation(renderProse(text)),
  "words in a heading": (text) => `# ${plainText(text)}\n\n**${plainText(text)}** — ${code(text)}`,
  "cells of a table": (text) => `| a | b |\n| --- | --- |\n| ${plainText(text)} | ${inertText(text)} |`,
  "a fact": (text) => `*${plainText(text)}*: ${inertText(text)}  \n*b*: ${inertText(text)}`,
  "two texts": (text) => `${renderProse(text)}\n\n${renderProse(text)}`,
};

describe.each(Object.entries(WRITERS))("%s", (_, write) => {
  it("makes only allowed tags of any text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(strangeTags(write(text))).toEqual([]);
      }),
      runs(1500),
    );
  });
});

/** All the Markdown that an editor shows for a file. */
function* shownOf(name: string, text: string): Generator<string> {
  const source = Source.of(`file:///${name}`, text);
  const library = libraryOf();
  for (const view of ["document", "comparison", "changes"] as const)
    yield textView(source, library, { view });
  for (let line = 0; line < source.lineCount; line++) {
    const places = Array.from(source.line(line).matchAll(/[\w"]+|$/g), ({ index }) => index);
    for (const character of places.filter((_, index) => index % 3 === 0)) {
      const contents = hover(source, library, { line, character })?.contents as MarkupContent | undefined;
      yield contents?.value ?? "";
    }
    const position = { line, character: source.line(line).search(/(?<=: )|$/) };
    for (const item of complete(source, library, position).items.slice(0, 40)) {
      const resolved = item.data === undefined ? item : resolveCompletion(item, source, library);
      yield (resolved.documentation as MarkupContent | undefined)?.value ?? "";
    }
  }
}

it.each([
  ["a.threat.yaml", DOCUMENT],
  ["a.taxonomy.yaml", TAXONOMY],
  ["a.scale.yaml", SCALE],
])(
  "only allowed tags are shown of %s",
  (name, text) => {
    fc.assert(
      fc.property(hostile, (each) => {
        for (const shown of shownOf(name, filledWith(text, each))) expect(strangeTags(shown)).toEqual([]);
      }),
      runs(20),
    );
  },
  120_000,
);

it("the author's own Markdown stays as it is", () => {
  const text = `# Heading

A *text* with **words**, ~~others~~ and \`code | <b>\`, a [link](https://example.org/a_(b) "T"), <https://example.org>,
https://example.org/?a=1&b=2. An escaped \\* sign, AT&T and 5 < 6.

- one
- two

1. first

> said

| a | b |
| --- | --- |
| 1 | 2 |

\`\`\`yaml
a: <b> [x](command:y) ![z](w)
\`\`\`
`;
  const html = render(renderProse(text));
  for (const part of [
    "<h1>Heading</h1>",
    "<em>text</em>",
    "<strong>words</strong>",
    "<s>others</s>",
    '<a href="https://example.org/a_(b)">link</a>',
    '<a href="https://example.org">https://example.org</a>',
    '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>.',
    "An escaped * sign, AT&amp;T and 5 &lt; 6.",
    "<li>one</li>",
    "<ol>",
    "<blockquote>",
    "<td>1</td>",
    '<pre><code class="language-yaml">a: &lt;b&gt; [x](command:y) ![z](w)',
  ])
    expect(html).toContain(part);
});

it.each([
  ["![a](https://example.org/a.png)", "![a](<a href"],
  ["<img src=x>", "&lt;img src=x&gt;"],
  ["[a](javascript:alert(1))", "[a](javascript:alert(1))"],
  ["[a](command:workbench.action.quit)", "[a](command:workbench.action.quit)"],
  ["[a](doi:10.1000/182)", '<a href="https://doi.org/10.1000/182">a</a>'],
  ["a\u202eb", "a[U+202E]b"],
])("the Markdown %s is rendered as %s", (text, html) => {
  expect(render(renderProse(text))).toContain(html);
});

it("an id stays in its code span, whatever backticks it contains", () => {
  for (const id of ["a`b", "`", "``a`", "a` <img src=x> `b", " "])
    expect(render(code(id))).toMatch(/^<p><code>[^<]*<\/code><\/p>\n$/);
});
