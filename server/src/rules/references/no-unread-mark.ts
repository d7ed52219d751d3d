import { t } from "@vscode/l10n";
import { isProse } from "../../format/schema.ts";
import type { ProseReference } from "../../model/facts/prose.ts";
import { proseReferences } from "../../model/facts/prose.ts";
import { unreadMarksIn } from "../../model/facts/unreadMarks.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports citations and references that are not read, because a bracket is missing or the text is not prose. */
export const noUnreadMark: Rule = {
  id: "no-unread-mark",
  severity: "warning",
  kinds: ["assessment", "taxonomy"],
  summary: "Every citation, reference and footnote marker is closed, and is in prose.",
  forReaders: "Every citation, cross-reference and note mark is printed as one, not as it was typed.",
  why: "The program reads an unclosed mark as plain text. It does not check that the source exists, and readers see the brackets. Links, checkboxes and brackets of an editor, such as [sic], are not marks.",
  source: "Pandoc User’s Guide, “Citation syntax” and “Footnotes”; CommonMark 0.31, 6.3 (links)",
  examples: [
    bad`
sources:
  curtis-2004: {type: report, title: Nations}
threats:
  organized-crime:
    title: Organized crime after [[organized-crime]]
                                 ^^^^^^^^^^^^^^^^^^^ "[[organized-crime]]" is not read here, because this text is not prose. Write a name, or move the reference to a description.
  terror: {title: Terror}
summary: |
  Nobody knew [@curtis-2004, p. 20. The [[organized-crime groups grow. [^pascoe
              ^^^^^^^^^^^^^ "[@curtis-2004" is not read as a citation, because its bracket is not closed. Close it, or write a backslash before a bracket that is part of the text.
                                        ^^^^^^^^^^^^^^^^^ "[[organized-crime" is not read as a reference, because its brackets are not closed. Close them, or write a backslash before a bracket that is part of the text.
                                                                       ^^^^^^^^ "[^pascoe" is not read as a footnote, because its bracket is not closed. Close it, or write a backslash before a bracket that is part of the text.
  This hurts [terror] and [organized-crime], as they say [curtis-2004, p. 3].
             ^^^^^^^^ This is not read as a reference. Write "[[terror]]".
                          ^^^^^^^^^^^^^^^^^ This is not read as a reference. Write "[[organized-crime]]".
                                                         ^^^^^^^^^^^^^^^^^^^ This is not read as a citation. Write "[@curtis-2004, p. 3]".
`,
    good`
sources:
  curtis-2004: {type: report, title: Nations [sic]}
threats:
  strike: {title: Strike}
summary: |
  They say: “A [strike] is near.”
  See [@curtis-2004], [the report](https://example.org), [[1](https://example.org)], [@author](https://example.org).

  - [x] done, [ ] open, [sic], […], [emphasis added], [no-such-id], \[@curtis-2004, and \`[@code\`.
`,
  ],
  *checkItem({ item: { piece }, prose, visits }, view) {
    for (const { node } of prose) {
      const text = piece.text.slice(node.start, node.end);
      for (const mark of unreadMarksIn(text)) {
        // In a quotation, an editor writes a word in brackets: "the [port] was closed".
        if (mark.isBare && !mark.id.includes("-") && isQuoted(text, mark.start)) continue;
        const message = mark.isBare
          ? bareMessage(text.slice(mark.start, mark.end), mark.id, view)
          : openMessages[mark.form](text.slice(mark.start, mark.end));
        const [start, end] = [node.start + mark.start, node.start + mark.end];
        if (message !== undefined) yield { span: pieceSpan(piece, { start, end }), message };
      }
    }
    for (const { node, schema } of visits) {
      if (node?.kind !== "scalar" || isProse(schema) || schema["x-refers-to"] || textOf(node) === undefined)
        continue;
      const text = piece.text.slice(node.start, node.end);
      for (const { id, start, end, form } of proseReferences(text)) {
        if (view.conceptsOf(id).length === 0) continue;
        const around =
          form === "link" ? { start: start - 2, end: end + 2 } : { start: start - 2, end: end + 1 };
        yield {
          span: pieceSpan(piece, { start: node.start + around.start, end: node.start + around.end }),
          message: t(
            '"{0}" is not read here, because this text is not prose. Write a name, or move the reference to a description.',
            text.slice(around.start, around.end),
          ),
        };
      }
    }
  },
};

const openMessages: Readonly<Record<ProseReference["form"], (mark: string) => string>> = {
  citation: (mark) =>
    t(
      '"{0}" is not read as a citation, because its bracket is not closed. Close it, or write a backslash before a bracket that is part of the text.',
      mark,
    ),
  link: (mark) =>
    t(
      '"{0}" is not read as a reference, because its brackets are not closed. Close them, or write a backslash before a bracket that is part of the text.',
      mark,
    ),
  footnote: (mark) =>
    t(
      '"{0}" is not read as a footnote, because its bracket is not closed. Close it, or write a backslash before a bracket that is part of the text.',
      mark,
    ),
};

/** Whether a place in a text is after an opening quotation mark that is not closed before it. */
function isQuoted(text: string, at: number): boolean {
  // The first character may be the quotation mark of the value itself.
  const before = text.slice(1, at);
  const isOpen = (open: string, close: string): boolean =>
    before.lastIndexOf(open) > before.lastIndexOf(close);
  return isOpen("“", "”") || isOpen("«", "»") || before.split('"').length % 2 === 0;
}

/** The message for an id in single brackets; `undefined` if nothing has this id. */
function bareMessage(mark: string, id: string, view: View): string | undefined {
  const concepts = view.conceptsOf(id);
  if (!/\p{L}/u.test(id)) return undefined;
  if (concepts.includes("source"))
    return t('This is not read as a citation. Write "{0}".', mark.replace("[", "[@"));
  return concepts.length > 0 ? t('This is not read as a reference. Write "{0}".', `[[${id}]]`) : undefined;
}
