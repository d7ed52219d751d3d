/** A scale: the terms that a likelihood, a confidence or a rating may take, in order. */
import type { ScaleName } from "../format/schema.ts";
import { documentsOf } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";

export interface ScaleTerm {
  /** The term as it is written in an assessment. */
  readonly term: string;
  readonly label: string | undefined;
  readonly synonyms: readonly string[];
  /** The band in percent, both ends included. */
  readonly percent: { readonly from: number; readonly to: number } | undefined;
  readonly meaning: string | undefined;
}

export interface Scale {
  readonly id: string;
  readonly title: string;
  readonly of: ScaleName | undefined;
  readonly terms: readonly ScaleTerm[];
}

/** Reads a scale file. */
export const readScale = memo((source: Source): Scale => {
  const sections = new Map(
    (documentsOf(source)[0]?.sections ?? []).map((section) => [section.name, section]),
  );
  const text = (name: string): string | undefined => textOf(sections.get(name)?.value);
  const id = text("id") ?? source.uri.replace(/^.*\//, "").replace(/\.scale\.ya?ml$/, "");
  return {
    id,
    title: text("title") ?? id,
    of: text("of") as ScaleName | undefined,
    terms: (sections.get("terms")?.items ?? []).flatMap(({ value }): ScaleTerm[] => {
      const term = textOf(valueAt(value, "term")) ?? textOf(value);
      const percent = valueAt(value, "percent");
      const from = valueAt(percent, "from");
      const to = valueAt(percent, "to");
      const synonyms = valueAt(value, "synonyms");
      if (term === undefined) return [];
      return [
        {
          term,
          label: textOf(valueAt(value, "label")),
          synonyms: synonyms?.kind === "list" ? synonyms.items.flatMap((item) => textOf(item) ?? []) : [],
          percent: from && to ? { from: Number(textOf(from)), to: Number(textOf(to)) } : undefined,
          meaning: textOf(valueAt(value, "meaning")),
        },
      ];
    }),
  };
});
