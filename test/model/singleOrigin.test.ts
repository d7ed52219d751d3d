/** Tests what reasons say about the number of sources. */
import { expect, test } from "vitest";
import { saidOfSources } from "../../server/src/model/evidence/singleOrigin.ts";

test.each([
  ["One report behind both.", "one"],
  ["Both articles are based on the vote.", "one"],
  ["There is no other source.", "one"],
  ["There is no independent confirmation.", "one"],
  ["The two reports are not independent.", "one"],
  ["Two newspapers, but with the same source.", "one"],
  ["A single source, but a census.", "one"],
  ["Una sola fuente, pero fiable.", "one"],
  ["Las dos fuentes tienen el mismo origen.", "one"],
  ["La gaceta se basa en la votación.", "one"],
  ["Todo procede del acta.", "one"],
  ["Es la única encuesta.", "one"],
  ["Two independent sources agree.", "several"],
  ["Several reports agree.", "several"],
  ["The sources are independent.", "several"],
  ["Dos fuentes independientes coinciden.", "several"],
  ["Varias fuentes coinciden.", "several"],
  ["The census counts everybody.", "something"],
  ["El informe es completo.", "something"],
  ["The logs cover two years only.", "something"],
  ["Both logs agree.", "something"],
  ["Las grabaciones son completas.", "something"],
  ["The trend is clear.", undefined],
  ["Lo sabemos bien.", undefined],
])("%s", (reason, expected) => {
  expect(saidOfSources(reason)).toBe(expected);
});
