/** Tests that a PDF gets its memory in one step: with thousands of small ones, each of which collects garbage, it takes twice as long. */
import { constants, PerformanceObserver } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { headingNode, paragraphNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { writePdf } from "../../server/src/writers/pdf/pdf.ts";
import { samplePublication } from "../publication/sample.ts";
import { testEngine } from "../writers/pdfEngine.ts";

it("gets the memory of a long document in one step", async () => {
  const compiler = await testEngine();
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ("detail" in entry && entry.detail instanceof Object && "kind" in entry.detail)
        collections += entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR ? 1 : 0;
  });
  observer.observe({ entryTypes: ["gc"] });
  const children = Array.from({ length: 900 }, (_, index) => [
    headingNode(2, [textNode(`Section ${index}`)]),
    paragraphNode([textNode(`Words of section ${index}. `.repeat(20))]),
  ]).flat();
  await writePdf({ ...samplePublication, body: { type: "root", children } }, { compiler });
  await setTimeout(100);
  observer.disconnect();
  expect(collections).toBeLessThan(10);
});
