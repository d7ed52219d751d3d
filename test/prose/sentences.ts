/** Reads the tables of sentences and compares them with what the program reads. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readProse } from "../../server/src/prose/read.ts";
import type { Reading } from "../../server/src/prose/readings.ts";

/** A line of a table. */
interface TableLine {
  readonly text: string;
  readonly read?: readonly string[] | readonly (readonly string[])[];
  readonly confidence?: string;
  /** "wrong" if the program is known to read the sentence wrongly. */
  readonly known?: "wrong";
}

/** Returns the lines of a table. */
export function linesOf(language: string): readonly TableLine[] {
  const file = new URL(`sentences.${language}.yaml`, import.meta.url);
  return parse(readFileSync(file, "utf8")) as TableLine[];
}

interface Expected {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/** Takes the braces out of a text and returns what is expected where they were. */
function expectedIn({ text, read = [] }: TableLine): { plain: string; expected: Expected[] } {
  const lists = (typeof read[0] === "string" ? [read] : read) as readonly (readonly string[])[];
  const expected: Expected[] = [];
  let plain = "";
  for (const [index, part] of text.split(/\{([^}]*)\}/).entries()) {
    if (index % 2 === 1)
      expected.push({
        start: plain.length,
        end: plain.length + part.length,
        words: lists[expected.length] ?? [],
      });
    plain += part;
  }
  return { plain, expected };
}

/** Returns what is read in words, as the table writes it. */
function wordsFor({ kind, denied, number, holder, use, tense, conditional, degree }: Reading): string[] {
  return [
    kind,
    ...(denied ? ["denied"] : []),
    ...(use === "predicate" ? [] : [use]),
    ...(number ? [number.from === number.to ? `${number.from}%` : `${number.from}-${number.to}%`] : []),
    ...(holder === "own" ? [] : [holder]),
    ...(tense === "past" ? ["past"] : []),
    ...(conditional ? ["conditional"] : []),
    ...(degree ? [degree.word] : []),
  ].sort();
}

/** Compares a line with what the program reads. Returns the difference, or nothing. */
export function differenceIn(line: TableLine, language: string): string | undefined {
  const { plain, expected } = expectedIn(line);
  const sentences = readProse(plain, language);
  const readings = sentences.flatMap((each) => each.readings);
  const levels = sentences.flatMap(({ confidence }) => confidence.map(({ level }) => level));
  const right: string[] = [];
  const found: string[] = [];
  for (const { start, end, words } of expected) {
    const reading = readings.find((each) => each.start >= start && each.end <= end);
    const isQuestion = words.includes("question");
    if (isQuestion && (!reading || reading.use === "question")) continue;
    const inBraces =
      reading?.degree && reading.degree.start >= start && !words.includes(reading.degree.word)
        ? { ...reading, degree: undefined }
        : reading;
    right.push(`${plain.slice(start, end)}: ${[...words].sort().join(", ")}`);
    found.push(inBraces ? `${plain.slice(start, end)}: ${wordsFor(inBraces).join(", ")}` : "nothing");
  }
  for (const reading of readings)
    if (
      reading.use !== "question" &&
      !expected.some(({ start, end }) => reading.start >= start && reading.end <= end)
    )
      found.push(`also ${plain.slice(reading.start, reading.end)}: ${wordsFor(reading).join(", ")}`);
  if (line.confidence !== undefined) right.push(`confidence ${line.confidence}`);
  found.push(...[...new Set(levels)].map((level) => `confidence ${level}`));
  const [a, b] = [right.join(" | "), found.join(" | ")];
  return a === b ? undefined : `${plain}\n     right: ${a}\n     found: ${b}`;
}
