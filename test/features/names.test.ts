/** Tests the references between files: definition, references, highlights, rename and call hierarchy. */
import { describe, expect, it } from "vitest";
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from "../../server/src/features/callHierarchy.ts";
import { definition } from "../../server/src/features/definition.ts";
import { documentHighlights } from "../../server/src/features/documentHighlights.ts";
import { references } from "../../server/src/features/references.ts";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import { renameFiles } from "../../server/src/features/renameFiles.ts";
import { matchesQuery, symbolsIn } from "../../server/src/features/workspaceSymbols.ts";
import { TestWorkspace } from "./workspace.ts";

const HARBOUR = `assessment: 1
title: The harbour
taxonomy: port.taxonomy.yaml
bibliography: works.bib
supersedes: old/harbour.threat.yaml
actors:
  port: {name: Port of Santa Rosa, kind: company}
  "union": {name: Dockers, kind: organization, part-of: port}
rankings:
  first: {of: port, order: [theft, energy, "blockade"]}
statements:
  s: {text: "The [[port]] fears it [@salas-2023, p. 3].[^n]", about: [theft, port], evidence: [{ranking: first}, {source: salas-2023}]}
notes:
  n: {text: So says [[s]].}
`;
const TAXONOMY = `taxonomy: 1
id: port
extends: common.taxonomy.yaml
categories:
  theft: {title: Theft}
  blockade: {title: Blockade, replaced-by: theft}
`;
const FILES = {
  "harbour.threat.yaml": HARBOUR,
  "port.taxonomy.yaml": TAXONOMY,
  "common.taxonomy.yaml":
    "taxonomy: 1\nid: common\ncategories:\n  energy: {title: Energy}\n  theft: {title: Stealing}\n",
  "old/harbour.threat.yaml":
    "assessment: 1\ntaxonomy: ../port.taxonomy.yaml\nactors:\n  port: {name: Port, kind: company}\n",
  "other.threat.yaml":
    "taxonomy: port.taxonomy.yaml\nactors:\n  port: {name: Another, kind: company}\nrankings:\n  r: {of: port, order: [theft]}\n",
  "works.bib":
    "@article{salas-2023,\n  title = {Flow},\n  author = {Salas Huanca, Rosa and {World Bank}},\n  year = 2023\n}\n",
};

/** The workspace with the cursor directly before the text that follows `$0`. */
function cursorAt(marked: string, name: keyof typeof FILES = "harbour.threat.yaml"): TestWorkspace {
  const text = FILES[name];
  expect(text).toContain(marked.replace("$0", ""));
  return new TestWorkspace({ ...FILES, [name]: text.replace(marked.replace("$0", ""), marked) });
}

function defined(marked: string, name: keyof typeof FILES = "harbour.threat.yaml"): string[] {
  const { source, library, position, ...workspace } = cursorAt(marked, name);
  return TestWorkspace.prototype.shown.call({ ...workspace, library }, definition(source, library, position));
}

async function named(marked: string, name: keyof typeof FILES = "harbour.threat.yaml"): Promise<string[]> {
  const workspace = cursorAt(marked, name);
  return workspace.shown(await references(workspace.asked, workspace.found, "with definitions"));
}

