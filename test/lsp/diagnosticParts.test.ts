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

const [, , , , , , , line = ""] = TWICE.split("\n");
const at = (from: number, to: number, character = line.length): object => ({
  range: { start: { line: from, character: 0 }, end: { line: to, character } },
});

it.each([
  ["the whole text by the same text", [{ text: TWICE }], "full"],
  [
    "lines with a problem by the same lines",
    [{ ...at(6, 7), text: TWICE.split("\n").slice(6, 8).join("\n") }],
    "full",
  ],
  ["the line of a problem by the same line", [{ ...at(7, 7), text: line }], "full"],
  [
    "two lines, one after the other",
    [
      { ...at(7, 8, 0), text: "" },
      { ...at(7, 7, 0), text: `${line}\n` },
    ],
    "full",
  ],
  ["words of another line by the same words", [{ ...at(1, 1, 5), text: "title" }], "unchanged"],
])("marks that an editor may have moved are sent again: %s", async (_what, changes, kind) => {
  const [session] = await started(true, true);
  const form = await session.pull(URI, undefined, "");
  await session.change(URI, 2, changes);
  expect((await session.pull(URI, form.resultId, "")).kind).toBe(kind);
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
