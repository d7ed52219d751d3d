/** Tests the status of a file: the taxonomy by which it is read. */
import { expect, it } from "vitest";
import { statusOf } from "../../server/src/features/status.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

it.each([
  ["has the title of the taxonomy", "taxonomy: own.taxonomy.yaml", { taxonomy: "Ports", isFound: true }],
  [
    "has the written name if no file has it",
    "taxonomy: no.taxonomy.yaml",
    { taxonomy: "no.taxonomy.yaml", isFound: false },
  ],
  ["has no taxonomy if the file names none", "title: T", { taxonomy: null, isFound: false }],
])("the status %s", (_, text, status) => {
  const library = libraryOf({ "file:///own.taxonomy.yaml": "taxonomy: 1\nid: own\ntitle: Ports\n" });
  expect(statusOf(Source.of("file:///a.threat.yaml", `assessment: 1\n${text}\n`), library)).toEqual(status);
});
