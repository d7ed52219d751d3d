/** Tests the exchange of taxonomies as SKOS: there and back, and from files of others. */
import { Parser } from "n3";
import { describe, expect, it } from "vitest";
import { bundledTaxonomies } from "../../server/src/workspace/library.ts";
import { folderWith, runCli } from "./program.ts";

const formats = ["turtle", "jsonld"] as const;

describe.each(bundledTaxonomies)("the taxonomy %s", (id) => {
  const [turtle, jsonld] = formats.map(
    (format) => runCli(["taxonomy", "export", id, "--format", format]).stdout,
  ) as [string, string];

  it("says the same in Turtle and in JSON-LD", () => {
    const [first, second] = [turtle, jsonld].map(
      (input) => runCli(["taxonomy", "import", "-"], { input }).stdout,
    );
    expect(first).toBe(second);
  });

  it("is the same after a second way there and back, and has no mistakes", () => {
    const once = runCli(["taxonomy", "import", "-"], { input: turtle }).stdout;
    const cwd = folderWith({ "once.taxonomy.yaml": once });
    expect(runCli(["check", "once.taxonomy.yaml"], { cwd })).toMatchObject({ status: 0 });
    const input = runCli(["taxonomy", "export", "once.taxonomy.yaml"], { cwd }).stdout;
    expect(runCli(["taxonomy", "import", "-"], { input }).stdout).toBe(once);
  });

  it("keeps the conditions of SKOS", () => {
    expect(brokenConditions(turtle)).toEqual([]);
  });
});

const SKOS = "http://www.w3.org/2004/02/skos/core#";

