/** Tests rankings by two taxonomies in one document: their ids, problems, hovers and the comparison table. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparisonView } from "../../server/src/publication/rankings/comparisonReport.ts";
import { writePlainMarkdown } from "../../server/src/writers/markdown/plainMarkdown.ts";
import { definition } from "../../server/src/features/definition.ts";
import { comparisonHover } from "../../server/src/features/hoverContent/comparison.ts";
import { rankingHover } from "../../server/src/features/hoverContent/ranking.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/taxonomies/${name}`, import.meta.url), "utf8");
const PORT = fixture("port.taxonomy.yaml");
const TEXT = fixture("two-taxonomies.threat.yaml");

const source = (text: string): Source => Source.of("file:///a.threat.yaml", text);
const libraryWith = (port: string) => libraryOf(port === "" ? {} : { "file:///port.taxonomy.yaml": port });

/** The problems of some rules, each with its line. @param port The text of the other taxonomy; without one, it is missing. */
function problemsIn(text: string, port = PORT): string[] {
  const rules = /undefined-reference|missing-file|contradicted-convergence|double-ranking|significance/;
  return inspect(source(text), libraryWith(port))
    .filter(({ rule }) => rules.test(rule))
    .map(({ rule, range, message }) => `${range.start.line + 1} ${rule}: ${message}`);
}

const [assessment = expect.unreachable()] = assessmentsOf(source(TEXT), libraryWith(PORT));

describe("a ranking by a taxonomy of its own", () => {
  it("is compared with others through exact matches", () => {
    expect(problemsIn(TEXT)).toEqual([
      '18 no-contradicted-convergence: "converge" contradicts the orders of the 4 items that both rank. Kendall\'s τ-b is −1.00 (1: same order, −1: reverse order), and the top 3 have nothing in common. Write "diverge", or say under "text" what they agree on and write "partly".',
    ]);
  });

  it("is compared over every reading of the other matches", () => {
    const order = "order: [quake, flood, water, power, theft, terror]";
    const text = TEXT.replace(/order: \[quake.*/, order).replace(
      "[terrorism, energy, water, ",
      "[energy, terrorism, water, ",
    );
    expect(problemsIn(text)).toEqual([
      expect.stringMatching(
        /is between −1\.00 and −0\.60, depending on how composite entries and matches between the taxonomies are read/u,
      ),
    ]);
  });

  it("does not report a claim that depends on whether matches hold", () => {
    expect(problemsIn(TEXT, PORT.replaceAll("kind: exact", "kind: close"))).toEqual([]);
  });

  it("may name the categories of its taxonomy, and no others", () => {
    expect(problemsIn(TEXT.replace("[quake, ", "[quakes, "))).toEqual([
      '14 no-undefined-reference: Nothing defines "quakes": expected a threat, a category or a cluster. Did you mean "quake"?',
    ]);
    const { uri, library } = { uri: "file:///a.threat.yaml", library: libraryWith(PORT) };
    const offset = TEXT.indexOf("[quake") + 2;
    const position = { line: TEXT.slice(0, offset).split("\n").length - 1, character: 13 };
    const found = JSON.stringify(definition(Source.of(uri, TEXT), library, position));
    expect(found).toContain("file:///port.taxonomy.yaml");
  });

  it("whose file is missing has one problem", () => {
    expect(problemsIn(TEXT, "").map((each) => each.slice(0, 40))).toEqual([
      '13 no-missing-file: The file "./port.tax',
    ]);
  });

  it("is not compared as long as its file cannot be read completely", () => {
    expect(problemsIn(TEXT, `${PORT}  x: [\n`)).toEqual([]);
  });
});

describe("readers see which categories are matched, and how", () => {
  const list = `Matched categories of Nontraditional security threats (Bailey 2005) and Threats to a port:

- *Terrorism* is the same as *Terror attacks*
- *Energy* is nearly the same as *Power cuts*
- *Water* is the same as *Lack of water*
- *Organized crime* is broader than *Theft of cargo*
- *Weather-related disasters* is the same as *Floods*
- *Geophysical disasters* is the same as *Earthquakes*`;

  it("in the hovers", () => {
    const figures =
      "4 items in both and up to 2 more that may match, 0 of the top 3 in common, Kendall's τ-b −1.00";
    for (const hover of [comparisonHover(assessment, "both"), rankingHover(assessment, "national")]) {
      expect(hover).toContain(list);
      expect(hover).toContain(figures);
      expect(hover).toContain("matches that are not exact: each holds or not.");
    }
    expect(rankingHover(assessment, "local")).toContain(
      "*Floods* is the same as *Weather-related disasters*",
    );
    expect(rankingHover(assessment, "local")).toContain("**1**  Earthquakes");
  });

  it("in the table, where the same category has one row", () => {
    const table = comparisonView([assessment])
      .map((each) => writePlainMarkdown(each))
      .join("\n");
    expect(table).toContain(`| Terrorism | 1 | 6 |
| Geophysical disasters | 6 | 1 |
| Energy | 2 | – |`);
    expect(table).toMatch(/^\| Theft of cargo .*\| – \| 3 \|$/m);
    expect(table).toContain("| 4 to 6 | 0 of 3 | −1.00 | −1.00 |");
    expect(table).toContain("is nearly the same as");
  });
});
