/** Findings that a client asks for in groups, as our extension does: what has not changed is not sent again. */
import { expect, it } from "vitest";
import type { Diagnostic, DiagnosticOptions, DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { groupNames, groupOf } from "../../server/src/rules/index.ts";
import { Session } from "./session.ts";

const URI = "file:///harbour.threat.yaml";
const TEXT = `assessment: 1
title: Threats to the harbour
taxonomy: bailey-2005
actors:
  port: {name: Port, kind: company}
rankings:
  first:
    of: prt
    estimated-by: author
    basis: analyst-judgment
    date: 2026-11
    order: [terrorism, terrorism]
`;
/** "prt" without its typing error. */
const MENDED = [
  { range: { start: { line: 7, character: 8 }, end: { line: 7, character: 11 } }, text: "port" },
];

async function started(dynamicRegistration: boolean, canPullGroups: boolean): Promise<[Session, string]> {
  const session = new Session("stdio");
  const { capabilities } = await session.initialize(
    { textDocument: { diagnostic: { dynamicRegistration } } },
    { initializationOptions: { canPullGroups } },
  );
  await session.open(URI, TEXT);
  return [session, capabilities.diagnosticProvider?.identifier ?? ""];
}

function codesIn(report: DocumentDiagnosticReport | undefined): string[] {
  expect(report?.kind).toBe("full");
  return (report as { items: Diagnostic[] }).items.map(({ code }) => String(code)).sort();
}

it("asks for every group of rules, and gets all findings, each in the group of its rule", async () => {
  const [session, first] = await started(true, true);
  await session.until(() => session.registered.length > 0);
  const names = session.registered.map(
    ({ registerOptions }) => (registerOptions as DiagnosticOptions).identifier,
  );
  expect([first, ...names]).toEqual(groupNames);
  const all: string[] = [];
  for (const name of groupNames) {
    const codes = codesIn(await session.pull(URI, undefined, name));
    for (const code of codes) expect(groupOf(code)).toBe(name);
    all.push(...codes);
  }
  expect(all.sort()).toEqual(codesIn(await session.pull(URI)));
  expect(all).toEqual(["no-double-ranking", "no-undefined-reference"]);
});

it("gets again only the groups in which something has changed", async () => {
  const [session] = await started(true, true);
  const pulled = await Promise.all(groupNames.map((name) => session.pull(URI, undefined, name)));
  await session.change(URI, 2, MENDED);
  const again = await Promise.all(
    groupNames.map((name, index) => session.pull(URI, pulled[index]?.resultId, name)),
  );
  expect(groupNames.filter((_, index) => again[index]?.kind === "full")).toEqual(["references"]);
  expect(codesIn(again[groupNames.indexOf("references")])).toEqual([]);
});

it.each([
  [true, false],
  [false, true],
])(
  "is asked for nothing but all findings where the client may know no groups (%s, %s)",
  async (...support) => {
    const [session, name] = await started(...support);
    expect(name).toBe("threat-assessment");
    expect(codesIn(await session.pull(URI, undefined, name))).toHaveLength(2);
    expect(session.registered).toEqual([]);
  },
);
