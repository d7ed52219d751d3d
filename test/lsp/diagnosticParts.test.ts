/** Tests diagnostics that a client pulls part by part, as our extension does: unchanged parts are not sent again. */
import { expect, it } from "vitest";
import type { Diagnostic, DiagnosticOptions, DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { partNames } from "../../server/src/features/diagnostics.ts";
import { FIXED, TEXT, URI } from "./harbour.ts";
import { Session } from "./session.ts";

/** The same text with a second problem, in another part. */
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

it("the parts together contain every diagnostic once", async () => {
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

it("after an edit, only the parts that have changed are sent again", async () => {
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
])("a client without support for parts pulls all diagnostics at once (%s, %s)", async (...support) => {
  const [session, name] = await started(...support);
  expect(name).toBe("threat-assessment");
  expect(codesIn(await session.pull(URI, undefined, name))).toHaveLength(2);
  expect(session.registered).toEqual([]);
});
