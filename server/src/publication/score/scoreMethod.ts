/** How a score is computed, with its sources. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { binsOf } from "../../model/estimates/brier.ts";
import { FEWEST } from "../../model/estimates/calibration.ts";
import type { Score } from "./score.ts";
import type { BlockContent, CslItem } from "../tree/tree.ts";
import { paragraphNode, textNode } from "../tree/tree.ts";

type WorkId = "brier-1950" | "murphy-1973" | "wilson-1927" | "brown-2001" | "tetlock-2015" | "mandel-2014";

/** The method in paragraphs. */
export function scoreMethodBlocks({ scored }: Score): BlockContent[] {
  const bins = new Set(binsOf(scored.map(({ forecast }) => forecast)).map(({ middle }) => middle)).size;
  return [
    paragraph(
      t(
        "Likelihoods in words are compared with what happened, as Mandel and Barnes did for an intelligence service, and as Tetlock and Gardner advise everybody who forecasts.",
      ),
      ["mandel-2014", "tetlock-2015"],
    ),
    paragraph(
      t(
        "The score of a judgment is the squared distance between its probability and what happened: 1 if it occurred, 0 if not. The score of several is the mean. This is half of the score that Brier defined, as is usual today. A term stands for a range of probabilities, so the score is given for the middle of the range, and for its best and its worst end. A percentage that the authors give takes the place of the range.",
      ),
      ["brier-1950"],
    ),
    ...partsParagraphs(bins),
    paragraph(
      formatMessage(
        t(
          "The intervals are those of Wilson at 95%. Nothing speaks against the words of a group if its interval and the mean range of its words overlap; that does not prove that they are right. Nothing is concluded from fewer than {fewest} judgments: with {fewest}, an interval is still up to 40 points wide.",
        ),
        { fewest: FEWEST },
      ),
      ["wilson-1927", "brown-2001"],
    ),
    ...limits().map((text) => paragraph(text, [])),
  ];
}

/** How the score is divided; nothing if there is nothing to divide. */
function partsParagraphs(bins: number): BlockContent[] {
  if (bins === 0) return [];
  return [
    paragraph(
      formatMessage(
        t(
          "The score of the middles is reliability − resolution + uncertainty. Judgments with the same probability are compared with each other; nothing is rounded. Here there {bins, plural, one {is # probability} other {are # different probabilities}}. With few judgments for each, reliability and resolution both come out too large.",
        ),
        { bins },
      ),
      ["murphy-1973"],
    ),
  ];
}

function limits(): string[] {
  return [
    t(
      "“Partly” and “cannot be told” have no score. That is a decision of this program: either number would be invented. They are counted, because many of them mean that judgments are too vague. A judgment counts when its whole period is over, even if it came true early: otherwise events would be counted sooner than their absence.",
    ),
    t(
      "The intervals assume that judgments do not depend on each other. Judgments about the same threat in several years, or about one cause, do, so the true intervals are wider. A difference between groups does not say that one judged better: they may have had harder questions.",
    ),
  ];
}

function paragraph(text: string, works: readonly WorkId[]): BlockContent {
  return paragraphNode([
    textNode(text),
    ...(works.length > 0 ? [{ type: "citation" as const, works: works.map((id) => ({ id })) }] : []),
  ]);
}

/** The works that the method cites. */
export function methodWorks(): readonly CslItem[] {
  return Object.entries(WORKS).map(([id, work]) => ({ id, ...work }));
}

const year = (value: number): { readonly "date-parts": readonly [readonly [number]] } => ({
  "date-parts": [[value]],
});

const WORKS: Readonly<Record<WorkId, Omit<CslItem, "id"> & { readonly type: string }>> = {
  "brier-1950": {
    type: "article-journal",
    author: [{ family: "Brier", given: "Glenn W." }],
    title: "Verification of Forecasts Expressed in Terms of Probability",
    "container-title": "Monthly Weather Review",
    volume: "78",
    issue: "1",
    page: "1-3",
    issued: year(1950),
  },
  "murphy-1973": {
    type: "article-journal",
    author: [{ family: "Murphy", given: "Allan H." }],
    title: "A New Vector Partition of the Probability Score",
    "container-title": "Journal of Applied Meteorology",
    volume: "12",
    issue: "4",
    page: "595-600",
    issued: year(1973),
  },
  "wilson-1927": {
    type: "article-journal",
    author: [{ family: "Wilson", given: "Edwin B." }],
    title: "Probable Inference, the Law of Succession, and Statistical Inference",
    "container-title": "Journal of the American Statistical Association",
    volume: "22",
    issue: "158",
    page: "209-212",
    issued: year(1927),
  },
  "brown-2001": {
    type: "article-journal",
    author: [
      { family: "Brown", given: "Lawrence D." },
      { family: "Cai", given: "T. Tony" },
      { family: "DasGupta", given: "Anirban" },
    ],
    title: "Interval Estimation for a Binomial Proportion",
    "container-title": "Statistical Science",
    volume: "16",
    issue: "2",
    page: "101-133",
    issued: year(2001),
  },
  "tetlock-2015": {
    type: "book",
    author: [
      { family: "Tetlock", given: "Philip E." },
      { family: "Gardner", given: "Dan" },
    ],
    title: "Superforecasting: The Art and Science of Prediction",
    publisher: "Crown",
    "publisher-place": "New York",
    issued: year(2015),
  },
  "mandel-2014": {
    type: "article-journal",
    author: [
      { family: "Mandel", given: "David R." },
      { family: "Barnes", given: "Alan" },
    ],
    title: "Accuracy of Forecasts in Strategic Intelligence",
    "container-title": "Proceedings of the National Academy of Sciences",
    volume: "111",
    issue: "30",
    page: "10984-10989",
    DOI: "10.1073/pnas.1406138111",
    issued: year(2014),
  },
};
