import { expect, it } from "vitest";
import { exportChoices } from "../../server/src/features/exportChoices.ts";
import { noConfiguration } from "../../server/src/workspace/configuration.ts";
import { documentFormats } from "../../server/src/writers/formats.ts";
import { formatWriters } from "../../server/src/writers/formatWriters.ts";

it("offers every format of a file that there is, each with its writer", () => {
  // The format of a terminal is not one of a file.
  const formats = new Set(["text", ...exportChoices().map(({ format }) => format)]);
  expect([...formats].toSorted()).toEqual([...documentFormats.keys()].toSorted());
  expect(Object.keys(formatWriters).toSorted()).toEqual([...formats].toSorted());
});

it("asks how much is written only where that makes a difference", () => {
  const asking = exportChoices().filter(({ hasStyles }) => hasStyles);
  expect(asking.map(({ format }) => format)).toEqual(["docx", "pdf", "html", "markdown"]);
});

it("does not ask what the configuration says", () => {
  const configuration = { ...noConfiguration, document: { style: "brief" as const } };
  expect(exportChoices(configuration).filter(({ hasStyles }) => hasStyles)).toEqual([]);
  expect(exportChoices(configuration).map(({ format }) => format)).toEqual(
    exportChoices().map(({ format }) => format),
  );
});

it("offers each table as a file of its own", () => {
  const tables = exportChoices().filter(({ format }) => format === "csv");
  expect(tables.map(({ table }) => table)).toEqual([
    "register",
    "rankings",
    "ranking-details",
    "recommendations",
    "results",
  ]);
  expect(new Set(tables.map(({ label }) => label)).size).toBe(5);
});
