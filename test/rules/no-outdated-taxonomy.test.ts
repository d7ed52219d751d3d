/**
 * Tests deprecated categories, which need a taxonomy file and so do not fit into the examples of the rule.
 */
import { expect, test } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import { noOutdatedTaxonomy } from "../../server/src/rules/references/no-outdated-taxonomy.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const taxonomy = `taxonomy: 1
version: "2.0"
categories:
  floods: {title: Floods}
  fires: {title: Fires}
  storms: {title: Storms, deprecated: Now floods., replaced-by: floods}
  weather: {title: Weather, deprecated: Too wide., replaced-by: [floods, fires]}
  luck: {title: Luck, deprecated: No threat.}
`;
const library = libraryOf({ "file:///our.taxonomy.yaml": taxonomy });
const findingsIn = (text: string) =>
  inspect(Source.of("file:///a.threat.yaml", text), library, [asActive(noOutdatedTaxonomy)]);

const head = "taxonomy: ./our.taxonomy.yaml\n";

test("each deprecated category is reported with its successors", () => {
  const text = `${head}rankings:\n  city: {order: [fires, storms, weather, luck]}\n`;
  expect(findingsIn(text).map(({ message, suggestions }) => [message, ...suggestions])).toEqual([
    ['"storms" is deprecated in this taxonomy. Use "floods".'],
    ['"weather" is deprecated in this taxonomy. Use "floods", "fires".', "floods", "fires"],
    ['"luck" is deprecated in this taxonomy. Use another category.'],
  ]);
});

test("the safe fixes write a single successor, unless the list already contains it", () => {
  const fixed = (text: string): string =>
    applyFixes(Source.of("file:///a.threat.yaml", text), (source) => findingsIn(source.text), "safe");
  expect(fixed(`${head}threats:\n  hail: {title: Hail, category: storms}\n`)).toBe(
    `${head}threats:\n  hail: {title: Hail, category: floods}\n`,
  );
  const both = `${head}rankings:\n  city: {order: [floods, storms]}\n`;
  expect(fixed(both)).toBe(both);
});

test("a threat with the id of a deprecated category is not reported", () => {
  expect(
    findingsIn(
      `${head}threats:\n  storms: {title: Storms, category: floods}\nrankings:\n  city: {order: [storms]}\n`,
    ),
  ).toEqual([]);
});
