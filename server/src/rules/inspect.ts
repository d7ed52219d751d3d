/** Inspects a file: what the rules find in all of its documents, in the order of the text, at positions of the file. */
import type { Range } from "vscode-languageserver-types";
import { comparePositions } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessment.ts";
import type { Library } from "../workspace/library.ts";
import type { Finding } from "./check.ts";
import { check } from "./check.ts";
import type { Severity } from "./rule.ts";

/** A finding as an editor and a report show it. */
export interface FileFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly uri: string; readonly range: Range; readonly message: string }[];
  /** Words that could stand in the range instead, the likeliest first. */
  readonly suggestions: readonly string[];
}

/** Everything that is found in a file. */
export function inspect(source: Source, library: Library): FileFinding[] {
  return assessmentsOf(source, library)
    .flatMap((assessment) => check(assessment))
    .map((finding) => located(finding, source))
    .sort((a, b) => comparePositions(a.range.start, b.range.start) || a.rule.localeCompare(b.rule));
}

function located(
  { rule, severity, message, place, related, suggestions }: Finding,
  source: Source,
): FileFinding {
  return {
    rule: rule.id,
    severity,
    message,
    range: source.range(place),
    related: (related ?? []).map((each) => {
      const file = each.source ?? source;
      return { uri: file.uri, range: file.range(each.place), message: each.message };
    }),
    suggestions: suggestions ?? [],
  };
}
