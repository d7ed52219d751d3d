/**
 * Finds places for the signs of threats in the cells of a matrix, so that no two overlap. Each cell is divided into slots. A threat
 * with a range has a sign in each corner of its range, all in the same slot: its sides are then upright and level.
 */
import type { MatrixCells } from "../../publication/figures.ts";
import type { TextBlock } from "./wrap.ts";

/** What is placed: a sign of a threat at one stage. */
export interface Wanted {
  readonly cells: MatrixCells;
}

/** A slot: the places in its cell, from the left and from the top. */
export interface Slot {
  readonly column: number;
  readonly row: number;
}

/** The cells of a matrix: for each likelihood and impact, the word in the cell. */
export interface SlotRoom {
  /** How many slots are next to each other in a cell. */
  readonly perRow: number;
  readonly slotWidth: number;
  readonly slotHeight: number;
  readonly words: readonly (readonly (TextBlock | undefined)[])[];
}

/** The slot of each wanted sign, and how many rows of slots each likelihood needs. */
export function slotsOf(
  wanted: readonly Wanted[],
  room: SlotRoom,
): { readonly slots: readonly Slot[]; readonly rows: readonly number[] } {
  const taken = new Set<string>();
  const rows = room.words.map(() => 1);
  room.words.forEach((words, likelihood) => {
    words.forEach((word, impact) => {
      for (const slot of slotsOfWord(word, room)) {
        taken.add(keyOf(likelihood, impact, slot));
        rows[likelihood] = Math.max(rows[likelihood] ?? 1, Math.floor(slot / room.perRow) + 1);
      }
    });
  });
  const slots = wanted.map(({ cells }) => {
    const corners = cornersOf(cells);
    let slot = 0;
    while (corners.some(([likelihood, impact]) => taken.has(keyOf(likelihood, impact, slot)))) slot++;
    const row = Math.floor(slot / room.perRow);
    for (const [likelihood, impact] of corners) {
      taken.add(keyOf(likelihood, impact, slot));
      rows[likelihood] = Math.max(rows[likelihood] ?? 1, row + 1);
    }
    return { column: slot % room.perRow, row };
  });
  return { slots, rows };
}

/** The corners of a range without repetition, as likelihood and impact, around the range. */
export function cornersOf({ likelihood, impact }: MatrixCells): readonly (readonly [number, number])[] {
  const [low, high] = likelihood;
  const [small, large] = impact;
  if (low === high && small === large) return [[low, small]];
  if (low === high) return [[low, small], [low, large]]; // prettier-ignore
  if (small === large) return [[low, small], [high, small]]; // prettier-ignore
  return [[low, small], [low, large], [high, large], [high, small]]; // prettier-ignore
}

function slotsOfWord(
  word: TextBlock | undefined,
  { perRow, slotWidth, slotHeight }: SlotRoom,
): readonly number[] {
  if (!word || word.width === 0) return [];
  const columns = Math.min(perRow, Math.ceil((word.width + 4) / slotWidth));
  const rows = Math.ceil(word.height / slotHeight);
  return Array.from(
    { length: columns * rows },
    (_, index) => Math.floor(index / columns) * perRow + (index % columns),
  );
}

function keyOf(likelihood: number, impact: number, slot: number): string {
  return `${likelihood} ${impact} ${slot}`;
}
