/**
 * Finds places for the signs of threats in the cells of a matrix, so that no two overlap. Each cell is divided into slots. A threat
 * with a range has a sign in each corner of its range, all in the same slot: the sides of the range are then upright and level.
 */
import type { MatrixCells } from "../../publication/tree/figures.ts";
import type { TextBlock } from "./wrap.ts";

/** What is placed: a sign of a threat at one stage. */
export interface Wanted {
  readonly cells: MatrixCells;
}

/** A slot: its places in its cell, from the left and from the top. */
export interface Slot {
  readonly column: number;
  readonly row: number;
}

/** The slots of all cells. */
export interface SlotRoom {
  /** How many slots are next to each other in a cell. */
  readonly perRow: number;
  readonly slotWidth: number;
  readonly slotHeight: number;
  /** For each likelihood and impact, the word in the cell. */
  readonly words: readonly (readonly (TextBlock | undefined)[])[];
}

/** Slots of one cell that something takes, from the first to the last in both directions. */
interface Taken {
  readonly likelihood: number;
  readonly impact: number;
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** Lines may cross, but not run along each other or through a sign or a word. */
  readonly kind: "solid" | "level" | "upright";
}

/** Rows that are tried below those in use, before a line may run through a sign. */
const MORE_ROWS = 3;

/** More signs than these cannot be kept clear of lines. */
const MOST_CLEAR = 80;

/** What is taken, by cell. */
type TakenCells = Map<string, Taken[]>;

/** The slot of each wanted sign, and how many rows of slots each likelihood needs. */
export function slotsOf(
  wanted: readonly Wanted[],
  room: SlotRoom,
): { readonly slots: readonly Slot[]; readonly rows: readonly number[] } {
  const taken: TakenCells = new Map();
  room.words.forEach((words, likelihood) => {
    words.forEach((word, impact) => {
      for (const part of takenByWord(word, room)) add({ ...part, likelihood, impact }, taken);
    });
  });
  const slots: Slot[] = [];
  const isClear = wanted.length <= MOST_CLEAR;
  // Ranges first: they are the hardest to place.
  const order = [...wanted.keys()].sort(
    (one, other) => sidesFirst(wanted[one], wanted[other]) || one - other,
  );
  for (const index of order) {
    const cells = wanted[index]?.cells;
    if (!cells) continue;
    const slot =
      (isClear ? clearSlot(cells, taken, room.perRow) : undefined) ?? freeSlot(cells, taken, room.perRow);
    slots[index] = slot;
    for (const part of takenBy(cells, slot, room.perRow))
      if (isClear || part.kind === "solid") add(part, taken);
  }
  return { slots, rows: rowsOf(taken, room.words.length) };
}

function add(part: Taken, taken: TakenCells): void {
  const key = keyOf(part);
  const parts = taken.get(key);
  if (parts) parts.push(part);
  else taken.set(key, [part]);
}

function keyOf({ likelihood, impact }: Pick<Taken, "likelihood" | "impact">): string {
  return `${likelihood} ${impact}`;
}

function sidesFirst(one: Wanted | undefined, other: Wanted | undefined): number {
  const count = (wanted: Wanted | undefined): number => (wanted ? cornersOf(wanted.cells).length : 0);
  return count(other) - count(one);
}

function rowsOf(taken: TakenCells, count: number): readonly number[] {
  const rows = Array.from({ length: count }, () => 1);
  for (const parts of taken.values())
    for (const {
      kind,
      likelihood,
      rows: [, last],
    } of parts)
      if (kind === "solid") rows[likelihood] = Math.max(rows[likelihood] ?? 1, last + 1);
  return rows;
}

function takenByWord(
  word: TextBlock | undefined,
  { perRow, slotWidth, slotHeight }: SlotRoom,
): readonly Pick<Taken, "columns" | "rows" | "kind">[] {
  if (!word || word.width === 0) return [];
  const columns = Math.min(perRow, Math.ceil((word.width + 4) / slotWidth));
  const rows = Math.ceil(word.height / slotHeight);
  return [{ columns: [0, columns - 1], rows: [0, rows - 1], kind: "solid" }];
}

