import { expect, it } from "vitest";
import { writeText } from "../../server/src/writers/text/text.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentsIn } from "../assessments.ts";
import { isPointer } from "../../server/src/publication/tree/pointers.ts";

it.each([
  ["The water rises [[flood]].", true],
  ["It is not at the north quay [[wall]]; it is old.", true],
  ["It rises [[flood]]", true],
  ["Crece el caudal [[crecida]].", true],
  ["We fear the [[flood]].", false],
  ["the concept of [[security]].", false],
  ["Water, crime and [[flood]].", false],
  ["two clusters: [[water]].", false],
  ["[[flood]].", false],
  ["The [[flood]] rises.", false],
  ["The water [[flood]] rises.", true],
  ["lo que ya es viejo [[rotura]]; a diez años", true],
  ["See [[flood]].", false],
  ["una parte de la [[crecida]].", false],
] as const)("%s", (text, expected) => {
  const [before = ""] = text.split(/\[\[\w+\]\]/);
  expect(isPointer(before)).toBe(expected);
});

it.each([
  ["The water rises [[flood]].", "The water rises (Flood)."],
  ["Both grow [[flood]] [[theft]].", "Both grow (Flood; Theft)."],
  ["Both grow [[flood]] and [[theft]].", "Both grow (Flood) and Theft."],
  ["They name the flood [[flood]] and the theft [[theft]].", "They name the flood and the theft."],
  ["They name the outflood [[flood]].", "They name the outflood (Flood)."],
] as const)("%s reads “%s”", (summary, expected) => {
  const [assessment = expect.unreachable()] = assessmentsIn(
    `assessment: 1\ntitle: T\nsummary: "${summary}"\nthreats: { flood: { title: Flood }, theft: { title: Theft } }\n`,
  );
  expect(writeText(publicationOf(assessment)).replace(/\s+/g, " ")).toContain(expected);
});

it.each([
  ["It closes [[long]].", "It closes (The port closes for at least a week if …)."],
  ["We agree with [[long]].", "We agree with “The port closes for at least a week if …”."],
  ["It is so (see [[long]]).", "It is so (see “The port closes for at least a week if …”)."],
  ["It is so ([[long]]).", "It is so (The port closes for at least a week if …)."],
  ["See [[titled]].", "See “A title”."],
  ["They have help from inside [[titled]].", "They have help from inside (A title)."],
  ["It closes [[titled]].", "It closes (A title)."],
  ["See [[numbered]].", "See Statement 3."],
] as const)("%s reads “%s”: what is named by its text has only its first words", (summary, expected) => {
  const [assessment = expect.unreachable()] = assessmentsIn(
    `assessment: 1
title: T
summary: "${summary}"
statements:
  long: { text: The port closes for at least a week if the crane drivers and the pilots strike together. }
  titled: { title: A title, text: A text. }
  numbered: { number: 3, text: A text. }
`,
  );
  expect(writeText(publicationOf(assessment)).replace(/\s+/g, " ")).toContain(expected);
});

it.each([
  ["owner: Ministry of Health", "Owner: Ministry of Health"],
  ["owner: [Ministry of Health, navy]", "Ministry of Health, “navy” (not described)"],
  ["owner: navy", "“navy” (not described)"],
] as const)("%s reads “%s”: only an id has to be described", (keys, expected) => {
  const [assessment = expect.unreachable()] = assessmentsIn(
    `assessment: 1\ntitle: T\nthreats: { flood: { title: Flood, description: Water., ${keys} } }\n`,
  );
  expect(writeText(publicationOf(assessment)).replace(/\s+/g, " ")).toContain(expected);
});
