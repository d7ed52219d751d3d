/** Tests bibliographies for authors: what hovering over a citation shows, and which keys are completed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "@vscode/l10n";
import { describe, expect, it } from "vitest";
import { complete } from "../../server/src/features/completion.ts";
import { documentLinks } from "../../server/src/features/documentLinks.ts";
import { hover } from "../../server/src/features/hover.ts";
import { TestWorkspace } from "./workspace.ts";
import { projectRoot } from "../../scripts/root.ts";

/** What hovering over `[@k]` shows below its first line. */
function shown(file: string, text: string): string {
  const head = `assessment: 1\ntitle: T\nbibliography: ${file}\n`;
  const { source, library, position } = new TestWorkspace({
    "a.threat.yaml": `${head}summary: See [@$0k].\n`,
    [file]: text,
  }).asked;
  const contents = hover(source, library, position)?.contents as { readonly value: string } | undefined;
  return contents?.value.split("\n").slice(1).join("\n").trim() ?? "";
}

describe("hovering over a citation", () => {
  const mine = "@misc{k, title={Mine}, author={A B}, year=2001}\n";
  it.each([
    [
      "nothing that stands behind the entry",
      `${mine}Note: year = 1950, title = {Theirs}\n`,
      "B. 2001. *Mine*.",
    ],
    ["nothing of a comment", `${mine}@comment{title={Theirs}, year=1950}\n`, "B. 2001. *Mine*."],
    [
      "an institution whole",
      "@misc{k, title={Mine}, author={{Ministry of Energy and Water}}, year=2001}",
      "Ministry of Energy and Water. 2001. *Mine*.",
    ],
    [
      "what a macro says",
      "@string{t = {Long Title}}\n@misc{k, title=t, author={A B}, year=2001}",
      "B. 2001. *Long Title*.",
    ],
    [
      "what is joined",
      '@string{t = "Long"}\n@misc{k, title=t # " title", author={A B}, year=2001}',
      "B. 2001. *Long title*.",
    ],
    [
      "what is inherited",
      "@incollection{k, title={Child}, author={A B}, crossref={p}}\n@book{p, title={P}, editor={C D}, year=1991}",
      "B. 1991. *Child*. *P*, edited by D.",
    ],
    [
      "special letters",
      String.raw`@misc{k, title={Stra{\ss}e {\o}re {\L}odz {\aa}r \emph{Homo}}, author={A B}, year=2001}`,
      "B. 2001. *Straße øre Łodz år Homo*.",
    ],
    ["others", "@misc{k, title={Mine}, author={Smith, J. and others}}", "Smith et al. *Mine*."],
    [
      "two and others",
      "@misc{k, title={Mine}, author={Smith, J. and Doe, J. and others}}",
      "Smith, Doe et al. *Mine*.",
    ],
    [
      "an institution and others",
      "@misc{k, title={Mine}, author={{World Bank} and others}}",
      "World Bank et al. *Mine*.",
    ],
    [
      "editors and others",
      "@incollection{k, title={Mine}, author={A B}, booktitle={P}, editor={C D and others}}",
      "B. *Mine*. *P*, edited by D et al.",
    ],
    [
      "a particle",
      "@misc{k, title={Mine}, author={Ludwig van der Berg}, year=2001}",
      "van der Berg. 2001. *Mine*.",
    ],
    [
      "a particle before a comma",
      "@misc{k, title={Mine}, author={van der Berg, Ludwig}, year=2001}",
      "van der Berg. 2001. *Mine*.",
    ],
    [
      "all of an abstract with an at sign",
      "@misc{k, abstract={me@x.org, @misc{x, year=1}}, title={Mine}, author={A B}, year=2001}",
      "B. 2001. *Mine*.",
    ],
  ])("shows a work of BibTeX: %s", (_, text, expected) => {
    expect(shown("r.bib", text)).toBe(expected);
  });

  const lee = { id: "k", type: "book", title: "T", author: [{ family: "Lee" }] };
  it.each([
    ["a date in words", [{ ...lee, issued: { literal: "Summer of 2001" } }], "Lee. Summer of 2001. *T*."],
    ["a raw date", [{ ...lee, issued: { raw: "2001-05-03" } }], "Lee. May 3, 2001. *T*."],
    [
      "a range with a season",
      [
        {
          ...lee,
          issued: {
            "date-parts": [
              [2001, "season-02"],
              [2002, 6],
            ],
          },
        },
      ],
      "Lee. Summer 2001 – June 2002. *T*.",
    ],
    [
      "a season beside the year",
      [{ ...lee, issued: { "date-parts": [["2001"]], season: 2 } }],
      "Lee. Summer 2001. *T*.",
    ],
    [
      "a range without an end",
      [{ ...lee, issued: { "date-parts": [[2001], [0]] } }],
      "Lee. From 2001 on. *T*.",
    ],
    [
      "about when it was",
      [{ ...lee, issued: { "date-parts": [[2001]], circa: 1 } }],
      "Lee. Around 2001. *T*.",
    ],
    ["items of Zotero", { items: [{ ...lee, issued: { "date-parts": [[2001]] } }] }, "Lee. 2001. *T*."],
    ["one entry alone", { ...lee, issued: { "date-parts": [[null]] }, volume: null }, "Lee. *T*."],
    ["no tags", [{ ...lee, title: "On <i>Homo</i> &amp; H<sub>2</sub>O" }], "Lee. *On Homo & H2O*."],
    [
      "a particle and a suffix",
      [
        {
          ...lee,
          author: [{ family: "Lee", "non-dropping-particle": "van der", suffix: "Jr." }, null, "UN"],
        },
      ],
      "van der Lee and UN. *T*.",
    ],
  ])("shows a work of CSL: %s", (_, value, expected) => {
    expect(shown("r.json", JSON.stringify(value))).toBe(expected);
    expect(shown("r.yaml", JSON.stringify(Array.isArray(value) ? { references: value } : value))).toBe(
      expected,
    );
  });

  it("shows the date in the user's language", () => {
    config({ contents: readFileSync(join(projectRoot, "l10n/bundle.l10n.es.json"), "utf8") });
    const text = (date: string): string => `@misc{k, title={T}, author={Lee, Kim}, date={${date}}}`;
    expect(shown("r.bib", text("2001-22/2002-06"))).toBe("Lee. Verano de 2001 – junio de 2002. *T*.");
    expect(shown("r.bib", text("1850~"))).toBe("Lee. Hacia 1850. *T*.");
    config({ contents: {} });
  });

  it("shows a date that Pandoc writes as a list of maps", () => {
    const text =
      "references:\n- id: k\n  title: T\n  author: [{family: Lee}]\n  issued:\n  - year: 2001\n    month: 5\n";
    expect(shown("r.yaml", text)).toBe("Lee. May 2001. *T*.");
  });

  it("shows a work of RIS", () => {
    const text = "TY  - BOOK\nTI  - T\nAU  - Lee, Kim\nPY  - 2001\nDO  - 10.1000/a#b\nID  - k\nER  - \n";
    expect(shown("r.ris", text)).toBe("Lee. 2001. *T*. <https://doi.org/10.1000/a%23b>");
  });
});

