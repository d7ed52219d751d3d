/** The bundled taxonomies and scales, as their files say them. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ScaleName } from "../../server/src/format/schema.ts";

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

export interface TermData {
  readonly term: string | number;
  readonly label?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly synonyms?: readonly string[];
  readonly percent?: { readonly from: number; readonly to: number };
  readonly meaning?: string;
}

export interface TaxonomyData {
  readonly id: string;
  readonly version?: string;
  readonly title: string;
  readonly definition?: string;
  readonly scope?: string;
  readonly source?: string;
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
}

export type ExampleData = string | { readonly name: string; readonly examples?: readonly ExampleData[] };

export function bundledScaleData(): ScaleData[] {
  return filesIn("scales") as ScaleData[];
}

export function bundledTaxonomyData(): TaxonomyData[] {
  return filesIn("taxonomies") as TaxonomyData[];
}

/** The files of a folder, read; what they hold is the schemas' business. */
function filesIn(folder: "scales" | "taxonomies"): unknown[] {
  const url = new URL(`../../server/data/${folder}/`, import.meta.url);
  return readdirSync(url)
    .sort()
    .map((name) => parse(readFileSync(new URL(name, url), "utf8")) as unknown);
}
