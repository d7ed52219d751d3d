/** Makes plain tables and data of a score, for spreadsheets and other programs. */
import { t } from "@vscode/l10n";
import { scoreOfForecast } from "../../model/estimates/brier.ts";
import type { CalibratedGroup } from "../../model/estimates/calibration.ts";
import { FEWEST } from "../../model/estimates/calibration.ts";
import type { JudgmentRecord } from "../score/judgmentRecords.ts";
import type { Json } from "./normalized.ts";
import type { Grouping, Score } from "../score/score.ts";
import { groupings } from "../score/score.ts";
import { groupingTitle, labelOfGroup, outcomeWords, whyNoScore, verdictWords } from "../score/scoreTexts.ts";
import type { PlainTable, TableValue } from "./tables.ts";

/** Makes the tables that have rows. Call it in the language of the report. */
export function scoreTables(score: Score): PlainTable[] {
  return [judgmentsTable(score), groupsTable(score)].filter(({ rows }) => rows.length > 0);
}

function judgmentsTable({ records }: Score): PlainTable {
  return {
    name: "judgments",
    title: t("Judgments"),
    columns: [
      t("File"),
      t("Id"),
      t("Judgment"),
      t("Who judged"),
      t("Year"),
      t("Likelihood"),
      t("From (%)"),
      t("To (%)"),
      t("Confidence"),
      t("End of the period"),
      t("What happened"),
      t("Date"),
      t("Score, best case"),
      t("Score"),
      t("Score, worst case"),
      t("Why it has no score"),
    ],
    rows: records.map(judgmentRow),
  };
}

function judgmentRow(record: JudgmentRecord): TableValue[] {
  const { standing, band, outcome } = record;
  const isScored = standing === "scored" && band !== undefined;
  const score = isScored ? scoreOfForecast({ band, occurred: outcome === "occurred" }) : undefined;
  return [
    record.file,
    record.id,
    record.title,
    record.holders.join("; "),
    record.year,
    record.likelihood,
    band?.from,
    band?.to,
    record.confidence?.label,
    record.end,
    outcome && outcomeWords(outcome),
    record.outcomeDate,
    ...[score?.best, score?.middle, score?.worst].map((value) => value && rounded(value)),
    standing === "scored" ? undefined : whyNoScore(standing),
  ];
}

function groupsTable({ groups, total }: Score): PlainTable {
  const rows = Array.from(groups, ([by, all]) =>
    all.map(({ label, group }) => groupRow(groupingTitle(by), labelOfGroup(label), group)),
  ).flat();
  return {
    name: "calibration",
    title: t("Calibration"),
    columns: [
      t("Grouped by"),
      t("Group"),
      t("Judgments"),
      t("Occurred"),
      t("Share (%)"),
      t("Interval from (%)"),
      t("Interval to (%)"),
      t("Words mean from (%)"),
      t("Words mean to (%)"),
      t("Score, best case"),
      t("Score"),
      t("Score, worst case"),
      t("Conclusion"),
    ],
    rows: total ? [groupRow(t("All"), t("All"), total), ...rows] : [],
  };
}

function groupRow(by: string, label: string, group: CalibratedGroup): TableValue[] {
  const { count, occurred, share, interval, expected, score, verdict } = group;
  const shares = [share, interval.from, interval.to, expected.from, expected.to].map((each) =>
    rounded(each * 100),
  );
  const scores = [score.best, score.middle, score.worst].map(rounded);
  return [by, label, count, occurred, ...shares, ...scores, verdictWords(verdict)];
}

/** Six decimals: what the order of a sum can change is not written. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * Returns a score as data. The schema of the result is schemas/score.schema.json.
 * @param about The language of the report, and the day from which periods count as over.
 */
export function scoreData(score: Score, about: { readonly language: string; readonly date: string }): Json {
  const { records, counts, total, parts, groups } = score;
  return {
    version: 1,
    ...about,
    fewest: FEWEST,
    counts: Object.fromEntries(counts),
    ...(total && parts && { total: { ...groupData(total), parts: mapped({ ...parts }) } }),
    groups: Object.fromEntries(
      groupings.map((by: Grouping) => [
        by,
        (groups.get(by) ?? []).map(({ label, group }) => ({
          ...(label !== undefined && { label }),
          ...groupData(group),
        })),
      ]),
    ),
    judgments: records.map(recordData),
  };
}

function groupData({ count, occurred, verdict, ...group }: CalibratedGroup): Readonly<Record<string, Json>> {
  return {
    count,
    occurred,
    share: rounded(group.share),
    interval: mapped({ ...group.interval }),
    expected: mapped({ ...group.expected }),
    middle: rounded(group.middle),
    score: mapped({ ...group.score }),
    verdict,
  };
}

function mapped(all: Readonly<Record<string, number>>): Json {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, rounded(value)]));
}

/** What is not stated is left out. */
function recordData(record: JudgmentRecord): Json {
  const { band, standing, outcome, holders } = record;
  const score =
    standing === "scored" && band ? scoreOfForecast({ band, occurred: outcome === "occurred" }) : undefined;
  const all = {
    ...record,
    confidence: record.confidence?.label,
    holders,
    band: band && { from: band.from, to: band.to },
    score: score && mapped({ ...score }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Json;
}
