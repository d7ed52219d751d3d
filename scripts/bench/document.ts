/**
 * Makes documents of any length from the paper's assessment, for measurements.
 * For a long document, the entries are repeated with other ids. For a short one, a random subset is used that contains
 * everything it refers to. The same length and seed always give the same document.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyEdits } from "../../server/src/syntax/offsetEdits.ts";
import type { Piece } from "../../server/src/syntax/piece.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { randomOf, shuffled } from "./random.ts";
import { projectRoot } from "../root.ts";

/** The text of the paper's assessment. */
export const paper = readFileSync(join(projectRoot, "examples/us-mexico-2005.threat.yaml"), "utf8");

/** A valid document with as many of its entries as fit into `lines` lines. */
export function documentOf(lines: number, seed = 1): string {
  const random = randomOf(seed);
  const texts = new Map(sections.map(({ name, head }) => [name, [head]]));
  let left = lines - sections.reduce((sum, { head }) => sum + lineEndsIn(head), 0);
  for (let copy = 1, whole = true; whole; copy++) {
    const entries = copy === 1 ? units : units.filter(({ isDefinition }) => isDefinition);
    const chosen = fitting(entries, left, random);
    for (const unit of entries.filter((each) => chosen.has(each))) {
      texts.get(unit.section)?.push(textOf(unit, copy));
      left -= unit.lines;
    }
    whole = chosen.size === entries.length;
  }
  return [...texts.values()].map((parts) => (parts.length > 1 ? parts.join("") : "")).join("");
}

/** An entry of the paper's assessment: either one with an id, or a top-level key. */
interface Unit {
  readonly section: string;
  readonly text: string;
  readonly lines: number;
  readonly isDefinition: boolean;
  /** The offsets at which the ids end that the assessment itself defines. */
  readonly idEnds: number[];
  /** The entries that this entry refers to. */
  readonly needs: Set<Unit>;
}

const { sections, units } = takeApart();

function takeApart(): { sections: { name: string; head: string }[]; units: Unit[] } {
  const source = Source.of("file:///paper.threat.yaml", paper);
  const [assessment] = assessmentsOf(source, new Library({ read: () => undefined }));
  if (!assessment) throw new Error("The example holds no assessment.");
  const unitOf = new Map<Piece, Unit>();
  const defined = assessment.definitions;
  for (const { name, items } of assessment.sections) {
    for (const { piece } of items) {
      unitOf.set(piece, {
        section: name,
        text: piece.text,
        lines: piece.lines,
        isDefinition: defined.some(({ item }) => item.piece === piece),
        idEnds: defined.filter(({ item }) => item.piece === piece).map(({ span }) => span.end),
        needs: new Set(),
      });
    }
  }
  for (const { id, concepts, span } of assessment.references) {
    const target = defined.find((each) => each.id === id && concepts.includes(each.concept));
    const [from, to] = [unitOf.get(span.piece), target && unitOf.get(target.item.piece)];
    if (!from || !to) continue;
    from.needs.add(to);
    from.idEnds.push(span.end);
  }
  const headOf = (piece: Piece): string => (unitOf.has(piece) ? "" : piece.text);
  return {
    sections: assessment.sections.map(({ name, piece }) => ({ name, head: headOf(piece) })),
    units: [...unitOf.values()],
  };
}

/** All entries, or as many as fit into `lines` lines together with everything that they refer to. */
function fitting(entries: readonly Unit[], lines: number, random: () => number): Set<Unit> {
  const free = entries.filter(({ isDefinition, needs }) => !isDefinition && needs.size === 0);
  const chosen = new Set(free);
  let left = lines - linesOf(free);
  for (const entry of shuffled(entries, random)) {
    const wanted = [...withNeeds(entry)].filter((unit) => !chosen.has(unit));
    const cost = linesOf(wanted);
    if (cost > left) continue;
    left -= cost;
    for (const unit of wanted) chosen.add(unit);
  }
  return chosen;
}

function withNeeds(unit: Unit, known = new Set<Unit>()): Set<Unit> {
  if (known.has(unit)) return known;
  known.add(unit);
  for (const each of unit.needs) withNeeds(each, known);
  return known;
}

/** The text of the entry in a copy, counted from 1. */
function textOf({ text, idEnds }: Unit, copy: number): string {
  if (copy === 1) return text;
  const edits = idEnds.map((at) => ({ at, remove: 0, insert: `-${copy}` })).sort((a, b) => a.at - b.at);
  return applyEdits(text, edits);
}

function linesOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.lines, 0);
}

/** The number of line ends in a text. */
export function lineEndsIn(text: string): number {
  return text.split("\n").length - 1;
}
