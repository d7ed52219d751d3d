/** Draws the lines from ranking to ranking. They connect equal keys only: an entry that covers several items has a line to each. */
import type { RankingsFigure } from "../../publication/tree/figures.ts";
import { circle, path, pathMark, type DrawnMark, type Point } from "./marks.ts";
import type { PlacedEntry } from "./rankingLayout.ts";

/** A hostile document can connect everything with everything. */
const MOST_LINES = 500;
const MOST_KEYS = 50;

/** How an item moves from ranking to ranking, by the paint of its line. */
type RankMove = "rise" | "fall" | "rule";

interface Connection {
  readonly from: Point;
  readonly to: Point;
  readonly paint: RankMove;
}

/**
 * The lines between neighboring columns. Those of items that have not moved are the lowest.
 * @param places How many places each item moved from each column to the next one, if that is not a matter of the ranks alone.
 */
export function rankingLines(
  columns: readonly (readonly PlacedEntry[])[],
  places?: RankingsFigure["places"],
): { readonly marks: readonly DrawnMark[]; readonly moves: readonly RankMove[] } {
  const connections = columns.slice(1).flatMap((entries, index) => {
    const own = places && new Map(places[index]);
    return connectionsOf(columns[index] ?? [], entries, own);
  });
  const moved = connections.filter(({ paint }) => paint !== "rule");
  const ordered = [...connections.filter(({ paint }) => paint === "rule"), ...moved];
  return { marks: ordered.flatMap(connectionMarks), moves: ordered.map(({ paint }) => paint) };
}

function connectionsOf(
  before: readonly PlacedEntry[],
  after: readonly PlacedEntry[],
  places: ReadonlyMap<string, number> | undefined,
): readonly Connection[] {
  const byKey = new Map<string, PlacedEntry[]>();
  for (const placed of after)
    for (const key of keysOf(placed)) byKey.set(key, [...(byKey.get(key) ?? []).slice(0, MOST_KEYS), placed]);
  const connections: Connection[] = [];
  for (const placed of before) {
    const targets = new Set(keysOf(placed).flatMap((key) => byKey.get(key) ?? []));
    for (const target of targets) {
      if (connections.length >= MOST_LINES) return connections;
      connections.push(connection(placed, target, places));
    }
  }
  return connections;
}

function keysOf({ entry }: PlacedEntry): readonly string[] {
  return entry.kind === "gap" ? [] : entry.keys.slice(0, MOST_KEYS);
}

function connection(
  before: PlacedEntry,
  after: PlacedEntry,
  places: ReadonlyMap<string, number> | undefined,
): Connection {
  const [from, to] = [before.box, after.box];
  const own = new Set(keysOf(before));
  const key = keysOf(after).find((each) => own.has(each)) ?? "";
  return {
    from: { x: from.x + from.width, y: from.y + from.height / 2 },
    to: { x: to.x, y: to.y + to.height / 2 },
    paint: places ? paintOf(0, places.get(key) ?? 0) : paintOf(before.entry.rank, after.entry.rank),
  };
}

/** The paint of a move from rank to rank, or from place to place. A low number is a high rank. */
export function paintOf(before: number, after: number): RankMove {
  if (after < before) return "rise";
  return after > before ? "fall" : "rule";
}

/** A line on a band of the paper's color, so that crossing lines can be told apart. Without colors, dashes and widths tell them apart. */
export function connectionMarks({ from, to, paint }: Connection): readonly DrawnMark[] {
  return [
    pathMark(curve(from, to, [0.15, 0.85]), { stroke: "paper", strokeWidth: 4.5 }),
    pathMark(curve(from, to, [0, 1]), {
      stroke: paint,
      strokeWidth: paint === "rule" ? 1.5 : 2,
      ...(paint === "fall" && { dash: "7 4" }),
    }),
    circle(from, 2.6, { fill: paint }),
    circle(to, 2.6, { fill: paint }),
  ];
}

/**
 * A part of the curve that leaves and arrives level. The bands are parts, so that they do not hide other lines from the same place.
 * Source: a part of a Bézier curve by its blossom (Farin, Curves and Surfaces for CAGD, chapter 4).
 */
function curve(from: Point, to: Point, [begin, end]: readonly [number, number]): string {
  const middle = (from.x + to.x) / 2;
  const [across, down] = [[from.x, middle, middle, to.x] as const, [from.y, from.y, to.y, to.y] as const];
  const at = (...steps: readonly [number, number, number]): Point => ({
    x: blossom(across, steps),
    y: blossom(down, steps),
  });
  const [start, first] = [at(begin, begin, begin), at(begin, begin, end)];
  const [second, last] = [at(begin, end, end), at(end, end, end)];
  return path`M${start.x} ${start.y}C${first.x} ${first.y} ${second.x} ${second.y} ${last.x} ${last.y}`;
}

function blossom(
  [a, b, c, d]: readonly [number, number, number, number],
  [one, two, three]: readonly [number, number, number],
): number {
  const mixed = (from: number, to: number, step: number): number => from + (to - from) * step;
  const middle = mixed(b, c, one);
  const before = mixed(mixed(a, b, one), middle, two);
  const after = mixed(middle, mixed(c, d, one), two);
  return mixed(before, after, three);
}

/** A short line, for the legend. */
export function moveSign(paint: RankMove): (center: Point) => readonly DrawnMark[] {
  const slope = { rise: -4, fall: 4, rule: 0 }[paint];
  return ({ x, y }) =>
    connectionMarks({ from: { x: x - 15, y: y - slope }, to: { x: x + 15, y: y + slope }, paint });
}
