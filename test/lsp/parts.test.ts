/** Findings that a client asks for part by part, as our extension does: what has not changed is not sent again. */
import { expect, it } from "vitest";
import type { Diagnostic, DiagnosticOptions, DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { partNames } from "../../server/src/features/diagnostics.ts";
import { FIXED, TEXT, URI } from "./harbour.ts";
import { Session } from "./session.ts";

/** With a second finding, in another part. */
const TWICE = TEXT.replace("energy]", "terrorism]");

async function started(dynamicRegistration: boolean, canPullParts: boolean): Promise<[Session, string]> {
  const session = new Session("stdio");
  const { capabilities } = await session.initialize(
    { textDocument: { diagnostic: { dynamicRegistration } } },
    { initializationOptions: { canPullParts } },
  );
  await session.open(URI, TWICE);
  return [session, capabilities.diagnosticProvider?.identifier ?? ""];
}

function codesIn(report: DocumentDiagnosticReport | undefined): string[] {
  expect(report?.kind).toBe("full");
  return (report as { items: Diagnostic[] }).items.map(({ code }) => String(code)).sort();
}

it("is asked for every part, and gets all findings once", async () => {
  const [session, first] = await started(true, true);
  await session.until(() => session.registered.length > 0);
  const names = session.registered.map(
    ({ registerOptions }) => (registerOptions as DiagnosticOptions).identifier,
  );
  expect([first, ...names]).toEqual(partNames);
  const found: Record<string, string[]> = {};
  for (const name of partNames) found[name] = codesIn(await session.pull(URI, undefined, name));
  expect(found).toEqual({
    form: ["no-undefined-reference"],
    priorities: ["no-double-ranking"],
    statements: [],
  });
  expect(codesIn(await session.pull(URI))).toEqual(Object.values(found).flat().sort());
});

it("gets again only the parts in which something has changed", async () => {
  const [session] = await started(true, true);
  const pulled = await Promise.all(partNames.map((name) => session.pull(URI, undefined, name)));
  await session.change(URI, 2, FIXED);
  const again = await Promise.all(
    partNames.map((name, index) => session.pull(URI, pulled[index]?.resultId, name)),
  );
  expect(partNames.filter((_, index) => again[index]?.kind === "full")).toEqual(["form"]);
  expect(codesIn(again[partNames.indexOf("form")])).toEqual([]);
});

it.each([
  [true, false],
  [false, true],
])(
  "is asked for nothing but all findings where the client may know no parts (%s, %s)",
  async (...support) => {
    const [session, name] = await started(...support);
    expect(name).toBe("threat-assessment");
    expect(codesIn(await session.pull(URI, undefined, name))).toHaveLength(2);
    expect(session.registered).toEqual([]);
  },
);
