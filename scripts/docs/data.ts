/** Reads the bundled taxonomies and scales. */
import { readdirSync } from "node:fs";
import type { ScaleName } from "../../server/src/format/schema.ts";
import type { PercentRange } from "../../server/src/model/estimates/percentRange.ts";
import { readYaml } from "../read.ts";
import { projectRoot } from "../root.ts";

/** A scale, as its file defines it. */
export interface ScaleData {
  readonly id: string;
  readonly title: string;
  readonly of: ScaleName;
  readonly definition?: string;
  readonly terms: readonly TermData[];
  readonly source?: string;
  readonly URL?: string;
  readonly remarks?: string;
}

/** A term of a scale. */
export interface TermData {
  readonly term: string | number;
  readonly label?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly synonyms?: readonly string[];
  readonly percent?: PercentRange;
  readonly meaning?: string;
}

/** A taxonomy, as its file defines it. */
export interface TaxonomyData {
  readonly id: string;
  readonly version?: string;
  readonly title: string;
  readonly definition?: string;
  readonly scope?: string;
  readonly source?: string;
  readonly remarks?: string;
  readonly clusters?: Readonly<Record<string, GroupData>>;
  readonly categories?: Readonly<Record<string, GroupData>>;
}

/** A cluster or a category. */
export interface GroupData {
  readonly cluster?: string;
  readonly title: string;
  readonly titles?: Readonly<Record<string, string>>;
  readonly definition?: string;
  readonly scope?: string;
  readonly examples?: readonly ExampleData[];
  readonly matches?: readonly MatchData[];
  readonly source?: string;
}

/** A match of a category with those of another taxonomy. */
export interface MatchData {
  readonly kind: string;
  readonly taxonomy?: string;
  readonly category?: string | readonly string[];
}

/** An example of a category. */
export type ExampleData = string | { readonly name: string; readonly examples?: readonly ExampleData[] };

/** All bundled scales. */
export function bundledScaleData(): ScaleData[] {
  return filesIn("scales") as ScaleData[];
}

/** All bundled taxonomies. */
export function bundledTaxonomyData(): TaxonomyData[] {
  return filesIn("taxonomies") as TaxonomyData[];
}

/** The parsed files of a folder. The schemas are tested elsewhere. */
function filesIn(folder: "scales" | "taxonomies"): unknown[] {
  const path = `${projectRoot}server/data/${folder}/`;
  return readdirSync(path)
    .sort()
    .map((name) => readYaml(path + name));
}
