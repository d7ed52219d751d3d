/** Tests that an item that moves to another document of its file is checked again there. */
import { expect, it } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const text = `assessment: 1
title: T
taxonomy: bailey-2005
actors:
  port: {name: Port}
rankings:
  first: {of: port, order: [energy]}
comparisons:
  both: {between: [first, first-too]}
`;

it.each([3, 5, 7])(
  "inspect finds the same as in a fresh program after '---' is added before line %i and removed again",
  (line) => {
    const library = libraryOf();
    const found = (source: Source, inLibrary = library) =>
      inspect(source, inLibrary).map(({ rule, range, message }) => [rule, range, message]);
    const at = { line, character: 0 };
    let source = Source.of("file:///a.threat.yaml", text);
    const before = found(source);
    source = source.edit([{ range: { start: at, end: at }, text: "---\n" }], 1);
    expect(found(source)).toEqual(found(Source.of(source.uri, source.text), libraryOf()));
    source = source.edit([{ range: { start: at, end: { line: line + 1, character: 0 } }, text: "" }], 2);
    expect(found(source)).toEqual(before);
  },
);
