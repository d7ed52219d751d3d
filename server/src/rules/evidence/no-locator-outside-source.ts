import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { evidenceIn } from "../../model/evidence/evidence.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { proseReferences } from "../../model/facts/prose.ts";
import type { Work } from "../../model/evidence/work.ts";
import { memo } from "../../syntax/memo.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

const PAGES =
  /(?<![\p{sc=Latn}\p{N}])(?:pp?\.|pp?(?=\s)|págs?\.|pgs?\.|páginas?|pages?)\s*(\d+)(?:\s*[-–—]+\s*(\d+))?(?![\p{sc=Latn}\p{N}])/iu;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Reports pages that the source does not have. */
export const noLocatorOutsideSource: Rule = {
  id: "no-locator-outside-source",
  severity: "error",
  summary: "Every cited page is within the pages of its source.",
  why: "One of the two is wrong, and readers who look it up find nothing. For an article or a chapter, use the page numbers that are printed on its pages, and do not count from its beginning.",
  source: "ICD 206, Sourcing Requirements for Disseminated Analytic Products (source reference citations)",
  examples: [
    bad`
sources:
  curtis-2004: {type: article-journal, page: 5-23}
  cope-1996: {type: chapter, page: 179–210}
  plan: {type: report, number-of-pages: 96}
summary: So [@curtis-2004, p. 30] says, and so [@bailey-2003, p. 300; @cope-1996, pp. 209-12].
                           ^^^^^ "p. 30" is not within the pages of "curtis-2004", 5–23. Correct one of the two.
                                                                                  ^^^^^^^^^^ "pp. 209-12" is not within the pages of "cope-1996", 179–210. Correct one of the two.
statements:
  no-link:
    text: No link was known.
    evidence:
      - {source: fmso-2002, quoted-in: curtis-2004, at: p. 4}
                                                        ^^^^ "p. 4" is not within the pages of "curtis-2004", 5–23. Correct one of the two.
      - {source: plan, at: "pág. 97, cuadro 2"}
                            ^^^^^^^ "pág. 97" is outside "plan", which has 96 pages. Correct the page, or the "number-of-pages" of the source.
results:
  homicides: {source: plan, at: páginas 95–99, share: 3%}
                                ^^^^^^^^^^^^^ "páginas 95–99" is outside "plan", which has 96 pages. Correct the page, or the "number-of-pages" of the source.
`,
    good`
sources:
  curtis-2004: {type: article-journal, page: 5-23}
  cope-1996: {type: chapter, page: 179-210}
  abridged: {type: chapter, page: 137-62}
  electronic: {type: article-journal, page: e1204}
  plan: {type: report, number-of-pages: 96}
summary: As [@curtis-2004, p. 20; @cope-1996, pp. 200-5; @abridged, p. 150; @electronic, p. 3] and [@curtis-2004, note 30] say.
statements:
  no-link:
    text: No link was known.
    evidence:
      - {source: curtis-2004, at: "table 30"}
      - {source: curtis-2004, quoted-in: from-a-bibliography, at: p. 300}
      - {source: plan, at: p. 96}
      - {source: curtis-2004, at: app. 30}
`,
  ],
  *checkItem(facts, view) {
    for (const { source, locator } of locatorsIn(facts)) {
      const pages = pagesIn(locator.text);
      const work = pages && view.work(source);
      const known = work && pagesOf(work);
      if (!pages || !work || !known) continue;
      if (pages.from >= known.from && pages.to <= known.to) continue;
      const { piece, start } = locator.span;
      const at = piece.text.indexOf(pages.words, start);
      const span = at < 0 ? locator.span : pieceSpan(piece, { start: at, end: at + pages.words.length });
      const message =
        work.page === undefined
          ? formatMessage(
              t(
                '"{locator}" is outside "{source}", which has {pages, plural, one {# page} other {# pages}}. Correct the page, or the "number-of-pages" of the source.',
              ),
              { locator: pages.words, source, pages: known.to },
            )
          : t(
              '"{0}" is not within the pages of "{1}", {2}–{3}. Correct one of the two.',
              pages.words,
              source,
              String(known.from),
              String(known.to),
            );
      yield { span, message };
    }
  },
};

interface Locator {
  readonly source: string;
  /** The locator within the source, with its span. */
  readonly locator: LocatedText;
}

/** All locators of an item: in its evidence, its figures and its texts. */
const locatorsIn = memo((facts: Facts): readonly Locator[] => {
  const { piece, value } = facts.item;
  const own =
    facts.section === "results"
      ? [{ source: locatedTextAt(piece, value, "source"), at: locatedTextAt(piece, value, "at") }]
      : [];
  const evidence = evidenceIn(facts.item).map(({ source, quotedIn, at }) => ({
    source: quotedIn ?? source,
    at,
  }));
  return [
    ...[...own, ...evidence].flatMap(({ source, at }) =>
      source && at ? [{ source: source.text, locator: at }] : [],
    ),
    ...(facts.references.some(({ form }) => form === "citation") ? facts.prose.flatMap(cited) : []),
  ];
});

function cited({ node, span: { piece } }: Facts["prose"][number]): Locator[] {
  return proseReferences(piece.text.slice(node.start, node.end)).flatMap(({ id, locator, end }) => {
    const start = node.start + end;
    return locator === undefined
      ? []
      : [
          {
            source: id,
            locator: { text: locator, span: pieceSpan(piece, { start, end: start + 2 + locator.length }) },
          },
        ];
  });
}

function pagesIn(text: string): (Range & { readonly words: string }) | undefined {
  const [words, from, to] = PAGES.exec(text) ?? [];
  return words === undefined || from === undefined ? undefined : { words, ...range(from, to ?? from) };
}

/** Returns the page range of a work, if it gives both ends. */
function pagesOf({ page, pageCount }: Work): Range | undefined {
  const [, from, to] = /^(\d+)\s*[-–—]+\s*(\d+)$/.exec(page?.trim() ?? "") ?? [];
  if (from !== undefined && to !== undefined) return range(from, to);
  return page === undefined && /^\d+$/.test(pageCount ?? "") ? { from: 1, to: Number(pageCount) } : undefined;
}

/** Parses a range. The second page may omit the leading digits that it shares with the first: 137–62. */
function range(from: string, to: string): Range {
  const whole = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
  return { from: Number(from), to: Number(whole) };
}
