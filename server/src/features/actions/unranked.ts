/** Completes a ranking with everything that it leaves out: as entries at the end, or as keys of "unranked". */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { isForeign, overlaps, classify, rankedItemsIn } from "../../model/rankings/rankedItems.ts";
import type { MapNode } from "../../syntax/node.ts";
import { pairAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { addItems, addPairs } from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { ActionRequest, ActionOffer } from "./action.ts";

/** Offers to complete the ranking at the position. */
export function unranked({ assessment, piecePosition: { piece, offset } }: ActionRequest): ActionOffer[] {
  const ranking = assessment.rankings.find(
    (each) =>
      each.piece === piece && each.id.span.start <= offset && offset <= (each.value?.end ?? each.id.span.end),
  );
  const map = ranking?.value;
  if (!ranking || map?.kind !== "map" || !assessment.intactRankings.includes(ranking)) return [];
  const ids = leftOutBy(ranking, assessment);
  if (ids.length === 0) return [];
  const offer = (title: string, edit: PieceEdit | undefined): ActionOffer[] =>
    edit
      ? [{ title, kind: CodeActionKind.RefactorRewrite, edits: [textEditOf(assessment.source, edit)] }]
      : [];
  return [
    ...offer(t("Add entries for what is not ranked yet ({0})", ids.length), asEntries(map, ids, piece)),
    ...offer(t('List what is missing under "unranked" ({0})', ids.length), asUnranked(map, ids, piece)),
  ];
}

/** The categories that no entry covers and nothing excludes; clusters, if the ranking only has clusters. */
function leftOutBy(ranking: Ranking, assessment: Assessment): string[] {
  const { taxonomy } = assessment;
  if (!taxonomy || isForeign(ranking, assessment)) return [];
  const ranked = rankedItemsIn(ranking, assessment).map(({ classification }) => classification);
  const excluded = ranking.unranked.flatMap(({ text }) => classify(text, assessment) ?? []);
  const onlyClusters = ranked.length > 0 && ranked.every(({ concept }) => concept === "cluster");
  const all = Array.from(onlyClusters ? taxonomy.clusters.values() : taxonomy.categories.values());
  return all
    .filter(({ deprecated }) => !deprecated)
    .map(({ id }) => id)
    .filter((id) => {
      const classification = classify(id, assessment);
      return classification && ![...ranked, ...excluded].some((other) => overlaps(classification, other));
    });
}

function asEntries(map: MapNode, ids: readonly string[], piece: Piece): PieceEdit | undefined {
  const order = pairAt(map, "order")?.value;
  return order?.kind === "list" ? addItems(order, ids, piece) : undefined;
}

function asUnranked(map: MapNode, ids: readonly string[], piece: Piece): PieceEdit | undefined {
  const entries = ids.map((key) => ({ key, value: { reason: "not-ranked" } }));
  const known = pairAt(map, "unranked");
  if (known) return known.value?.kind === "map" ? addPairs(known.value, entries, piece) : undefined;
  const value = Object.fromEntries(entries.map(({ key, value: each }) => [key, each]));
  return addPairs(map, [{ key: "unranked", value, levels: 1 }], piece);
}
