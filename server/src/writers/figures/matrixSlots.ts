/**
 * Finds places for the signs of threats in the cells of a matrix, so that no two overlap. Each cell is divided into slots. A threat
 * with a range has a sign in each corner of its range, all in the same slot: the sides of the range are then upright and level.
 */
import type { MatrixCells } from "../../publication/figures.ts";
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

/** The slot of each wanted sign, and how many rows of slots each likelihood needs. */
export function slotsOf(
  wanted: readonly Wanted[],
  room: SlotRoom,
): { readonly slots: readonly Slot[]; readonly rows: readonly number[] } {
  const taken = room.words.flatMap((words, likelihood) =>
    words.flatMap((word, impact) => takenByWord(word, room).map((part) => ({ ...part, likelihood, impact }))),
  );
  const slots: Slot[] = [];
  // Ranges first: they are the hardest to place.
  const order = [...wanted.keys()].sort(
    (one, other) => sidesFirst(wanted[one], wanted[other]) || one - other,
  );
  for (const index of order) {
    const cells = wanted[index]?.cells;
    if (!cells) continue;
    const slot = freeSlot(cells, taken, room.perRow);
    slots[index] = slot;
    for (const part of takenBy(cells, slot, room.perRow)) taken.push(part);
  }
  return { slots, rows: room.words.map((_, likelihood) => rowsIn(taken, likelihood)) };
}

function sidesFirst(one: Wanted | undefined, other: Wanted | undefined): number {
  const count = (wanted: Wanted | undefined): number => (wanted ? cornersOf(wanted.cells).length : 0);
  return count(other) - count(one);
}

function rowsIn(taken: readonly Taken[], likelihood: number): number {
  const solid = taken.filter((part) => part.kind === "solid" && part.likelihood === likelihood);
  return solid.reduce((most, { rows }) => Math.max(most, rows[1] + 1), 1);
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

/** The first slot whose signs and lines touch nothing; if there is none, the first whose signs touch no other sign. */
function freeSlot(cells: MatrixCells, taken: readonly Taken[], perRow: number): Slot {
  const near = taken.filter(
    ({ likelihood, impact }) => isIn(likelihood, cells.likelihood) && isIn(impact, cells.impact),
  );
  const used = near.reduce(
    (most, { kind, rows }) => (kind === "solid" ? Math.max(most, rows[1] + 1) : most),
    0,
  );
  const isFree = (slot: Slot): boolean =>
    takenBy(cells, slot, perRow).every((part) => !near.some((other) => conflicts(part, other)));
  const solid = near.filter(({ kind }) => kind === "solid");
  for (let place = 0; place < (used + MORE_ROWS) * perRow; place++)
    if (isFree(slotAt(place, perRow))) return slotAt(place, perRow);
  for (let place = 0; ; place++) {
    const slot = slotAt(place, perRow);
    const signs = takenBy(cells, slot, perRow).filter(({ kind }) => kind === "solid");
    if (!signs.some((part) => solid.some((other) => conflicts(part, other)))) return slot;
  }
}

function slotAt(place: number, perRow: number): Slot {
  return { column: place % perRow, row: Math.floor(place / perRow) };
}

function isIn(place: number, [first, last]: readonly [number, number]): boolean {
  return place >= first && place <= last;
}

function conflicts(one: Taken, other: Taken): boolean {
  if (one.likelihood !== other.likelihood || one.impact !== other.impact) return false;
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