/** The conditions of the SKOS Reference (2009) that a graph breaks. */
function brokenConditions(turtle: string): string[] {
  const quads = new Parser().parse(turtle);
  const has = (subject: string, property: string): Set<string> =>
    new Set(
      quads
        .filter((quad) => quad.subject.value === subject && quad.predicate.value === SKOS + property)
        .map(({ object }) => object.id),
    );
  const isOf = (type: string): string[] =>
    quads.filter(({ object }) => object.value === SKOS + type).map(({ subject }) => subject.value);
  const concepts = isOf("Concept");
  const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
    [...a].some((each) => b.has(each));
  return concepts.flatMap((concept) => {
    const labels = [...has(concept, "prefLabel")].map((each) => each.replace(/^.*"/s, ""));
    const conditions = {
      S9: isOf("ConceptScheme").includes(concept),
      S13: meet(has(concept, "prefLabel"), has(concept, "altLabel")),
      S14: new Set(labels).size !== labels.length || labels.length === 0,
      S27: meet(has(concept, "related"), has(concept, "broader")),
      S46: meet(
        has(concept, "exactMatch"),
        new Set([...has(concept, "broadMatch"), ...has(concept, "relatedMatch")]),
      ),
      "a broader concept of the scheme": [...has(concept, "broader")].some(
        (each) => !concepts.includes(each),
      ),
    };
    return Object.entries(conditions).flatMap(([name, isBroken]) => (isBroken ? [`${concept} ${name}`] : []));
  });
}

describe("an export", () => {
  it("has what the file says, with what it inherits, under its own URI", () => {
    const cwd = folderWith({
      "port.taxonomy.yaml": `taxonomy: 1
id: port
language: es
URI: https://example.org/port
extends: ./base.taxonomy.yaml
categories:
  robo:
    cluster: crime
    title: Robo
    titles: { en: Theft, es: Robo }
    aliases: [Robo, Hurto]
    definitions: { en: Taking what is not yours. }
    see-also: [crime, fire]
    deprecated: Use the new one.
    replaced-by: fire
    matches:
      - { kind: exact, URL: "https://example.org/theft" }
      - { kind: broad, taxonomy: ./base.taxonomy.yaml, category: fire }
`,
      "base.taxonomy.yaml": `taxonomy: 1
id: base
clusters:
  crime: { title: Crime }
categories:
  fire: { title: Fire, URI: "https://example.org/fire" }
  x: { title: X }
`,
    });
    const { stdout, status } = runCli(["taxonomy", "export", "port.taxonomy.yaml"], { cwd });
    expect(status).toBe(0);
    expect(stdout.slice(stdout.indexOf(":robo a"))).toBe(`:robo a skos:Concept;
    skos:inScheme <https://example.org/port>;
    skos:notation "robo";
    skos:prefLabel "Robo"@es, "Theft"@en;
    skos:altLabel "Hurto"@es;
    skos:definition "Taking what is not yours."@en;
    skos:broader :crime;
    skos:related <https://example.org/fire>;
    owl:deprecated true;
    skos:changeNote "Use the new one."@es;
    dct:isReplacedBy <https://example.org/fire>;
    skos:exactMatch <https://example.org/theft>;
    skos:broadMatch <https://example.org/fire>.
`);
    expect(stdout).toContain(":x a skos:Concept;\n    skos:inScheme <https://example.org/port>;");
  });

  it("takes the first of what is there twice, as the check does", () => {
    const cwd = folderWith({
      "a.taxonomy.yaml": `taxonomy: 1
id: a
categories:
  fire: { title: First, title: Second }
  fire: { title: Third }
`,
    });
    const { stdout, status } = runCli(["taxonomy", "export", "a.taxonomy.yaml"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain('skos:prefLabel "First".');
    expect(stdout).not.toMatch(/Second|Third/);
  });

  it.each([
    ["missing.taxonomy.yaml", "There is no such file or folder.\n"],
    ["nrr-2024", 'There is no such file or folder. Did you mean "nrr-2025"?'],
    ["weather", 'The bundled taxonomies are "bailey-2005", "enisa-2024"'],
    ["broken.taxonomy.yaml", "It cannot be read as a taxonomy."],
    ["a.threat.yaml", "It cannot be read as a taxonomy."],
    ["circular.taxonomy.yaml", "It cannot be read as a taxonomy."],
    ["many.taxonomy.yaml", "It cannot be read as a taxonomy."],
  ])("of %s fails", (name, message) => {
    const cwd = folderWith({
      "broken.taxonomy.yaml": "taxonomy: 1\ncategories:\n  a: {title: [\n",
      "a.threat.yaml": "assessment: 1\ntitle: T\n",
      "circular.taxonomy.yaml": "taxonomy: 1\nx-circle: &a [*a, b]\n",
      "many.taxonomy.yaml": `taxonomy: 1\nx-a0: &a0 [a]\n${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `x-a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}]\n`).join("")}`,
    });
    const { status, stdout, stderr } = runCli(["taxonomy", "export", name], { cwd });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("an import", () => {
  const THESAURUS = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/hazards/> .
ex:scheme a skos:ConceptScheme ; skos:prefLabel "Peligros"@es, "Hazards"@en .
ex:c_1 a skos:Concept ; skos:prefLabel "Natural hazards"@en, "Peligros naturales"@es ; skos:narrower ex:c_2 .
ex:c_2 a skos:Concept ; skos:prefLabel "Flood"@en ; skos:hiddenLabel "flod"@en ; skos:narrower ex:c_3 ;
  skos:definition "Water where it should not be."@en, "Agua donde no debe estar."@es ; skos:example "flash flood"@en .
ex:c_3 a skos:Concept ; skos:prefLabel "Flood"@en ; skos:closeMatch <urn:threat-assessment:taxonomy:nrr-2025#drought> .
ex:c_4 a skos:Concept ; skos:prefLabel "Fire"@en ; skos:related ex:c_2 ; skos:exactMatch <https://example.org/fire> .
`;
  const imported = `taxonomy: 1
id: scheme
title: Hazards
titles:
  es: Peligros
language: en
URI: https://example.org/hazards/scheme
clusters:
  natural-hazards:
    title: Natural hazards
    titles:
      es: Peligros naturales
    URI: https://example.org/hazards/c_1
categories:
  flood:
    cluster: natural-hazards
    title: Flood
    definition: Water where it should not be.
    definitions:
      es: Agua donde no debe estar.
    examples:
      - flash flood
    URI: https://example.org/hazards/c_2
  flood-2:
    cluster: natural-hazards
    title: Flood
    URI: https://example.org/hazards/c_3
    matches:
      - kind: close
        taxonomy: nrr-2025
        category: drought
  fire:
    title: Fire
    see-also:
      - flood
    URI: https://example.org/hazards/c_4
    matches:
      - kind: exact
        URL: https://example.org/fire
`;

  it("makes a taxonomy file of a thesaurus, and says what it leaves out", () => {
    const { stdout, stderr, status } = runCli(["taxonomy", "import", "-"], { input: THESAURUS });
    expect(stdout).toBe(imported);
    expect([status, stderr]).toEqual([
      0,
      "Left out, because a taxonomy file has no place for it: hiddenLabel, broader (flood-2 → flood).\n",
    ]);
    const cwd = folderWith({ "hazards.taxonomy.yaml": stdout });
    expect(runCli(["check", "hazards.taxonomy.yaml"], { cwd }).status).toBe(0);
  });

  it("reads JSON-LD of others, with a context of its own", () => {
    const input = JSON.stringify({
      "@context": {
        "@vocab": SKOS,
        label: { "@id": "prefLabel", "@container": "@language" },
        broader: { "@type": "@id" },
        inScheme: { "@type": "@id" },
      },
      "@graph": [
        { "@id": "urn:s", "@type": "ConceptScheme" },
        { "@id": "urn:s#a", "@type": "Concept", label: { en: "Crime" }, inScheme: "urn:s" },
        {
          "@id": "urn:s#b",
          "@type": "Concept",
          label: { en: "Theft" },
          inScheme: "urn:s",
          broader: "urn:s#a",
        },
      ],
    });
    const { stdout, status } = runCli(["taxonomy", "import", "-"], { input });
    expect(status).toBe(0);
    expect(stdout).toContain("clusters:\n  crime:\n    title: Crime\n");
    expect(stdout).toContain("categories:\n  theft:\n    cluster: crime\n    title: Theft\n");
  });

  it("does not end in a circle of broader concepts", () => {
    const input = `@prefix skos: <${SKOS}> . <urn:s> a skos:ConceptScheme .
<urn:s#a> a skos:Concept ; skos:broader <urn:s#b>, <urn:s#a> . <urn:s#b> a skos:Concept ; skos:broader <urn:s#a> .`;
    expect(runCli(["taxonomy", "import", "-"], { input })).toMatchObject({ status: 0 });
  });

  it.each([
    [
      "a word that is not Turtle",
      "<urn:a> a <urn:b> .\nno turtle",
      'error: <stdin>: It is not valid Turtle: see "no" on line 2, column 1.\n',
    ],
    ["a prefix without a declaration", "ex:a a ex:b .", 'The prefix "ex" on line 1 is not declared'],
    [
      "Turtle that ends too early",
      "<urn:a> <urn:b>",
      'It is not valid Turtle: see line 1. The parser says: "Expected entity but got eof on line 1".',
    ],
    ["no scheme", `<urn:a> a <${SKOS}Concept> .`, "It has no concept scheme"],
    [
      "two schemes",
      `<urn:a> a <${SKOS}ConceptScheme> . <urn:b> a <${SKOS}ConceptScheme> .`,
      'It has several concept schemes. Choose one with --scheme. Its concept schemes: "urn:a", "urn:b".',
    ],
    ["broken JSON", '{\n"@graph": [', "It is not valid JSON: see line 2, column 12."],
    [
      "wrong JSON-LD",
      '{"@type": 3}',
      "It is not valid JSON-LD. The parser says: \"Found illegal @type '3'\".",
    ],
    ["a context in a file", '{"@context": "./context.jsonld"}', 'The context "./context.jsonld" is not read'],
    [
      "a context on a server",
      '{"@context": "https://example.org/context", "@id": "urn:a"}',
      'The context "https://example.org/context" is not read',
    ],
  ])("fails for %s", (_, input, message) => {
    const { status, stdout, stderr } = runCli(["taxonomy", "import", "-"], { input });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("names the schemes of the file if the chosen one is not there", () => {
    const input = `<urn:a> a <${SKOS}ConceptScheme> . <urn:b> a <${SKOS}ConceptScheme> .`;
    expect(runCli(["taxonomy", "import", "-", "--scheme", "urn:c"], { input })).toEqual({
      status: 2,
      stdout: "",
      stderr:
        'error: <stdin>: It has no concept scheme "urn:c". Did you mean "urn:a" or "urn:b"? Its concept schemes: "urn:a", "urn:b".\n',
    });
  });

  it("lists relations, labels and examples that the file cannot have", () => {
    const input = `@prefix skos: <${SKOS}> . @prefix ex: <urn:e/> .
ex:s a skos:ConceptScheme ; skos:prefLabel "S"@en, "T"@en .
ex:a a skos:Concept ; skos:prefLabel "A"@en, "Again"@en ; skos:example "e"@en ; skos:related ex:d .
ex:b a skos:Concept ; skos:broader ex:a, ex:d ; skos:example "f"@en, "g"@es .
ex:c a skos:Concept ; skos:prefLabel "C"@en ; skos:broader ex:b, ex:elsewhere ; skos:related ex:elsewhere .
ex:d a skos:Concept ; skos:prefLabel "D"@en ; skos:narrower ex:b .`;
    const { stdout, stderr } = runCli(["taxonomy", "import", "-"], { input });
    expect(stderr.trimEnd().split("\n")).toEqual([
      "Left out, because a taxonomy file has no place for it: prefLabel, example, related, example (es), broader (b → d), broader (c → b), broader (c → urn:e/elsewhere).",
      'These concepts have no label, so their ids are their titles: "b".',
    ]);
    const cwd = folderWith({ "s.taxonomy.yaml": stdout });
    expect(runCli(["check", "s.taxonomy.yaml", "--severity", "error"], { cwd })).toMatchObject({ status: 0 });
  });

  it("takes the scheme that is named", () => {
    const input = `@prefix skos: <${SKOS}> . <urn:a> a skos:ConceptScheme . <urn:b> a skos:ConceptScheme .
<urn:a#x> a skos:Concept ; skos:inScheme <urn:a> ; skos:prefLabel "X" . <urn:b#y> a skos:Concept ; skos:inScheme <urn:b> ; skos:prefLabel "Y" .`;
    const { stdout } = runCli(["taxonomy", "import", "-", "--scheme", "urn:b"], { input });
    expect(stdout).toContain("title: Y");
    expect(stdout).not.toContain("title: X");
  });
});