describe("definition finds", () => {
  it.each([
    ["an actor", "part-of: p$0ort", ["harbour.threat.yaml:7 port"]],
    ["where it is defined", "  p$0ort: {name", ["harbour.threat.yaml:7 port"]],
    ["in prose", "[[por$0t]]", ["harbour.threat.yaml:7 port"]],
    ["a footnote", "[^$0n]", ["harbour.threat.yaml:14 n"]],
    ["a category of the taxonomy", "[the$0ft, energy", ["port.taxonomy.yaml:5 theft"]],
    ["a category that the taxonomy extends", "en$0ergy", ["common.taxonomy.yaml:4 energy"]],
    ["a work in a bibliography", "@salas$0-2023", ["works.bib:1 salas-2023"]],
    ["the taxonomy's file", "taxonomy: port$0.taxonomy.yaml", ["port.taxonomy.yaml:1"]],
    ["the superseded file", "old/ha$0rbour", ["harbour.threat.yaml:1"]],
    ["nothing in free text", "title: The har$0bour", []],
  ])("%s", (_, marked, expected) => {
    expect(defined(marked)).toEqual(expected);
  });

  it("a category of a bundled taxonomy, a term of a scale and an anchor", () => {
    const text =
      "taxonomy: bailey-2005\nthreats:\n  t: {likelihood: &l likely}\n  u: {category: ener$0gy, likelihood: *l}\n";
    const at = (marked: string): string[] => {
      const workspace = new TestWorkspace({ "a.threat.yaml": marked });
      return workspace.shown(definition(workspace.source, workspace.library, workspace.position));
    };
    expect(at(text)).toEqual([expect.stringMatching(/^bailey-2005\.taxonomy\.yaml:\d+ energy$/)]);
    const plain = text.replace("$0", "");
    expect(at(plain.replace("&l likely", "&l like$0ly"))).toEqual([
      expect.stringMatching(/^icd-203-likelihood\.scale\.yaml:\d+ likely$/),
    ]);
    expect(at(plain.replace("*l", "*$0l"))).toEqual(["a.threat.yaml:3 l"]);
  });
});

describe("references", () => {
  it("are in values, keys and prose, and in superseded assessments, but not in other ones", async () => {
    expect(await named("  p$0ort: {name")).toEqual([
      "harbour.threat.yaml:10 port",
      "harbour.threat.yaml:12 port",
      "harbour.threat.yaml:12 port",
      "harbour.threat.yaml:4 port",
      "harbour.threat.yaml:7 port",
      "harbour.threat.yaml:8 port",
    ]);
  });

  it("to a category are in all files that use its taxonomy, and where another taxonomy overrides it", async () => {
    const all = [
      "common.taxonomy.yaml:5 theft",
      "harbour.threat.yaml:10 theft",
      "harbour.threat.yaml:12 theft",
      "other.threat.yaml:5 theft",
      "port.taxonomy.yaml:5 theft",
      "port.taxonomy.yaml:6 theft",
    ];
    expect(await named("[the$0ft, energy")).toEqual(all);
    expect(await named("  the$0ft: {title: Steal", "common.taxonomy.yaml")).toEqual(all);
  });

  it("to a work include its entry in the bibliography", async () => {
    expect(await named("@salas$0-2023")).toEqual(
      [
        "harbour.threat.yaml:12 salas-2023",
        "harbour.threat.yaml:12 salas-2023",
        "works.bib:1 salas-2023",
      ].toSorted(),
    );
  });

  it("to a file are the words that name it", async () => {
    expect(await named("taxonomy: port$0.taxonomy.yaml")).toEqual([
      "harbour.threat.yaml:2 ../port.taxonomy.yaml",
      "harbour.threat.yaml:3 port.taxonomy.yaml",
      "other.threat.yaml:1 port.taxonomy.yaml",
    ]);
  });

  it("exclude the definition on request", async () => {
    const workspace = cursorAt("[^$0n]");
    const found = await references(workspace.asked, workspace.found, "uses only");
    expect(workspace.shown(found)).toEqual(["harbour.threat.yaml:12 n"]);
  });
});

it("document highlights are the occurrences in the document, with the definition as a write", () => {
  const { source, library, position } = cursorAt("part-of: p$0ort");
  expect(documentHighlights(source, library, position).map(({ kind }) => kind)).toEqual([3, 2, 2, 2, 2]);
});

