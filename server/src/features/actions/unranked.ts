/** Names everything that a ranking leaves out: as entries behind the others, or as what is said to be not ranked. */
import { t } from "@vscode/l10n";
import { CodeActionKind } from "vscode-languageserver-types";
import type { Ranking } from "../../model/ranking.ts";
import { isForeign, overlap, reachOf, standingsIn } from "../../model/standing.ts";
import type { MapNode, Node, Pair } from "../../syntax/node.ts";
import { pairAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { placeOf } from "../../syntax/place.ts";
import type { Source } from "../../syntax/source.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Asking, Offer } from "./action.ts";
import { columnOf, lineBreakOf, replacement } from "./action.ts";

export function unranked({ assessment, spot: { piece, offset } }: Asking): Offer[] {
  const ranking = assessment.rankings.find(
    (each) =>
      each.piece === piece &&
      each.id.place.start <= offset &&
      offset <= (each.value?.end ?? each.id.place.end),
  );
  const map = ranking?.value;
  if (!ranking || map?.kind !== "map" || !assessment.intactRankings.includes(ranking)) return [];
  const ids = leftOutBy(ranking, assessment);
  if (ids.length === 0) return [];
  const { source } = assessment;
  return [
    ...asEntries(map, ids, { piece, source }).map((offer) => written(offer, assessment)),
    ...asUnranked(map, ids, { piece, source }).map((offer) => written(offer, assessment)),
  ];
}

/** The categories that no entry reaches and nothing excludes; clusters, where only those are ranked. */
function leftOutBy(ranking: Ranking, assessment: Assessment): string[] {
  const { taxonomy } = assessment;
  if (!taxonomy || isForeign(ranking, assessment)) return [];
  const ranked = standingsIn(ranking, assessment).map(({ reach }) => reach);
  const excluded = ranking.unranked.flatMap(({ text }) => reachOf(text, assessment) ?? []);
  const onlyClusters = ranked.length > 0 && ranked.every(({ concept }) => concept === "cluster");
  const all = Array.from(onlyClusters ? taxonomy.clusters.values() : taxonomy.categories.values());
  return all
    .filter(({ deprecated }) => !deprecated)
    .map(({ id }) => id)
    .filter((id) => {
      const reach = reachOf(id, assessment);
      return reach && ![...ranked, ...excluded].some((other) => overlap(reach, other));
    });
}

interface Style {
  readonly piece: Piece;
  readonly source: Source;
}

interface Addition {
  readonly title: string;
  readonly piece: Piece;
  readonly offset: number;
  readonly text: string;
}

function written({ title, piece, offset, text }: Addition, { source }: Assessment): Offer {
  const place = placeOf(piece, { start: offset, end: offset });
  return { title, kind: CodeActionKind.RefactorRewrite, edits: [replacement(source, place, text)] };
}

function asEntries(map: MapNode, ids: readonly string[], { piece, source }: Style): Addition[] {
  const order = pairAt(map, "order")?.value;
  if (order?.kind !== "list") return [];
  const title = t("Add entries for what is not ranked yet ({0})", ids.length);
  const last = order.items.at(-1);
  if (order.flow) {
    const text = (last ? ", " : "") + ids.join(", ");
    return [{ title, piece, offset: last ? endOf(last, piece) : order.start + 1, text }];
  }
  const column = columnOf(source, piece, order.start);
  const offset = last ? endOfLine(endOf(last, piece), piece) : order.end;
  return [
    {
      title,
      piece,
      offset,
      text: ids.map((id) => `${lineBreakOf(source)}${" ".repeat(column)}- ${id}`).join(""),
    },
  ];
}

function asUnranked(map: MapNode, ids: readonly string[], { piece, source }: Style): Addition[] {
  const title = t('List what is left out under "unranked" ({0})', ids.length);
  const known = pairAt(map, "unranked");
  const inside = known?.value?.kind === "map" ? known.value : undefined;
  const entries = ids.map((id) => `${id}: {reason: not-ranked}`);
  const last = (inside ?? map).pairs.at(-1);
  if (!last || (known && !inside)) return [];
  const isFlow = (inside ?? map).flow;
  if (isFlow) {
    const text = inside ? entries.join(", ") : `unranked: {${entries.join(", ")}}`;
    return [{ title, piece, offset: endOfPair(last, piece), text: `, ${text}` }];
  }
  const column = columnOf(source, piece, (inside ?? map).pairs[0]?.key.start ?? map.start);
  const margin = `${lineBreakOf(source)}${" ".repeat(column)}`;
  const text = inside
    ? entries.map((entry) => margin + entry).join("")
    : `${margin}unranked:${entries.map((entry) => `${margin}  ${entry}`).join("")}`;
  return [{ title, piece, offset: endOfLine(endOfPair(last, piece), piece), text }];
}

function endOf(node: Node, { text }: Piece): number {
  return text.slice(0, node.end).trimEnd().length;
}

function endOfPair({ key, value }: Pair, piece: Piece): number {
  return value ? endOf(value, piece) : key.end + 1;
}

/** Behind a comment that stands at the end of the line. */
function endOfLine(offset: number, { text }: Piece): number {
  return offset + text.slice(offset).search(/[\r\n]|$/);
}
