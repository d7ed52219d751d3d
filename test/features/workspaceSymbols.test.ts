/** Tests workspace symbols: the definitions in files, and the works in the bibliographies that they name. */
import { expect, it } from "vitest";
import { matchesQuery, symbolIndex, symbolsIn } from "../../server/src/features/workspaceSymbols.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { TestWorkspace } from "./workspace.ts";

const texts = {
  "a.threat.yaml": "bibliography: [w.bib, w.json]\nsources:\n  own: {type: book, title: Own}\n",
  "b.threat.yaml": "bibliography: ./w.bib\n",
  "w.bib": "@book{salas-2023,\n  title = {Flow},\n}\n@book{ruiz-2024, title = {Ebb}}\n",
  "w.json": '[{"id": "arzt-2004", "title": "On Water"}]',
};

it("workspace symbols include the works of a bibliography once, each at its key", async () => {
  const workspace = new TestWorkspace(texts);
  const found = await symbolIndex().find("", workspace.found, workspace.library);
  expect(found.map(({ name, containerName }) => `${containerName ?? ""}: ${name}`)).toEqual([
    "a.threat.yaml: own (Own)",
    "w.bib: salas-2023 (Flow)",
    "w.bib: ruiz-2024 (Ebb)",
    "w.json: arzt-2004 (On Water)",
  ]);
  expect(workspace.shown(found.flatMap(({ location }) => ("range" in location ? [location] : [])))).toEqual([
    "a.threat.yaml:3 own",
    "w.bib:1 salas-2023",
    "w.bib:4 ruiz-2024",
    "w.json:1 arzt-2004",
  ]);
});

it("workspace symbols are found by their title", async () => {
  const workspace = new TestWorkspace(texts);
  const found = await symbolIndex().find("water", workspace.found, workspace.library);
  expect(found.map(({ name }) => name)).toEqual(["arzt-2004 (On Water)"]);
});

it("workspace symbols of a file are read again only after it is invalidated", async () => {
  const uri = "file:///w.bib";
  const assessment = Source.of("file:///a.threat.yaml", "bibliography: w.bib\n");
  let bibliography = Source.of(uri, "@book{one, title = {One}}");
  const library = new Library({ read: (each) => (each === uri ? bibliography : undefined) });
  const index = symbolIndex();
  const names = async (): Promise<string[]> =>
    (await index.find("", [assessment], library)).map(({ name }) => name);
  expect(await names()).toEqual(["one (One)"]);
  bibliography = Source.of(uri, "@book{two, title = {Two}}");
  expect(await names()).toEqual(["one (One)"]);
  index.forget(uri);
  expect(await names()).toEqual(["two (Two)"]);
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
