import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import type { Work, Works } from "../../model/evidence/work.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import { memo } from "../../syntax/memo.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** "Bailey (2004)", "Bailey et al., 2004", "Curtis and Gibbs 2004"; but not "2004a", which is unambiguous. */
const SHORT =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}’'-]+)(?:(\s+et\s+al\.?|\s+(?:and|y)\s+(?:others|otros))|\s+(?:and|y|e|&)\s+(\p{Lu}[\p{L}’'-]+))?(?:,?\s+((?:19|20)\d\d)(?![\p{L}\p{N}])|\s+\(((?:19|20)\d\d)(?![\p{L}\p{N}])\)?)/gu;

/** Few texts have a year, and to look for one is fast. */
const YEAR = /(?:19|20)\d\d/;

function shortCitationsIn(text: string): Iterable<RegExpExecArray> {
  return YEAR.test(text) ? text.matchAll(SHORT) : [];
}

/** Reports citations by author and year that match several sources. */
export const noAmbiguousCitation: Rule = {
  id: "no-ambiguous-citation",
  severity: "warning",
  summary: "A citation by author and year matches one source only.",
  why: "Words such as “Bailey 2004” may mean either of two works of that year. A citation by id, such as `[@bailey-2004-a]`, is never ambiguous. The program checks it, and the report shows it as a short citation.",
  source: "Chicago Manual of Style 15.20 and APA 7, 8.19 (letters after the year); Pandoc (citation keys)",
  examples: [
    bad`
sources:
  bailey-chapter: {type: chapter, author: [{family: Bailey, given: John}], issued: 2004}
  bailey-paper: {type: report, author: [{family: Bailey, given: John}], issued: 2004-10}
  one: {type: report, author: [{family: Bailey}, {family: Chabat}], issued: 2002}
  other: {type: report, author: [{family: Bailey}, {family: Chabat}, {family: Arzt}], issued: 2002}
summary: The argument is that of Bailey (2004).
                                 ^^^^^^^^^^^^^ "Bailey (2004)" may be any of 2 sources: "bailey-chapter", "bailey-paper". Cite the one that you mean by its id, as in "[@bailey-chapter]".
perspective: Sigue a Bailey et al., 2002.
                     ^^^^^^^^^^^^^^^^^^^ "Bailey et al., 2002" may be any of 2 sources: "one", "other". Cite the one that you mean by its id, as in "[@one]".
`,
    good`
sources:
  bailey-2003: {type: chapter, author: [{family: Bailey, given: John}], issued: 2003}
  bailey-chapter: {type: chapter, author: [{family: Bailey, given: John}], issued: 2004}
  bailey-paper: {type: report, author: [{family: Bailey, given: John}], issued: 2004}
  together: {type: report, author: [{family: Bailey, given: John}, {family: Chabat, given: Jorge}], issued: 2004}
summary: |
  As Bailey (2003), Bailey (2004a), Bailey and Chabat (2004) and [@bailey-paper] say, and as “Bailey 2004” is quoted; in
  March 2004.
`,
  ],
  *checkItem(facts, view) {
    for (const { author, year, isMeant, words, span } of citationsIn(facts)) {
      const matching = (worksBy(view.works).get(`${author} ${year}`) ?? []).filter(isMeant);
      if (matching.length < 2) continue;
      yield {
        span,
        message: formatMessage(
          t(
            '"{words}" may be any of {count, plural, one {# source} other {# sources}}: {sources}. Cite the one that you mean by its id, as in "[@{first}]".',
          ),
          {
            words,
            count: matching.length,
            sources: quotedList(matching.map(({ id }) => id)),
            first: matching[0]?.id ?? "",
          },
        ),
      };
    }
  },
};

interface Citation {
  readonly author: string;
  readonly year: string;
  /**
   * Returns whether a work has the number of authors that the citation gives, and the second author if it
   * names one.
   */
  readonly isMeant: (work: Work) => boolean;
  readonly words: string;
  readonly span: PieceSpan;
}

const citationsIn = memo((facts: Facts): readonly Citation[] =>
  facts.prose
    .filter(({ path }) => !path.includes("quote") && !path.includes("original"))
    .flatMap(({ node, span: { piece } }) =>
      Array.from(shortCitationsIn(visibleProse(node, piece)), (match) => {
        const [words, author = "", others, second, bare, year = bare ?? ""] = match;
        const start = node.start + match.index;
        const span = pieceSpan(piece, { start, end: start + words.length });
        const isMeant = ({ authors }: Work): boolean =>
          others !== undefined
            ? authors.length > 1
            : second === undefined
              ? authors.length === 1
              : authors.length === 2 && normalizedName(authors[1] ?? "") === normalizedName(second);
        return { author: normalizedName(author), year, isMeant, words: words.replace(/\s+/g, " "), span };
      }),
    ),
);

/** The works by first author and year. */
const worksBy = memo((works: Works): ReadonlyMap<string, readonly Work[]> => {
  const found = new Map<string, Work[]>();
  for (const work of works.values()) {
    const [author] = work.authors;
    const year = /^\d{4}/.exec(work.issued ?? "")?.[0];
    if (author === undefined || year === undefined) continue;
    const key = `${normalizedName(author)} ${year}`;
    found.set(key, [...(found.get(key) ?? []), work]);
  }
  return found;
});
