/**
 * Renders a report as SARIF 2.1.0, the OASIS format for static analysis results, which code hosts and editors show.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { showHidden } from "../language/hiddenCharacters.ts";
import type { Range } from "vscode-languageserver-types";
import { URI } from "vscode-uri";
import { rules } from "../rules/index.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import { presetOf } from "../rules/rule.ts";
import { rulePage, titled } from "../rules/rulePage.ts";
import { plainJson } from "./commands.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { homepage, rulePageUrl } from "./page.ts";
import type { CheckedFile, Report, ReportedProblem } from "./report.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** The current folder, to which paths are relative. */
const ROOT = "SRCROOT";

/** The report as SARIF. */
export function sarif({ tool, files, failures, hasBaseline }: Report): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            semanticVersion: tool.version,
            informationUri: homepage,
            rules: rules.map(descriptor),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map(({ path, message }) => ({
              level: "error",
              message: messageOf(`${path}: ${message}`),
              ...(isFile(path) ? { locations: [{ physicalLocation: artifact(path) }] } : {}),
            })),
          },
        ],
        artifacts: files.filter(({ path }) => isFile(path)).map(({ path }) => ({ location: uriOf(path) })),
        results: files.flatMap((file) => resultsIn(file, hasBaseline)),
      },
    ],
  };
  return `${plainJson(JSON.stringify(log, null, 2))}\n`;
}

function descriptor(rule: Rule): object {
  const { id, severity } = rule;
  const { summary, why, source } = rulePage(rule);
  const help = [summary, titled(why), titled(source)];
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: why.text },
    help: { text: help.join("\n\n"), markdown: help.join("\n\n") },
    helpUri: rulePageUrl(id),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [presetOf(rule)] },
  };
}

const ruleIndexes: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]));

function resultsIn(file: CheckedFile, hasBaseline: true | undefined): object[] {
  const fingerprints = fingerprintsOf(file);
  return file.findings.map((finding, index) => ({
    ruleId: finding.rule,
    ruleIndex: ruleIndexes.get(finding.rule),
    level: levels[finding.severity],
    message: messageOf(finding.message),
    locations: [{ physicalLocation: { ...artifact(file.path), region: regionOf(finding, file) } }],
    ...relatedOf(finding),
    ...(isFile(file.path) ? fixesOf(finding, file.path) : {}),
    ...suppressionsOf(finding),
    ...(hasBaseline ? { baselineState: finding.isKnown ? "unchanged" : "new" } : {}),
    partialFingerprints: { "ruleAndLine/v1": fingerprints[index] },
  }));
}

function relatedOf({ related }: ReportedProblem): object {
  if (related.length === 0) return {};
  const relatedLocations = related.map(({ path, range, message }, id) => ({
    id,
    physicalLocation: { ...artifact(path), region: region(range) },
    message: messageOf(message),
  }));
  return { relatedLocations };
}

function fixesOf({ fixes }: ReportedProblem, path: string): object {
  if (fixes.length === 0) return {};
  const described = fixes.map(({ title, edits }) => {
    const replacements = edits.map(({ range, text }) => ({
      deletedRegion: region(range),
      insertedContent: { text },
    }));
    return {
      description: { text: title },
      artifactChanges: [{ artifactLocation: uriOf(path), replacements }],
    };
  });
  return { fixes: described };
}

function suppressionsOf({ suppressed }: ReportedProblem): object {
  if (!suppressed) return {};
  const justification = suppressed.reason ? { justification: suppressed.reason } : {};
  return { suppressions: [{ kind: "inSource", status: "accepted", ...justification }] };
}

function artifact(path: string): object {
  return isFile(path)
    ? { artifactLocation: uriOf(path) }
    : { artifactLocation: { description: { text: path } } };
}

/** Standard input without a name is not a file. */
function isFile(path: string): boolean {
  return path !== "<stdin>";
}

function uriOf(path: string): object {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return { uri: path };
  // A lone surrogate cannot be encoded in a URI.
  const whole = path.replace(/\p{Cs}/gu, "\ufffd");
  if (/^(?:\/|[a-z]:)/i.test(whole)) return { uri: URI.file(whole).toString() };
  return { uri: whole.split("/").map(encodeURIComponent).join("/"), uriBaseId: ROOT };
}

function regionOf({ range }: ReportedProblem, { lines }: CheckedFile): object {
  const line = lines[range.start.line];
  const isOneLine = range.start.line === range.end.line && line !== undefined;
  return {
    ...region(range),
    ...(isOneLine ? { snippet: { text: line.slice(range.start.character, range.end.character) } } : {}),
  };
}

/** A SARIF region, whose lines and columns count from 1. */
function region({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A SARIF message, with brackets escaped so that words of a document do not become links. Source: SARIF 2.1.0, 3.11.6. */
function messageOf(text: string): { readonly text: string } {
  return { text: showHidden(text).replaceAll("](", "\\](") };
}