it("a DOI is one link", () => {
  const target = (value: string): unknown => {
    const text = `assessment: 1\ntitle: T\nsources:\n  a: {type: book, title: T, DOI: "${value}"}\n`;
    const { source, library } = new TestWorkspace({ "a.threat.yaml": text });
    return documentLinks(source, library).map((link) => link.target);
  };
  const sici = "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2";
  const address = "https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO%3B2-2";
  expect(target(sici)).toEqual([address]);
  expect(target(`https://doi.org/${sici}`)).toEqual([address]);
  expect(target(`doi:${sici}`)).toEqual([address]);
  expect(target("10.1000/a#b")).toEqual(["https://doi.org/10.1000/a%23b"]);
});

it("the keys of a bibliography are completed by author and title", () => {
  const text = "@book{k, title={On {W}ater}, author={van der Berg, Ludwig and P{\\'e}rez, Ana}, year=2001}\n";
  const { source, library, position } = new TestWorkspace({
    "a.threat.yaml": "assessment: 1\ntitle: T\nbibliography: r.bib\nsummary: See [@$0]\n",
    "r.bib": text,
  }).asked;
  const [item] = complete(source, library, position).items;
  expect(item?.label).toBe("k");
  expect(item?.labelDetails?.description).toBe("van der Berg and Pérez 2001 · On Water");
  expect(item?.filterText).toBe("k van der Berg, Ludwig and Pérez, Ana 2001 On Water");
});
