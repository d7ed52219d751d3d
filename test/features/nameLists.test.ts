/** Tests that names which a user has written in one line are the same when the line is shown again. */
import { expect, it } from "vitest";
import { lineOfNames, namesInLine } from "../../client/src/nameLists.ts";

it.each([
  ["Mexico", ["Mexico"]],
  ["Mexico, United States ,", ["Mexico", "United States"]],
  ["Ministerio de Salud, Educación; Puerto", ["Ministerio de Salud, Educación", "Puerto"]],
  ["Ministry of Health, Education;", ["Ministry of Health, Education"]],
  [" ; ", []],
])("%s", (line, names) => {
  expect(namesInLine(line)).toEqual(names);
  expect(namesInLine(lineOfNames(names))).toEqual(names);
});
