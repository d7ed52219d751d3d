/** The example assessments with the files that they use, for tests of what is made of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../scripts/root.ts";
import { Source } from "../server/src/syntax/source.ts";
import type { Assessment } from "../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../server/src/workspace/assessments.ts";
import { libraryOf } from "./assessments.ts";
import type { exampleFiles } from "./examples.ts";

const folder = join(projectRoot, "examples");
const uriOf = (name: string): string => `file:///examples/${name}`;

const files: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:yaml|bib)$/.test(name))
    .map((name) => [uriOf(name.replaceAll("\\", "/")), readFileSync(join(folder, name), "utf8")]),
);

/** Returns an example, changed if wanted, with the texts of all files that examples use. */
export function exampleAssessment(
  name: (typeof exampleFiles)[number],
  change: (text: string) => string = (text) => text,
): { readonly assessment: Assessment; readonly text: string; readonly texts: readonly string[] } {
  const uri = uriOf(name);
  const text = change(files[uri] ?? "");
  const [assessment] = assessmentsOf(Source.of(uri, text), libraryOf({ ...files, [uri]: text }));
  if (!assessment) throw new Error("A file has at least one assessment.");
  return {
    assessment,
    text,
    texts: Object.values({ ...files, [uri]: text }).filter((each) => !each.startsWith("@")),
  };
}
