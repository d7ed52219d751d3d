/** Tests the views of a file as text: Markdown for editors that show no HTML. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { textView } from "../../server/src/features/textView.ts";
import type { ViewName } from "../../server/src/features/viewProtocol.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { RANKINGS_TEXT } from "./comparedRankings.ts";

const view = (text: string, name?: ViewName): string =>
  textView(Source.of("file:///a.threat.yaml", text), libraryOf(), name === undefined ? {} : { view: name });

describe("a view as text", () => {
  it("says what the document says, in words", () => {
    const [body = ""] = view(RANKINGS_TEXT).split("\n## About this assessment");
    expect(body).toMatchInlineSnapshot(`
      "# Threats to the \\*harbour\\*

      Ana Ruiz

      Tom

      November 2026

      ## Summary

      The Port of Santa Rosa fears (Energy) most (Salas 2023, p. 3).\\[1\\]

      ## Priorities

      **Figure 1.** The rankings side by side

      Rankings from the highest to the lowest priority: Port of Santa Rosa and Santa Rosa.

      **Table 1.** The rank of each item

      | Item | Port of Santa Rosa | Santa Rosa |
      | - | - | - |
      | Energy | 1 | 2 |
      | Terrorism | 2 | 1 |
      | Water | 3 | 3 (joint) |
      | Organized crime | – | 3 (joint) |

      1 is the highest priority. A dash: the ranking does not mention the item. Joint: the ranking names several items in one entry.

      **Table 2.** How far the rankings agree

      | Compared | Items in both | Of the top three | Kendall's τ-b | Spearman's ρ | Rank-biased overlap |
      | - | - | - | - | - | - |
      | Port of Santa Rosa – Santa Rosa | 3 | 3 of 3 | 0\\.33 | 0\\.50 | 0\\.81 to 0.90 |

      ### Priorities of Port of Santa Rosa

      **Whose priorities:** Port of Santa Rosa

      **Table 3.** Port of Santa Rosa: the entries

      | Rank | Entry |
      | - | - |
      | 1 | Energy |
      | 2 | Terrorism |
      | 3 | Water |

      ### Priorities of Santa Rosa

      **Whose priorities:** Santa Rosa

      **Not in the order:**

      - **Impunity:** not ranked

      **Table 4.** Santa Rosa: the entries

      | Rank | Entry |
      | - | - |
      | 1 | Terrorism |
      | 2 | Energy |
      | 3 | Both (Water, Organized crime) |

      ## Actors

      **Port of Santa Rosa**. Company

      **Santa Rosa**

      ## Sources

      Salas, Rosa. 2023. *Flow*. Water, 12 (2), 41–63. <https://doi.org/10.1000/x>.
      "
    `);
  });

  it.each(["us-mexico-2005.threat.yaml", "first.threat.yaml"])(
    "of %s has no syntax of the format left",
    (name) => {
      const text = view(readFileSync(`examples/${name}`, "utf8"));
      expect(text).not.toMatch(/\[\[|\[@|\[\^/);
      expect(text).toContain("\n## Priorities\n");
    },
  );

  it.each(["", "]", "title: [", "rankings:\n  r: {order: 3}\n"])("of %j is not empty", (text) => {
    for (const name of ["document", "comparison", "changes"] as const)
      expect(view(text, name)).toMatch(/^# /);
  });

  it("puts each cell of a table on one line", () => {
    const text =
      'threats:\n  a: {title: "A | B", likelihood: "x\\ny|z"}\n  b: {title: B, likelihood: likely}\n';
    expect(/^\| 1\\?\..*$/m.exec(view(text))?.[0]).toBe(
      String.raw`| 1\. A \| B | x y\|z (not on the scale) |`,
    );
  });
});
