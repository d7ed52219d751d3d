/** Shows a score: the figures, the calibration of groups, the judgments, and what has no score. */
import { shareText } from "../../language/figures.ts";
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { ScoreParts } from "../../model/estimates/brier.ts";
import type { CalibratedGroup } from "../../model/estimates/calibration.ts";
import { FEWEST } from "../../model/estimates/calibration.ts";
import type { JudgmentRecord } from "./judgmentRecords.ts";
import { standings } from "./judgmentRecords.ts";
import type { Grouping, LabelledGroup, Score } from "./score.ts";
import { groupings, missOf } from "./score.ts";
import {
  groupingTitle,
  labelOfGroup,
  outcomeWords,
  whyNoScore,
  scoreRangeText,
  scoreText,
  shareRangeText,
  verdictWords,
} from "./scoreTexts.ts";
import type { BlockContent } from "../tree/tree.ts";
import { bulletList, paragraphNode, strongNode, textNode, textTable } from "../tree/tree.ts";

/** The most judgments of the table, and of a list. Tables of data have all. */
const MOST_ROWS = 100;
const MOST_NAMED = 20;

/** The score with its parts, and what it is compared with; nothing without a score. */
export function scoreBlocks({ total, parts }: Score): BlockContent[] {
  if (!total || !parts) return [];
  const isFew = total.verdict === "too-few";
  const rows = [...scoreRows(total, parts), ...(isFew ? [] : partRows(parts))];
  return [
    textTable([[t("Measure"), t("Value"), t("What it means")], ...rows], {
      id: "table-score",
      caption: t("The score and what to compare it with"),
      widths: [0.25, 0.2, 0.55],
    }),
    ...(isFew ? [few(t("The parts of the score are shown from {fewest} judgments."))] : []),
  ];
}

function scoreRows({ score, share, interval }: CalibratedGroup, { uncertainty }: ScoreParts): string[][] {
  return [
    [t("Brier score"), scoreText(score.middle), t("The middle of each range counts. 0 is best, 1 is worst.")],
    [
      t("Best and worst case"),
      t("{0}–{1}", scoreText(score.best), scoreText(score.worst)),
      t("If the best or the worst end of each range counts."),
    ],
    [
      t("Base rate"),
      t("{0} ({1})", shareText(share), shareRangeText(interval)),
      t("How much came true of all that was judged."),
    ],
    [
      t("Always the base rate"),
      scoreText(uncertainty),
      t("The score of somebody who always says the base rate, which is known only afterwards (uncertainty)."),
    ],
    [t("Always 50%"), scoreText(0.25), t("The score of somebody who never commits.")],
  ];
}

function partRows({ reliability, resolution }: ScoreParts): string[][] {
  return [
    [t("Reliability"), scoreText(reliability), t("How far the words are from what happened. 0 is best.")],
    [
      t("Resolution"),
      scoreText(resolution),
      t("How well the words tell apart what happens and what does not. More is better."),
    ],
  ];
}

function few(message: string): BlockContent {
  return paragraphNode([textNode(formatMessage(message, { fewest: FEWEST }))], { role: "notice" });
}

/** How often the words were right, by term and by other groups; nothing without a score. */
export function calibrationBlocks({ groups, total }: Score): BlockContent[] {
  if (!total) return [];
  const terms = groups.get("term") ?? [];
  return [
    few(
      t(
        "Each table has the share that came true with its interval at 95% (Wilson). A group with fewer than {fewest} judgments is too few for a conclusion.",
      ),
    ),
    ...calibrationFigure(terms, total),
    ...groupings.flatMap((by) => groupBlocks(by, groups.get(by) ?? [])),
  ];
}

function calibrationFigure(terms: readonly LabelledGroup[], total: CalibratedGroup): BlockContent[] {
  const all = [...terms, { label: t("All"), group: total }];
  const percent = ({ from, to }: CalibratedGroup["interval"]): { from: number; to: number } => ({
    from: from * 100,
    to: to * 100,
  });
  return [
    {
      type: "figure",
      figure: {
        kind: "calibration",
        axis: t("Share that came true, in percent"),
        rows: all.map(({ label, group }) => ({
          label: labelOfGroup(label),
          words: t("{0} of {1}", group.occurred, group.count),
          expected: percent(group.expected),
          share: group.share * 100,
          interval: percent(group.interval),
          isFew: group.verdict === "too-few",
        })),
        expectedLabel: t("what the words mean"),
        shareLabel: t("what came true, with its interval"),
        fewLabel: formatMessage(t("fewer than {fewest}: nothing is concluded"), { fewest: FEWEST }),
      },
      caption: [textNode(t("What the words mean, and how much came true"))],
      alternative: all.map(({ label, group }) => groupWords(labelOfGroup(label), group)).join(" "),
      data: { id: "figure-calibration" },
    },
  ];
}

