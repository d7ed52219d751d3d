/** Renders the page of the bundled scales. */
import type { ScaleName } from "../../server/src/format/schema.ts";
import { percentRangeFigures } from "../../server/src/model/estimates/percentRange.ts";
import { scaleNames } from "../../server/src/workspace/scales.ts";
import { Library } from "../../server/src/workspace/library.ts";
import type { ScaleData, TermData } from "./data.ts";
import { codeSpan, generatedFrom, heading, link, page, tableOf } from "./markdown.ts";
import { capitalized } from "../../server/src/language/texts.ts";

/** One section for each measured quantity, with its scales. */
export function scalesPage(scales: readonly ScaleData[]): string {
  return page([
    generatedFrom("server/data/scales"),
    heading(1, "Bundled scales"),
    INTRODUCTION,
    ...scaleNames.flatMap((of) => {
      const own = scales.filter((scale) => scale.of === of);
      return [heading(2, capitalized(of)), holdsFor(of), ...own.flatMap(scaleParts)];
    }),
  ]);
}

const INTRODUCTION = `Likelihood, confidence and source ratings each have their own scales. An assessment names its scales under
[\`scales\`](format.md#scales). A team can also write [its own scales](format.md#scale-files). In an assessment, write the words of
the first column.`;

/** The scale that applies if a document names none. */
function holdsFor(of: ScaleName): string {
  const library = new Library({ read: () => undefined });
  const scale = library.scale(of, undefined, "file:///any.threat.yaml");
  return scale
    ? `The default: ${codeSpan(scale.id)}.`
    : `None is bundled, because every team has its own. See ${link("scale files", "format.md#scale-files")}.`;
}

function scaleParts({ id, title, definition = "", terms, source, URL, remarks = "" }: ScaleData): string[] {
  const columns = allColumns.filter(({ of }) => terms.some((term) => of(term) !== ""));
  return [
    heading(3, codeSpan(id)),
    `**${title}.** ${definition.trim()}`,
    tableOf(
      columns.map(({ head }) => head),
      terms.map((term) => columns.map(({ of }) => of(term))),
    ),
    remarks.trim(),
    source === undefined ? "" : `Source: ${URL === undefined ? source : `${source} <${URL}>`}`,
  ];
}

const allColumns: readonly { readonly head: string; readonly of: (term: TermData) => string }[] = [
  { head: "Write", of: ({ term }) => codeSpan(String(term)) },
  {
    head: "In prose",
    of: ({ label = "", synonyms = [] }) => [label, ...synonyms].filter(Boolean).join(", "),
  },
  { head: "In Spanish", of: ({ labels }) => labels?.es ?? "" },
  { head: "Percent", of: ({ percent }) => (percent ? percentRangeFigures(percent) : "") },
  { head: "Meaning", of: ({ meaning = "" }) => meaning.trim() },
];