describe("rename", () => {
  async function renamed(
    marked: string,
    newId: string,
    name: keyof typeof FILES = "harbour.threat.yaml",
  ): Promise<Record<string, string> | string> {
    const workspace = cursorAt(marked, name);
    const found = await rename(workspace.asked, newId, workspace.found);
    return "refusal" in found ? found.refusal : workspace.after(found);
  }

  it("changes every occurrence in every file, and nothing else", async () => {
    const after = await renamed("part-of: p$0ort", "santa-rosa");
    expect(after).toEqual({
      "harbour.threat.yaml": HARBOUR.replace("  port: {name", "  santa-rosa: {name")
        .replace("part-of: port", "part-of: santa-rosa")
        .replace("of: port,", "of: santa-rosa,")
        .replace("[[port]]", "[[santa-rosa]]")
        .replace("[theft, port]", "[theft, santa-rosa]"),
      "old/harbour.threat.yaml": FILES["old/harbour.threat.yaml"].replace("  port:", "  santa-rosa:"),
    });
  });

  it("keeps quotation marks", async () => {
    expect(await renamed('"un$0ion"', "dockers")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace('"union"', '"dockers"'),
    });
  });

  it("changes a category in the whole workspace", async () => {
    const after = await renamed("[the$0ft, energy", "stealing");
    expect(Object.keys(after).toSorted()).toEqual([
      "common.taxonomy.yaml",
      "harbour.threat.yaml",
      "other.threat.yaml",
      "port.taxonomy.yaml",
    ]);
  });

  it("changes a work in the bibliography as well", async () => {
    expect(await renamed("@salas$0-2023", "salas-2024")).toMatchObject({
      "works.bib": FILES["works.bib"].replace("salas-2023", "salas-2024"),
    });
  });

  it("there and back gives the same text", async () => {
    const there = (await renamed("[the$0ft, energy", "stealing")) as Record<string, string>;
    const changed = { ...FILES, ...there };
    const marked = changed["harbour.threat.yaml"].replace("[stealing", "[steal$0ing");
    const workspace = new TestWorkspace({ ...changed, "harbour.threat.yaml": marked });
    const back = await rename(workspace.asked, "theft", workspace.found);
    expect({ ...changed, ...workspace.after(back as Exclude<typeof back, { refusal: string }>) }).toEqual(
      FILES,
    );
  });

  it("refuses an id that exists, an invalid id, and ids of bundled files", async () => {
    expect(await renamed("part-of: p$0ort", "union")).toBe(
      'The id "union" is already taken in harbour.threat.yaml (actor). Choose another one.',
    );
    expect(await renamed("part-of: p$0ort", "s")).toMatch(/"s" is already taken in .* \(statement\)/);
    expect(await renamed("part-of: p$0ort", "Santa Rosa")).toMatch(/^"Santa Rosa" cannot be an id\./);
    expect(await renamed("part-of: p$0ort", "2005")).toMatch(/^"2005" cannot be an id\./);
    const workspace = new TestWorkspace({
      "a.threat.yaml": "taxonomy: bailey-2005\nrankings:\n  r: {order: [ener$0gy]}\n",
    });
    expect(prepareRename(workspace.asked)).toEqual({
      refusal: expect.stringContaining('The category "energy" belongs to a bundled taxonomy') as string,
    });
    expect(prepareRename(cursorAt("title: The har$0bour").asked)).toHaveProperty("refusal");
  });

  it("offers the id without quotation marks", () => {
    expect(prepareRename(cursorAt('"blo$0ckade"').asked)).toMatchObject({
      placeholder: "blockade",
      range: { start: { character: 44 }, end: { character: 52 } },
    });
  });

  it("changes an anchor in its document only", async () => {
    const workspace = new TestWorkspace({
      "a.threat.yaml": "threats:\n  t: {likelihood: &lik$0ely likely}\n  u: {likelihood: *likely}\n",
    });
    const found = await rename(workspace.asked, "l", workspace.found);
    expect(workspace.after(found as Exclude<typeof found, { refusal: string }>)).toEqual({
      "a.threat.yaml": "threats:\n  t: {likelihood: &l likely}\n  u: {likelihood: *l}\n",
    });
  });

  it("requires confirmation for a superseded assessment", async () => {
    const workspace = cursorAt("part-of: p$0ort");
    const found = await rename(workspace.asked, "p", workspace.found);
    const files = "refusal" in found ? [] : found;
    expect(files.map(({ source, needsConfirmation }) => [source.uri, needsConfirmation])).toEqual([
      ["file:///harbour.threat.yaml", false],
      ["file:///old/harbour.threat.yaml", true],
    ]);
  });
});

