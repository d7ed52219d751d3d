/** Tests the document for readers as a view next to its source. */
import { describe, expect, it } from "vitest";
import { documentView, languageOfDocument } from "../../server/src/features/documentView.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { libraryOf } from "../assessments.ts";

const TEXT = `assessment: 1
title: Threats to the <port>
language: es
threats:
  theft:
    title: Theft
    description: Cargo is stolen.
  fire:
    title: Fire
    description: A tank burns.
`;
const library = libraryOf();
const viewOf = (text: string): ReturnType<typeof documentView> =>
  documentView(Source.of("file:///port.threat.yaml", text), library);

describe("the view of a document", () => {
  it("escapes the author's words", () => {
    const html = viewOf(TEXT)
      .blocks.map((block) => block.html)
      .join("");
    expect(html).toContain("Threats to the &#x3C;port>");
    expect(html).not.toContain("<port>");
  });

  it("says where the text of a block is", () => {
    const lines = viewOf(TEXT).blocks.flatMap(({ html, line }) => (/is stolen|burns/.test(html) ? line : []));
    expect(lines).toEqual([6, 9]);
  });

  it("keeps the blocks of other items as they are", () => {
    const [before, after] = [TEXT, TEXT.replace("burns", "leaks")].map((text) =>
      viewOf(text).blocks.map(({ html }) => html),
    );
    expect(after?.filter((html) => !before?.includes(html))).toEqual([
      before?.find((html) => html.includes("burns"))?.replace("burns", "leaks"),
    ]);
  });

  it("has the language of the first assessment", () => {
    const source = Source.of("file:///port.threat.yaml", TEXT);
    expect(languageOfDocument(source, library)).toBe("es");
    expect(viewOf(TEXT).language).toBe("es");
  });
});

it("is brief or full as its reader chooses, and otherwise as the configuration says", () => {
  const configuration = Source.of("file:///.threat-assessment.yaml", "document: { style: brief }\n");
  const house = new Library({ read: (uri) => (uri === configuration.uri ? configuration : undefined) });
  const source = Source.of("file:///port.threat.yaml", TEXT);
  const shown = (of: Library, length?: "brief" | "full"): unknown => {
    const view = documentView(source, of, { length });
    return [view.length, view.blocks.some(({ html }) => html.includes("Cargo is stolen"))];
  };
  expect(shown(library)).toEqual(["full", true]);
  expect(shown(house)).toEqual(["brief", false]);
  expect(shown(house, "full")).toEqual(["full", true]);
  expect(shown(library, "brief")).toEqual(["brief", false]);
});

it("has the style sheet of the house after its own", () => {
  const files = new Map(
    Object.entries({
      "file:///.threat-assessment.yaml": "document: {css: ./house.css}\n",
      "file:///house.css": "h1 { color: rgb(1, 2, 3) }\n",
    }).map(([uri, text]) => [uri, Source.of(uri, text)]),
  );
  const house = new Library({ read: (uri) => files.get(uri) });
  const source = Source.of("file:///port.threat.yaml", "assessment: 1\ntitle: Port\n");
  expect(documentView(source, house).style).toMatch(/rgb\(1, 2, 3\) \}\n$/);
  expect(documentView(source, library).style).not.toContain("rgb(1, 2, 3)");
});