/** The first slot whose signs and lines touch nothing, if there is one. */
function clearSlot(cells: MatrixCells, taken: TakenCells, perRow: number): Slot | undefined {
  const parts = takenBy(cells, { column: 0, row: 0 }, perRow).flatMap((part) => taken.get(keyOf(part)) ?? []);
  const used = parts.reduce(
    (most, { kind, rows }) => (kind === "solid" ? Math.max(most, rows[1] + 1) : most),
    0,
  );
  for (let place = 0; place < (used + MORE_ROWS) * perRow; place++) {
    const slot = slotAt(place, perRow);
    if (takenBy(cells, slot, perRow).every((part) => !isTaken(part, taken))) return slot;
  }
  return undefined;
}

/** The first slot whose signs touch no other sign. */
function freeSlot(cells: MatrixCells, taken: TakenCells, perRow: number): Slot {
  for (let place = 0; ; place++) {
    const slot = slotAt(place, perRow);
    const signs = takenBy(cells, slot, perRow).filter(({ kind }) => kind === "solid");
    if (!signs.some((part) => isTaken(part, taken, "solid"))) return slot;
  }
}

function isTaken(part: Taken, taken: TakenCells, kind?: Taken["kind"]): boolean {
  const others = taken.get(keyOf(part)) ?? [];
  return others.some((other) => (kind === undefined || other.kind === kind) && conflicts(part, other));
}

function slotAt(place: number, perRow: number): Slot {
  return { column: place % perRow, row: Math.floor(place / perRow) };
}

/** Whether two things in the same cell touch. */
function conflicts(one: Taken, other: Taken): boolean {
  if (one.kind !== other.kind && one.kind !== "solid" && other.kind !== "solid") return false;
  return overlap(one.columns, other.columns) && overlap(one.rows, other.rows);
}

function overlap(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] <= other[1] && other[0] <= one[1];
}

/** What a threat takes: a sign in each corner of its range, and the lines between them. */
function takenBy({ likelihood, impact }: MatrixCells, slot: Slot, perRow: number): readonly Taken[] {
  const { column, row } = slot;
  const [low, high] = likelihood;
  const [small, large] = impact;
  const taken: Taken[] = cornersOf({ likelihood, impact }).map(([one, other]) => ({
    likelihood: one,
    impact: other,
    columns: [column, column],
    rows: [row, row],
    kind: "solid",
  }));
  for (const one of new Set(small < large ? likelihood : []))
    for (let other = small; other <= large; other++) {
      const columns = [other === small ? column + 1 : 0, other === large ? column - 1 : perRow - 1] as const;
      taken.push({ likelihood: one, impact: other, columns, rows: [row, row], kind: "level" });
    }
  for (const other of new Set(low < high ? impact : []))
    for (let one = low; one <= high; one++) {
      // A higher likelihood is above a lower one.
      const rows = [one === high ? row + 1 : 0, one === low ? row - 1 : Number.POSITIVE_INFINITY] as const;
      taken.push({ likelihood: one, impact: other, columns: [column, column], rows, kind: "upright" });
    }
  return taken.filter(({ columns, rows }) => columns[0] <= columns[1] && rows[0] <= rows[1]);
}

/** The corners of a range without repetition, as likelihood and impact, in the order around the range. */
export function cornersOf({ likelihood, impact }: MatrixCells): readonly (readonly [number, number])[] {
  const [low, high] = likelihood;
  const [small, large] = impact;
  const around = [[low, small], [low, large], [high, large], [high, small]] as const; // prettier-ignore
  return around.filter(
    ([one, other], index) => around.findIndex(([a, b]) => a === one && b === other) === index,
  );
}
