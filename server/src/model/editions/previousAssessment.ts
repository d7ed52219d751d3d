/** Reads the assessment that another one supersedes, for comparison with the new one. */
import { documentsOf } from "../../syntax/document.ts";
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { Source } from "../../syntax/source.ts";
import { changeNotesIn } from "./changeNotes.ts";
import type { Definition } from "../facts/definitions.ts";
import { factsOf } from "../facts/facts.ts";
import type { Ranking } from "../rankings/ranking.ts";
import { readRanking } from "../rankings/ranking.ts";
import { correctedSectionsIn } from "../basics/correctedKeys.ts";

/** The assessment that another one supersedes. */
export interface PreviousAssessment {
  readonly source: Source;
  /** The definitions by concept and id ("actor mexico"). */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The definitions by id alone. */
  readonly byId: ReadonlyMap<string, Definition>;
  readonly rankings: ReadonlyMap<string, Ranking>;
  /** What it says about changes, in the order of the text. */
  readonly notes: readonly string[];
  /** The language that it declares, as a code. */
  readonly language: string | undefined;
  /** The date as it is written. */
  readonly date: string | undefined;
  /** The date of the information, else that of the assessment. Periods without a year count from it. */
  readonly asOf: string | undefined;
}

/** Reads the first assessment of a file; the same object as long as the file is the same. */
export const previousAssessmentIn = memo((source: Source): PreviousAssessment => {
  const [document] = documentsOf(source);
  const sections = document ? correctedSectionsIn(document, "assessment") : [];
  // Pieces with syntax problems are not compared.
  const broken = new Set(document?.syntaxProblems.map(({ span }) => span.piece));
  const facts = sections.flatMap((section) => factsOf(section, "assessment"));
  const definitions = facts
    .flatMap(({ definition }) => definition ?? [])
    .filter(({ item }) => !broken.has(item.piece));
  const rankings = itemsOf("rankings").flatMap((item) => readRanking(item) ?? []);
  const date = textIn("date");
  return {
    source,
    definitions: firstByKey(definitions, ({ key }) => key),
    byId: firstByKey(definitions, ({ id }) => id),
    rankings: firstByKey(rankings, ({ id }) => id.text),
    notes: facts.flatMap(changeNotesIn),
    language: textIn("language"),
    date,
    asOf: textIn("as-of") ?? date,
  };

  function textIn(name: string): string | undefined {
    return itemsOf(name).flatMap(({ value }) => textOf(value) ?? [])[0];
  }

  function itemsOf(name: string): readonly Item[] {
    return sections
      .flatMap((section) => (section.name === name ? section.items : []))
      .filter(({ piece }) => !broken.has(piece));
  }
});

/** Returns the first entry with each key, in the order of the text. */
function firstByKey<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const each of all) if (!found.has(keyOf(each))) found.set(keyOf(each), each);
  return found;
}
