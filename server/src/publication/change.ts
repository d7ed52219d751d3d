/** Shows how the ranks differ from those of the assessment that this one supersedes. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../language/date.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import type { Ranking } from "../model/ranking.ts";
import { rankedNames } from "../model/ranking.ts";
import { textOf } from "../syntax/node.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { crossReference } from "./context.ts";
import type { ChangeFigure } from "./figures.ts";
import { rankingName } from "./rankings.ts";
import type { BlockContent } from "./tree.ts";
import { paragraphNode, textNode } from "./tree.ts";
import { plainTextOf } from "./values.ts";

/** A figure for each ranking that both assessments have; nothing without an earlier assessment. */
export function changeBlocks(assessment: Assessment): BlockContent[] {
  const { superseded } = assessment;
  if (!superseded) return [];
  const before = superseded.date === undefined ? t("the earlier assessment") : dateInWords(superseded.date);
  const date = textOf(assessment.section("date")?.value);
  const after = date === undefined ? t("this assessment") : dateInWords(date);
  const titles = [showHidden(before), showHidden(after)] as const;
  const figures = assessment.rankings.flatMap((ranking): BlockContent[] => {
    const earlier = superseded.rankings.get(ranking.id.text);
    return earlier ? [changeFigure([earlier, ranking], titles, assessment)] : [];
  });
  return [paragraphNode([textNode(t("This assessment replaces that of {0}.", titles[0]))]), ...figures];
}

function changeFigure(
  [earlier, ranking]: readonly [Ranking, Ranking],
  titles: ChangeFigure["titles"],
  assessment: Assessment,
): BlockContent {
  const [old, now] = [ranksIn(earlier), ranksIn(ranking)];
  const ids = [...new Set([...now.keys(), ...old.keys()])];
  const items = ids.map((id) => ({
    label: plainTextOf([crossReference(id, assessment)]),
    before: old.get(id),
    after: now.get(id),
  }));
  const name = rankingName(ranking, assessment);
  return {
    type: "figure",
    figure: { kind: "change", titles, items, newLabel: t("new"), droppedLabel: t("no longer ranked") },
    caption: [textNode(t("{0}: ranks ({1} and {2})", name, ...titles))],
    alternative: items.map(({ label, before, after }) => changeWords(label, before, after)).join(" "),
    data: { id: `figure-change-${ranking.id.text}` },
  };
}

function changeWords(label: string, before: number | undefined, after: number | undefined): string {
  if (before === undefined) return t("{0}: new, rank {1}.", label, after ?? 0);
  if (after === undefined) return t("{0}: rank {1}, no longer ranked.", label, before);
  return t("{0}: rank {1}, now {2}.", label, before, after);
}

function ranksIn({ entries }: Ranking): ReadonlyMap<string, number> {
  return new Map(
    entries.flatMap((entry) => rankedNames(entry).map(({ text: id }) => [id, entry.rank] as const)),
  );
}
