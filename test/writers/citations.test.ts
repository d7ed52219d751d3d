/** Citations in the styles of the program: in prose, in notes, in evidence, of works that nobody has described. */
import { describe, expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import type { Publication } from "../../server/src/publication/tree/tree.ts";
import { citationOrder } from "../../server/src/writers/citations/order.ts";
import { resolveCitations } from "../../server/src/writers/citations/resolve.ts";
import { withWholeLinks } from "../../server/src/writers/links.ts";
import { writeMarkdown } from "../../server/src/writers/markdown/markdown.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { writeWord } from "../../server/src/writers/word/word.ts";
import { assessmentsIn } from "../assessments.ts";
import { citationTools } from "./citationTools.ts";
import { elementsIn, parsedXml, xmlPartsOf } from "./wordFile.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

const SOURCES = `sources:
  curtis: { type: book, title: Nations, author: [{ family: Curtis, given: Glenn }], issued: 2004 }
  rocha: { type: book, title: Ports, author: [{ family: Rocha, given: Ana }], issued: 2003 }
  undated: { type: book, title: Tides }
  unnamed: { type: report }
  court: { type: legal_case, title: Ports against Nations }
`;

function publicationIn(text: string, language = "en"): Publication {
  const [assessment] = assessmentsIn(`assessment: 1\ntitle: A\nlanguage: ${language}\n${text}\n${SOURCES}`);
  if (!assessment) throw new Error("There is no assessment.");
  return publicationOf(assessment);
}

/** What the document says on one line, from a word on; a mark of a note is its number in brackets. */
function said(text: string, { style = "chicago-notes", language = "en", from = "Summary" } = {}): string {
  const publication = publicationIn(text, language);
  const whole = withWholeLinks(resolveCitations(publication, citationTools(style)));
  const words = writeText(whole).replace(/\s+/g, " ");
  return words.slice(words.indexOf(from));
}

const prose = (words: string): string => `summary: ${JSON.stringify(words)}`;
const note = (words: string): string => `summary: One.[^n]\nnotes:\n  n: ${JSON.stringify(words)}`;

describe("A citation in prose", () => {
  it.each([
    ["chicago-notes", "en", "It grew [@curtis, p. 20].", "It grew.[1] "],
    ["chicago-notes", "en", "It grew [@curtis], and fell [@rocha]; so.", "It grew,[1] and fell;[2] so."],
    ["chicago-notes", "en", "“It grew.” [@curtis].", "“It grew.”[1] "],
    ["chicago-notes", "en", "“It grew” [@curtis].", "“It grew”.[1] "],
    ["chicago-notes", "en", "It grew. [@curtis] It fell.", "It grew.[1] It fell."],
    ["chicago-notes", "en", "It *grew* [@curtis].", "It grew.[1] "],
    ["chicago-notes", "en", "It grew [@curtis][@rocha].", "It grew.[1] [2] "],
    ["chicago-notes", "en", "It grew [@curtis] [@rocha] then.", "It grew[1] [2] then."],
    ["chicago-notes", "es", "Creció [@curtis].", "Creció[1]. "],
    ["chicago-notes", "es", "Creció. [@curtis] Bajó.", "Creció.[1] Bajó."],
    ["chicago-notes", "en", "It grew (see [@curtis, p. 3]).", "It grew (see Curtis, Nations, 3). "],
    ["chicago-notes", "en", "As [[curtis]] says, it grew.", "As Curtis, Nations says, it grew. "],
    ["chicago-notes", "en", "It grew [[curtis]].", "It grew.[1] "],
    ["chicago-author-date", "en", "It grew [@curtis, p. 20].", "It grew (Curtis 2004, 20). "],
    ["chicago-author-date", "en", "It grew[@curtis]then.", "It grew (Curtis 2004) then. "],
    ["chicago-author-date", "en", "It grew (see [@curtis]).", "It grew (see Curtis 2004). "],
    ["chicago-author-date", "en", "It grew [@undated]. It fell.", "It grew (Tides, n.d.). It fell."],
    ["chicago-author-date", "en", "As [[curtis]] says, it grew.", "As Curtis 2004 says, it grew. "],
    [
      "apa",
      "en",
      "It grew [see @curtis, p. 20; @rocha].",
      "It grew (see Curtis, 2004, p. 20; Rocha, 2003). ",
    ],
    ["apa", "es", "Creció [@undated].", "Creció (Tides, s. f.). "],
    ["apa", "en", "It grew [@curtis p. 20].", "It grew (Curtis, 2004, p. 20). "],
    [
      "apa",
      "en",
      "It grew [@curtis, p. 20; see also annex B].",
      "It grew (Curtis, 2004, p. 20; see also annex B). ",
    ],
    ["apa", "en", "It grew [@curtis and @rocha].", "It grew (Curtis, 2004; and Rocha, 2003). "],
    ["apa", "en", "It grew [@curtis.].", "It grew (Curtis, 2004). "],
    ["apa", "en", "It grew [@curtis: p. 20].", "It grew (Curtis, 2004, p. 20). "],
    ["apa", "en", "It grew [-@curtis, p. 3].", "It grew (Curtis, 2004, p. 3). "],
    ["chicago-notes", "en", "Known only from [@curtis].", "Known only from Curtis, Nations. "],
    ["chicago-author-date", "en", "Known only from [@curtis].", "Known only from Curtis 2004. "],
    ["chicago-notes", "en", "There were three attacks [@curtis].", "There were three attacks.[1] "],
  ])("%s (%s): %s", (style, language, words, expected) => {
    const [, whole = ""] = said(prose(words), { style, language, from: "=" }).split(/=+ /);
    expect(whole.slice(0, expected.length)).toBe(expected);
  });

  it("says what is not described, with the words around it", () => {
    expect(said(prose("It grew [see @gone, p. 3; @lost][@curtis]."))).toContain(
      "see “gone” (not described), p. 3; “lost” (not described)",
    );
  });

  it.each([
    ["chicago-notes", "[1] “Source without a Title: Unnamed.”"],
    ["chicago-author-date", "It grew (“Source without a Title: Unnamed,” n.d.)."],
    ["apa", "It grew (Source without a Title: Unnamed, n.d.)."],
  ])("says that a work has no title: %s", (style, expected) => {
    expect(said(prose("It grew [@unnamed]."), { style, from: "It grew" })).toContain(expected);
  });
});

describe("A citation in a note", () => {
  it.each([
    ["chicago-notes", "It grew further in [@curtis].", "It grew further in Curtis, Nations."],
    ["chicago-notes", "*Ports against Nations* [@court] asks for it.", "Ports against Nations asks for it."],
    [
      "chicago-notes",
      "Ports against Nations is old. Ports need it [@court].",
      "Ports against Nations is old. Ports need it (Ports against Nations).",
    ],
    ["chicago-notes", "The *port* [@court].", "The port (Ports against Nations)."],
    [
      "chicago-notes",
      "The claim is disputed [@curtis, p. 3].",
      "The claim is disputed (Curtis, Nations, 3).",
    ],
    ["chicago-notes", "It grew. [@curtis] It fell.", "It grew. Curtis, Nations. It fell."],
    ["chicago-notes", "It grew. [@curtis]", "It grew. Curtis, Nations."],
    ["chicago-notes", "[@curtis, p. 3]", "Curtis, Nations, 3."],
    ["chicago-notes", "It grew[@curtis]then.", "It grew (Curtis, Nations) then."],
    ["chicago-notes", "It grew (see [@undated]).", "It grew (see Tides)."],
    [
      "chicago-author-date",
      "The claim is disputed [@curtis, p. 3].",
      "The claim is disputed (Curtis 2004, 3).",
    ],
    ["apa", "The claim is disputed [@curtis; @rocha].", "The claim is disputed (Curtis, 2004; Rocha, 2003)."],
  ])("%s: %s", (style, words, expected) => {
    expect(said(note(words), { style }).split(" [1] ").at(-1)?.trim()).toBe(expected);
  });

  it("does not shorten an earlier one", () => {
    const { citations, reading } = citationOrder(
      publicationIn(`summary: One [@curtis]. Two.[^n] Three [@curtis].\nnotes:\n  n: Four [@rocha].`),
    );
    expect(reading.map((index) => [citations[index]?.works[0]?.id, citations[index]?.note])).toEqual([
      ["curtis", 1],
      ["rocha", 2],
      ["curtis", 3],
    ]);
  });

  it("keeps a note of the authors that has the name of one of the program", () => {
    const words = said(
      `summary: One [@curtis]. Two.[^citation-1]\nnotes:\n  citation-1: The authors say so.`,
    );
    expect(words).toContain("[2] The authors say so.");
    expect(words).toContain("[1] Curtis, Nations.");
  });
});

const EVIDENCE = `statements:
  s: { text: It grew., evidence: [{ source: curtis, at: p. 3, quote: So it is., credibility: "3" }, { source: rocha, at: p. 4 }] }
results:
  r: { label: Ships, source: curtis }
`;

it("takes numbers with a dash for pages only if they can be a range", () => {
  const source =
    "assessment: 1\ntitle: A\nlanguage: es\nsources:\n  s: { type: report, title: R, issued: 2015 }\n";
  const [assessment = expect.unreachable()] = assessmentsIn(
    `${source}statements:\n  a: { text: "A [@s, 63-17], B [@s, 163-7]." }\n`,
  );
  const text = writeText(resolveCitations(publicationOf(assessment), citationTools("apa")));
  expect(text).toContain("A (R, 2015, 63-17), B (R, 2015, pp. 163-167)");
});

describe("A law", () => {
  it.each([
    ["Ley de Aguas", "17", "en", "Ley de Aguas, No. 17 (2015)"],
    ["Ley de Aguas", "17", "es", "Ley de Aguas, No. 17 (2015)"],
    ["Ley 17 de Aguas", "17", "en", "Ley 17 de Aguas (2015)"],
    ["Law of 2010", "1", "en", "Law of 2010, No. 1 (2015)"],
    ["Ley de Aguas", "Núm. 17", "es", "Ley de Aguas, Núm. 17 (2015)"],
    ["Patriot Act", "107-56", "en", "Patriot Act, Pub. L. No. 107–56 (2015)"],
    ["Ley de movilidad", "63-15", "es", "Ley de movilidad, No. 63-15 (2015)"],
  ])("%s, %s: it is one of the United States only if its number is", (title, number, language, expected) => {
    const [assessment = expect.unreachable()] = assessmentsIn(
      `assessment: 1\ntitle: A\nlanguage: ${language}\nsources:\n  law: { type: legislation, title: ${title}, number: "${number}", issued: 2015 }\n`,
    );
    const whole = resolveCitations(publicationOf(assessment), citationTools("chicago-notes"));
    expect(writeText(whole).replace(/\s+/g, " ")).toContain(expected);
  });
});

describe("Evidence", () => {
  it.each([
    ["chicago-notes", ["- “So it is.”[1] Credibility", "- Rocha, Ports, 4 ", "Source: Curtis, Nations"]],
    [
      "chicago-author-date",
      ["- “So it is.” (Curtis 2004, 3). Cred", "- Rocha 2003, 4 ", "Source: Curtis 2004"],
    ],
    ["apa", ["- “So it is.” (Curtis, 2004, p. 3). Cred", "- Rocha, 2003, p. 4 ", "Source: Curtis, 2004"]],
  ])("follows the style %s", (style, expected) => {
    const words = said(EVIDENCE, { style, from: "Reasoning" });
    for (const each of expected) expect(words).toContain(each);
  });

  it("is a citation in Pandoc's Markdown", () => {
    const { text } = writeMarkdown(withWholeLinks(publicationIn(EVIDENCE)), { name: "a" });
    for (const each of ["[@curtis, p. 3]", "[@rocha, p. 4]", "**Source:** [@curtis]"])
      expect(text).toContain(each);
    expect(text).not.toContain("#source-");
  });
});

it("A note that refers to another note has its number in Word", async () => {
  const publication = publicationIn(
    "summary: One.[^a] Two.[^b]\nnotes:\n  a: The first.\n  b: See note [^a].",
  );
  const file = await writeWord(withWholeLinks(publication), { figures: () => undefined });
  const notes = parsedXml(xmlPartsOf(file).get("word/footnotes.xml") ?? "");
  expect(elementsIn(notes, "w:instrText").map(({ text }) => text.trim())).toEqual(["NOTEREF _Note1 \\f \\h"]);
  expect(notes.text).not.toContain("[a]");
});

it("the time of citations grows with their number, not with the square of it", () => {
  const workOf = (size: number) => {
    const words = Array.from(
      { length: size / 50 },
      (_, index) => `It grew [@curtis, p. ${String(index + 1)}].`,
    );
    const publication = publicationIn(prose(words.join(" ")));
    return () => resolveCitations(publication, citationTools("chicago-notes"));
  };
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});
