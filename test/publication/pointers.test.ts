import { expect, it } from "vitest";
import { isPointer } from "../../server/src/publication/pointers.ts";

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
