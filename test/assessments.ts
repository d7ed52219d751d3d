/** Parses assessments from strings, for tests that need no server. */
import type { Kind } from "../server/src/format/kind.ts";
import { Source } from "../server/src/syntax/source.ts";
import type { Assessment } from "../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../server/src/workspace/assessments.ts";
import type { Files } from "../server/src/workspace/library.ts";
import { Library } from "../server/src/workspace/library.ts";

/** The current date in tests. */
export const TODAY = "2026-11-25";

/** A library with these files, by URI. */
export function libraryOf(texts: Readonly<Record<string, string>> = {}): Library {
  const sources = new Map(Object.entries(texts).map(([uri, text]) => [uri, Source.of(uri, text)]));
  const files: Files = { read: (uri) => sources.get(uri) };
  return new Library(files, { today: () => TODAY });
}

/** A file name for each kind of file. */
export const nameFor: Readonly<Record<Kind, string>> = {
  assessment: "a.threat.yaml",
  taxonomy: "a.taxonomy.yaml",
  scale: "a.scale.yaml",
  configuration: ".threat-assessment.yaml",
};

/** All documents in a text. */
export function assessmentsIn(text: string, uri = "file:///example.threat.yaml"): Assessment[] {
  return assessmentsOf(Source.of(uri, text), libraryOf());
}
