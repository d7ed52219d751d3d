/** Reads one piece with the YAML parser. Never throws: what the parser cannot read is mended, said, and read again. */
import { Composer, Parser } from "yaml";
import type { Document } from "yaml";
import type { Edit } from "./edits.ts";
import { applyEdits, originalOffset } from "./edits.ts";
import { diagnose } from "./mend.ts";
import type { Node } from "./node.ts";
import { toNode } from "./node.ts";
import type { Span } from "./place.ts";
import type { Role } from "./split.ts";

/** Something that YAML does not allow, said in the words of a reader who does not know YAML. */
export interface SyntaxProblem extends Span {
  readonly message: string;
}

export interface Reading {
  readonly tree: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** A piece that needs more mends than this is beyond repair; what was understood so far stays. */
const MOST_MENDS = 12;

export function read({ text, role }: { text: string; role: Role }): Reading {
  if (role === "directive") return { tree: undefined, problems: [] };
  const edits: Edit[] = [];
  const problems: SyntaxProblem[] = [];
  for (;;) {
    const mended = applyEdits(text, edits);
    const document = compose(mended);
    const at = (offset: number): number => originalOffset(edits, Math.min(offset, mended.length));
    const error = document?.errors[0];
    if (document && error && problems.length < MOST_MENDS) {
      const { problem, mend } = diagnose({ text: mended, error, document });
      problems.push({ ...problem, start: at(problem.start), end: at(problem.end) });
      if (mend && adopt(edits, { ...mend, at: at(mend.at) })) continue;
    }
    const tree = document?.contents ? toNode(document.contents, at) : undefined;
    return { tree, problems: problems.sort((a, b) => a.start - b.start) };
  }
}

/** Adds an edit, unless it repeats one or cuts into one: then mending would not come to an end. */
function adopt(edits: Edit[], edit: Edit): boolean {
  const clash = edits.some((other) =>
    other.at === edit.at && other.remove === edit.remove
      ? other.insert === edit.insert || edit.remove > 0
      : other.at < edit.at + edit.remove && edit.at < other.at + other.remove,
  );
  if (clash) return false;
  edits.push(edit);
  edits.sort((a, b) => a.at - b.at);
  return true;
}

function compose(text: string): Document.Parsed | undefined {
  // A lone CR breaks lines for the protocol but not for the parser: same length, same places.
  const source = text.replace(/\r(?!\n)/g, "\n");
  try {
    const composer = new Composer({ uniqueKeys: false, version: "1.2", logLevel: "silent" });
    for (const document of composer.compose(new Parser().parse(source))) return document as Document.Parsed;
  } catch {
    // The parser promises not to throw; should it break that promise, the piece counts as unread.
  }
  return undefined;
}
