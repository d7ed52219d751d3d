/** Tests the settings for the look of documents: which apply, and what is wrong with them. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { Disk } from "../../server/src/files/disk.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { configurationFor } from "../../server/src/workspace/configuration.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { folderWith } from "../cli/program.ts";

/** A folder with these settings in its configuration, next to some files. */
function folderFor(settings: string): string {
  const folder = folderWith({
    "outside.css": "",
    "work/.git/HEAD": "",
    "work/.threat-assessment.yaml": `document:\n  ${settings}\n`,
    "work/house.dotx": Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0),
    "work/house.css": "h1 { color: red }\n",
    "work/ministry.csl": '<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl"></style>\n',
  });
  return join(folder, "work");
}

/** The problems of a configuration with these settings, each with the text that it marks. */
function problemsOf(settings: string): string[] {
  const uri = pathToFileURL(join(folderFor(settings), ".threat-assessment.yaml")).href;
  const files = new Disk({ isTrusted: true });
  const source = files.read(uri) ?? expect.unreachable();
  return inspect(source, new Library(files)).map(({ message, range }) => {
    const line = source.text.split("\n")[range.start.line] ?? "";
    return `${line.slice(range.start.character, range.end.character)}: ${message}`;
  });
}

describe("a setting that is right", () => {
  it.each([
    "template: ./house.dotx",
    "css: house.css",
    "citations: ./ministry.csl",
    "citations: apa",
    "style: brief",
  ])("has no problem: %s", (setting) => {
    expect(problemsOf(setting)).toEqual([]);
  });
});

describe("a setting that is wrong", () => {
  it.each([
    ["template: ./none.dotx", './none.dotx: The file "./none.dotx" cannot be found.'],
    ["template: ./house.css", './house.css: The file "./house.css" is not a document or a template of Word.'],
    ["css: ./haus.css", './haus.css: The file "./haus.css" cannot be found.'],
    ["css: ./house", './house: The file "./house" cannot be found. Did you mean "./house.css"?'],
    [
      "css: ../outside.css",
      '../outside.css: The file "../outside.css" is not read: it is outside of the workspace.',
    ],
    ["css: ./house.dotx", './house.dotx: The file "./house.dotx" is not read.'],
    ["citations: apaa", 'apaa: There is no style of citations "apaa". Did you mean "apa"?'],
    [
      "citations: vancouver",
      'vancouver: There is no style of citations "vancouver". Bundled: "chicago-notes"',
    ],
    ["citations: ./house.css", './house.css: The file "./house.css" is not a style of citations'],
    ["style: shrt", "shrt: "],
    ["logo: x.png", 'logo: There is no key "logo" here.'],
  ])("has a problem at the word: %s", (setting, problem) => {
    const problems = problemsOf(setting);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });
});

describe("the configuration", () => {
  const styleIn = (text: string): object => {
    const files = {
      read: (uri: string) => (uri === "file:///.threat-assessment.yaml" ? Source.of(uri, text) : undefined),
    };
    return configurationFor("file:///a.threat.yaml", files).document;
  };

  it("keeps what is valid", () => {
    const text = "document: {template: a.dotx, css: [1], citations: {a: b}, style: long, toString: x}\n";
    expect(styleIn(text)).toEqual({ template: "a.dotx" });
    expect(styleIn("document: brief\n")).toEqual({});
    expect(styleIn("")).toEqual({});
  });

  it("applies to all files, whatever overrides say", () => {
    const text = "document: {style: brief}\noverrides: [{files: a.threat.yaml, document: {style: full}}]\n";
    expect(styleIn(text)).toEqual({ style: "brief" });
  });
});
