/** Tests that mentions of terms that are found after an edit are those of the whole text. */
import { expect, it } from "vitest";
import { randomOf } from "../../scripts/bench/random.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";

const WORDS = [
  "ice",
  "orc",
  "police",
  "Police Force",
  "the dam",
  "dam",
  "Dam-Wall",
  "México",
  "méx",
  "!?",
  "",
  "force of",
];

const PROSE = [
  "The police force inspects the dam.",
  "Damages are rare; the Dam-Wall holds in México.",
  "Ice on the dam\n    wall, and nobody of the POLICE\n    FORCE saw it.",
];

it("mentions after each edit of a term are those of the whole text", () => {
  const random = randomOf(7);
  const any = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? "";
  const library = libraryOf();
  const text = (): string =>
    [
      "terms:",
      ...[1, 2, 3].map(
        (id) => `  t${id}: {name: "${any()}", aliases: ["${any()}"], definition: The ${any()}.}`,
      ),
      `actors: {police: {name: "${any()}"}}`,
      "statements:",
      ...PROSE.map((prose, index) => `  s${index}:\n    text: |\n    ${prose.replace(/^/, "  ")}`),
      "",
    ].join("\n");
  const mentioned = (source: Source): string[] =>
    assessmentsOf(source, library).flatMap(({ mentionedNames }) => [...mentionedNames].sort());
  let source = Source.of("file:///a.threat.yaml", text());
  const seen = new Set<string>();
  for (let version = 2; version < 300; version++) {
    mentioned(source);
    const [now, before] = [text(), source.text];
    const lines = before.split("\n");
    const line = Math.floor(random() * 5);
    // One line changes, so that most items stay the same objects.
    lines[line] = now.split("\n")[line] ?? "";
    const range = { start: { line, character: 0 }, end: { line, character: source.line(line).length } };
    source = source.edit([{ range, text: lines[line] }], version);
    const fresh = Source.of(`file:///b${version}.threat.yaml`, source.text);
    expect(mentioned(source), source.text).toEqual(mentioned(fresh));
    seen.add(mentioned(fresh).join(" "));
  }
  expect(seen.size).toBeGreaterThan(4);
});

it.each([
  ["dam", "Two dams broke.", true],
  ["dam", "The madam broke it.", false],
  ["ley", "Las leyes cambian.", true],
  ["old dam", "Two old dams broke.", true],
  ["Northern Command", "The U.S. Northern\n      Commands met.", true],
  ["Northern Command", "The command is northern.", false],
  ["Northern Command", "The north met the Northern Fleet; a command followed.", false],
  ["U.S. Army", "The U.S. Army met.", true],
  ["Ministry of Health and Welfare", "The Ministry of Health and Welfare met.", true],
  ["Ministry of Health and Welfare", "The Ministry of Health met.", false],
  ["EU", "The EU–Mexico summit met.", true],
])("whether a name is mentioned: %s in %j", (name, prose, isMentioned) => {
  const text = `actors:\n  an-actor: {name: "${name}"}\nstatements:\n  s:\n    text: |\n      ${prose}\n`;
  const [assessment] = assessmentsOf(Source.of("file:///a.threat.yaml", text), libraryOf());
  expect(assessment?.mentionedNames.has("an-actor")).toBe(isMentioned);
});