function groupWords(label: string, { occurred, count, interval, expected }: CalibratedGroup): string {
  return t(
    "{0}: {1} of {2} came true, interval {3}; the words mean {4}.",
    label,
    occurred,
    count,
    shareRangeText(interval),
    shareRangeText(expected),
  );
}

function groupBlocks(by: Grouping, all: readonly LabelledGroup[]): BlockContent[] {
  const heads = [
    groupingTitle(by),
    t("Came true"),
    t("Share and interval"),
    t("What the words mean"),
    t("Score"),
    t("Conclusion"),
  ];
  const rows = all
    .slice(0, MOST_ROWS)
    .map(({ label, group }) => [
      labelOfGroup(label),
      t("{0} of {1}", group.occurred, group.count),
      t("{0} ({1})", shareText(group.share), shareRangeText(group.interval)),
      shareRangeText(group.expected),
      scoreRangeText(group.score),
      verdictWords(group.verdict),
    ]);
  return [
    textTable([heads, ...rows], {
      id: `table-${by}`,
      caption: captionOf(by),
      widths: [0.24, 0.11, 0.19, 0.13, 0.19, 0.14],
    }),
  ];
}

function captionOf(by: Grouping): string {
  const captions: Readonly<Record<Grouping, string>> = {
    term: t("Calibration by term"),
    confidence: t("Calibration by confidence"),
    holder: t("Calibration by who judged"),
    year: t("Calibration by the year of the assessment"),
  };
  return captions[by];
}

/** The judgments with a score, the largest miss first; and those that say that something will not happen. */
export function judgmentBlocks({ scored }: Score): BlockContent[] {
  if (scored.length === 0) return [];
  const shown = scored.slice(0, MOST_ROWS);
  const rows = shown.map((each) => {
    const { title, year = "–", holders, likelihood = "–", outcome } = each.record;
    const happened = outcome ? outcomeWords(outcome) : "–";
    return [title, year, holders.join("; "), likelihood, happened, scoreText(missOf(each))];
  });
  const heads = [t("Judgment"), t("Year"), t("Who judged"), t("Likelihood"), t("What happened"), t("Score")];
  return [
    textTable([heads, ...rows], {
      id: "table-judgments",
      caption: t("The judgments, the largest miss first"),
      widths: [0.3, 0.08, 0.2, 0.2, 0.12, 0.1],
    }),
    ...(shown.length < scored.length
      ? [
          paragraphNode(
            [
              textNode(
                formatMessage(
                  t(
                    "The table has the {shown} largest misses of {all}. The formats CSV, XLSX and JSON have all judgments.",
                  ),
                  { shown: shown.length, all: scored.length },
                ),
              ),
            ],
            { role: "notice" },
          ),
        ]
      : []),
    ...deniedBlocks(scored.map(({ record }) => record)),
  ];
}

function deniedBlocks(records: readonly JudgmentRecord[]): BlockContent[] {
  const denied = records.filter(({ isDenied }) => isDenied);
  if (denied.length === 0) return [];
  return [
    paragraphNode([
      textNode(
        t(
          "These judgments seem to say that something will not happen. “Occurred” then means that it did not happen, as judged. Check that the outcome was written in this sense.",
        ),
      ),
    ]),
    namedList(denied, ({ title, year, outcome }) =>
      [title, year, outcome && outcomeWords(outcome)].filter((each) => each !== undefined).join(", "),
    ),
  ];
}

function namedList(
  records: readonly JudgmentRecord[],
  words: (record: JudgmentRecord) => string,
): BlockContent {
  const shown = records.slice(0, MOST_NAMED).map(words);
  const more = records.length - shown.length;
  const rest = more > 0 ? [formatMessage(t("and {more, plural, other {# others}}"), { more })] : [];
  return bulletList([...shown, ...rest].map((text) => [paragraphNode([textNode(text)])]));
}

/** The judgments without a score, by reason. */
export function leftOutBlocks({ records, counts }: Score): BlockContent[] {
  return standings.flatMap((standing) => {
    if (standing === "scored" || (counts.get(standing) ?? 0) === 0) return [];
    const all = records.filter((record) => record.standing === standing);
    return [
      paragraphNode([
        strongNode(
          textNode(
            formatMessage(t("{count, plural, one {# judgment.} other {# judgments.}}"), {
              count: all.length,
            }),
          ),
        ),
        textNode(" "),
        textNode(whyNoScore(standing)),
      ]),
      namedList(all, ({ title, file }) => t("{0} ({1})", title, file)),
    ];
  });
}
