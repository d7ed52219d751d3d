import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { isNewReason, reasonAt } from "../../model/editions/changeNotes.ts";
import { movesBetween } from "../../model/editions/moves.ts";
import { renamesIn } from "../../model/taxonomies/renames.ts";
import { readRanking, wordOf } from "../../model/rankings/ranking.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good, withOptions } from "../rule.ts";
import { inSuperseded } from "./inSuperseded.ts";

const EARLIER = good`
date: 2024-09-30
rankings:
  port: {order: [terrorism, energy, water, impunity]}
  grown: {order: [terrorism, energy]}
`;

/** Reports ranks that changed since the previous assessment without a reason. */
export const requireMoveReason: Rule<{ readonly k: number }> = {
  id: "require-move-reason",
  severity: "warning",
  sections: ["rankings"],
  summary: "If a rank has moved far since the superseded assessment, the entry says why.",
  why: "Readers of the next edition first ask about the threats that have risen or fallen. Without a reason, they cannot tell a change in the world from a change of mind. Only entries of both assessments count, and as few of them as possible: an entry that slid because others were added above it, or moved past it, has not moved.",
  source: "ICD 203, analytic standard 7 (explains change to or consistency of analytic judgments)",
  options: {
    k: {
      type: "integer",
      default: 3,
      minimum: 1,
      description: "The number of ranks from which a move needs a reason.",
    },
  },
  examples: [
    withFile(
      "2024.threat.yaml",
      EARLIER,
      bad`
supersedes: 2024.threat.yaml
rankings:
  port:
    order:
      - impunity
        ^^^^^^^^ "impunity" has moved from rank 4 to rank 1 since 2024-09-30. Add "change" with the reason, here or for the ranking.
      - terrorism
      - energy
      - water
`,
    ),
    withOptions(
      { k: 1 },
      withFile(
        "2024.threat.yaml",
        EARLIER,
        bad`
supersedes: 2024.threat.yaml
rankings:
  port: {order: [energy, terrorism, water, impunity]}
                         ^^^^^^^^^ "terrorism" has moved from rank 1 to rank 2 since 2024-09-30. Add "change" with the reason, here or for the ranking.
`,
      ),
    ),
    withFile(
      "2024.threat.yaml",
      good`
date: 2024-09-30
rankings:
  port: {order: [terrorism, energy, water, {item: impunity, change: A new prosecutor.}]}
`,
      bad`
supersedes: 2024.threat.yaml
rankings:
  port:
    order:
      - item: impunity
              ^^^^^^^^ "impunity" has moved from rank 4 to rank 1 since 2024-09-30. The "change" explains an earlier move. Write the reason for this one.
        change: A new prosecutor.
      - terrorism
      - energy
      - water
`,
    ),
    withOptions(
      { k: 1 },
      withFile(
        "2024.threat.yaml",
        EARLIER,
        good`
supersedes: 2024.threat.yaml
rankings:
  port: {order: [{item: energy, change: Two pipelines were closed.}, terrorism, water, impunity]}
`,
      ),
    ),
    withFile(
      "2024.threat.yaml",
      EARLIER,
      good`
supersedes: 2024.threat.yaml
rankings:
  port:
    order:
      - {item: impunity, change: The court was closed.}
      - energy
      - terrorism
      - natural-disasters
      - water
  grown: {order: [natural-disasters, organized-crime, diffuse-criminality, terrorism, energy]}
  city: {order: [impunity, water, energy, terrorism]}
`,
    ),
  ],
  *checkItem({ item }, view, { k }) {
    const ranking = readRanking(item);
    const previous = ranking && view.superseded;
    const before = previous?.rankings.get(ranking?.id.text ?? "");
    if (!ranking || !previous || !before || isNewReason(reasonAt(ranking.value, before.value))) return;
    const renames = view.taxonomy && renamesIn(view.taxonomy);
    for (const { before: old, after: entry, places } of movesBetween(before, ranking, renames)) {
      const reason = reasonAt(entry.value, old.value);
      if (Math.abs(places) < k || old.rank === entry.rank || isNewReason(reason)) continue;
      yield {
        span: entry.name.span,
        message: formatMessage(
          t(
            '"{entry}" has moved from rank {old} to rank {new} since {since, select, date {{date}} other {the superseded assessment}}. {note, select, repeated {The "change" explains an earlier move. Write the reason for this one.} other {Add "change" with the reason, here or for the ranking.}}',
          ),
          {
            entry: wordOf(entry),
            old: String(old.rank),
            new: String(entry.rank),
            since: previous.date === undefined ? "other" : "date",
            date: previous.date ?? "",
            note: reason ? "repeated" : "other",
          },
        ),
        related: [inSuperseded(old.name.span, previous.source)],
      };
    }
  },
};