describe("the call hierarchy", () => {
  it("shows what references an entity, and what that references", async () => {
    const workspace = cursorAt("  fi$0rst: {of");
    const { source, library, position, found } = workspace;
    const [item] = prepareCallHierarchy(source, library, position);
    expect(item).toMatchObject({ name: "first", uri: source.uri });
    const incoming = await incomingCalls(item as NonNullable<typeof item>, found, library);
    expect(incoming.map(({ from }) => from.name)).toEqual(["s"]);
    const outgoing = outgoingCalls(source, library, item?.selectionRange.start ?? position);
    expect(outgoing.map(({ to }) => to.name)).toEqual(["port", "theft", "energy", "blockade"]);
  });

  it("of a category includes all files", async () => {
    const { source, library, position, found } = cursorAt("  the$0ft: {title: Steal", "common.taxonomy.yaml");
    const [item] = prepareCallHierarchy(source, library, position);
    const incoming = await incomingCalls(item as NonNullable<typeof item>, found, library);
    expect(incoming.map(({ from }) => `${from.uri.replace(/^.*\//, "")} ${from.name}`).toSorted()).toEqual([
      "harbour.threat.yaml first",
      "harbour.threat.yaml s",
      "other.threat.yaml r",
      "port.taxonomy.yaml blockade",
    ]);
  });
});

describe("a moved file", () => {
  async function moved(oldName: string, newName: string): Promise<Record<string, string>> {
    const workspace = new TestWorkspace(FILES);
    const move = { oldUri: `file:///${oldName}`, newUri: `file:///${newName}` };
    return workspace.after(await renameFiles([move], workspace.found, workspace.library));
  }

  it("is found by the files that name it", async () => {
    expect(await moved("port.taxonomy.yaml", "taxonomies/harbours.taxonomy.yaml")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace(": port.tax", ": taxonomies/harbours.tax"),
      "old/harbour.threat.yaml": FILES["old/harbour.threat.yaml"].replace(
        "../port.tax",
        "../taxonomies/harbours.tax",
      ),
      "other.threat.yaml": FILES["other.threat.yaml"].replace(": port.tax", ": taxonomies/harbours.tax"),
      "port.taxonomy.yaml": TAXONOMY.replace(": common.tax", ": ../common.tax"),
    });
  });

  it("is found by the configuration of a folder, too", async () => {
    const configuration =
      "taxonomy: ./port.taxonomy.yaml\noverrides:\n  - {files: [a], taxonomy: port.taxonomy.yaml}\n";
    const workspace = new TestWorkspace({ ...FILES, ".threat-assessment.yaml": configuration });
    const move = { oldUri: "file:///port.taxonomy.yaml", newUri: "file:///shared/port.taxonomy.yaml" };
    const after = workspace.after(await renameFiles([move], workspace.found, workspace.library));
    expect(after[".threat-assessment.yaml"]).toBe(
      configuration.replace("./port", "./shared/port").replace("taxonomy: port", "taxonomy: shared/port"),
    );
  });

  it("keeps its paths to files that move with it", async () => {
    expect(await moved("old", "archive/2025")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace("old/harbour", "archive/2025/harbour"),
      "old/harbour.threat.yaml": FILES["old/harbour.threat.yaml"].replace("../port", "../../port"),
    });
  });
});

it("workspace symbols are found by id and title, without case and accents", () => {
  const { library, found } = new TestWorkspace({
    "a.threat.yaml": "actors:\n  dockers: {name: Sindicato portuario de Río}\nnotes:\n  n: {text: x}\n",
  });
  const all = found.flatMap((source) => symbolsIn(source, library));
  const names = (query: string): string[] =>
    all.filter((symbol) => matchesQuery(symbol, query)).map(({ name }) => name);
  expect(names("")).toEqual(["dockers (Sindicato portuario de Río)", "n"]);
  expect(names("dkr")).toEqual(["dockers (Sindicato portuario de Río)"]);
  expect(names("portuario rio")).toEqual(["dockers (Sindicato portuario de Río)"]);
  expect(names("zz")).toEqual([]);
});
