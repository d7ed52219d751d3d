/** Tests files that cannot be checked: the reason is a diagnostic, and other files are checked as usual. */
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "vscode-languageserver";
import { diagnosticsIn } from "../../server/src/lsp/fileDiagnostics.ts";
import { guard } from "../../server/src/lsp/guard.ts";
import { unread } from "../../server/src/files/readResult.ts";
import { noMissingFile } from "../../server/src/rules/references/no-missing-file.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";

const logged: string[] = [];
const guarded = guard({ console: { error: (text: string) => logged.push(text) } } as unknown as Connection);
const library = new Library({ read: () => undefined });
const wanted = { library, isWanted: () => true, urgency: "asked" } as const;
const file = (text: string): Source => Source.of("file:///a.threat.yaml", text);

afterEach(() => {
  vi.restoreAllMocks();
  logged.length = 0;
});

describe("an internal error", () => {
  const failing = (): void => {
    vi.spyOn(noMissingFile, "checkDocument").mockImplementation(() => {
      throw new Error("the rule is broken");
    });
  };

  it("the error is a diagnostic on the first line, in the first part, with the page for bug reports", async () => {
    failing();
    const found = await Promise.all(
      ["form", "priorities", "statements", ""].map(async (part) =>
        diagnosticsIn({ guarded }, file("title: X\n"), { ...wanted, part }),
      ),
    );
    expect(found.map((all) => all?.length)).toEqual([1, 0, 0, 1]);
    expect(found[0]).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        severity: 1,
        source: "threat-assessment",
        message: expect.stringMatching(/^This file could not be checked.*\/issues$/u) as string,
      },
    ]);
    expect(logged[0]).toContain("the rule is broken");
  });

  it("the diagnostic disappears when the error does", async () => {
    failing();
    expect(await diagnosticsIn({ guarded }, file("title: X\n"), wanted)).toHaveLength(1);
    vi.restoreAllMocks();
    const found = await diagnosticsIn({ guarded }, file("title: X\n"), wanted);
    expect(JSON.stringify(found)).not.toContain("could not be checked");
  });
});

describe("a file that cannot be read", () => {
  it("the reason is a diagnostic", async () => {
    const [only, ...more] = (await diagnosticsIn({ guarded }, unread("no-permission"), wanted)) ?? [];
    expect(more).toEqual([]);
    expect(only?.message).toBe("This file could not be checked. You have no permission to read it.");
  });

  it("a missing file has no diagnostics", async () => {
    expect(await diagnosticsIn({ guarded }, unread("missing"), wanted)).toEqual([]);
  });
});
