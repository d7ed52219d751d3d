/** Leaves out what a document says about its sources and its list of works says as well. */
import type { RootContent } from "mdast";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import type { AboutWork } from "../../publication/tree/aboutWork.ts";
import type { BlockContent } from "../../publication/tree/tree.ts";
import { paragraphNode, textNode } from "../../publication/tree/tree.ts";
import { lastResults, memo } from "../../syntax/memo.ts";

/** Returns blocks without the lines about works that the list has, and without headings that have nothing below them. */
export function withoutListed<B extends BlockContent | RootContent>(
  blocks: readonly B[],
  isListed: (line: AboutWork) => boolean,
): B[] {
  const kept: B[] = [];
  let isNeeded = { heading: false, work: undefined as string | undefined };
  // A heading is kept if a line below it is: the last block comes first.
  for (const block of blocks.toReversed()) {
    const about = block.data?.aboutWork;
    if (!about) kept.push(block);
    else if (about.isHead !== true) {
      if (isListed(about)) continue;
      kept.push(block);
      isNeeded = { heading: true, work: about.id };
    } else if (about.id === undefined ? isNeeded.heading : isNeeded.work === about.id) kept.push(block);
  }
  return withShortLines(kept.reverse());
}

/** A longer line about a work is a paragraph of its own. */
const MAX_SHORT = 160;

/** Puts the short lines about a work into the paragraph with its title: "**Series of levels** · Reliability: B · Accessed: 2026". */
function withShortLines<B extends BlockContent | RootContent>(blocks: readonly B[]): B[] {
  const done: B[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as B;
    const { id, isHead } = block.data?.aboutWork ?? {};
    let end = at + 1;
    if (isHead === true && id !== undefined) while (isShortLine(blocks[end], blocks[end + 1], id)) end++;
    const lines = blocks.slice(at + 1, end);
    done.push(lines.length === 0 ? block : (entryOf(block, lines, () => joinedLines(block, lines)) as B));
    at = end - 1;
  }
  return done;
}

/** Whether a block is a line about a work that nothing below it belongs to. */
function isShortLine(
  line: BlockContent | RootContent | undefined,
  next: BlockContent | RootContent | undefined,
  id: string,
): boolean {
  const isAbout = line?.data?.aboutWork?.id === id && line.type === "paragraph";
  const isAlone = next?.type === "paragraph" || next?.data?.aboutWork?.id !== id;
  return isAbout && isAlone && plainTextOf(line.children).length <= MAX_SHORT;
}

/** A block stays the same object as long as its lines are the same. */
const entryOf = lastResults<BlockContent | RootContent>();

function joinedLines<B extends BlockContent | RootContent>(head: B, lines: readonly B[]): B {
  if (head.type !== "paragraph") return head;
  const words = lines.flatMap((line) =>
    line.type === "paragraph" ? [textNode(" · "), ...line.children] : [],
  );
  return { ...head, children: [...head.children, ...words] };
}

/** Returns whether a list of works says what a line says. @param works The paragraphs of the list, with the ids of their works. */
export function listedIn(works: readonly BlockContent[]): (line: AboutWork) => boolean {
  const listed = new Map<string | undefined, readonly BlockContent[]>();
  let author: BlockContent | undefined;
  for (const work of works) {
    const isSame = repeatsAuthor(work);
    if (!isSame) author = authorIn(work);
    listed.set(work.data?.id, isSame && author ? [author, work] : [work]);
  }
  return ({ id = "", words }) => {
    const entries = listed.get(`source-${id}`) ?? [];
    return (
      entries.length > 0 &&
      words?.every((each) => entries.some((entry) => hasWords(wordsOf(entry), wordsIn(each)))) === true
    );
  };
}

/** What an entry says before the title, which quotation marks or other letters begin. */
const authorIn = memo((work: BlockContent): BlockContent => {
  const [first] = work.type === "paragraph" ? work.children : [];
  const [author = ""] = first?.type === "text" ? first.value.split(/[“«„"‘]/) : [];
  return paragraphNode([textNode(author)]);
});

/** Whether an entry has dashes in place of the author, who is that of the entry before. */
function repeatsAuthor(work: BlockContent): boolean {
  return work.type === "paragraph" && /^(?:[—–―_]{2,}|-{3})/.test(plainTextOf(work.children));
}

/** Cached: most works are those of the version before. */
const wordsOf = memo((work: BlockContent): readonly string[] =>
  work.type === "paragraph" ? wordsIn(plainTextOf(work.children)) : [],
);

function wordsIn(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []
  );
}

/** Whether words follow each other in a text. A word may go on, such as "jan" in "January"; a number may not. */
function hasWords(text: readonly string[], words: readonly string[]): boolean {
  const isSame = (word: string, there: string | undefined): boolean =>
    there === word || (there?.startsWith(word) === true && !/^\p{N}/u.test(word));
  return text.some((_, start) => words.every((word, index) => isSame(word, text[start + index])));
}
