/** What keeps a file from being checked is told, and other files are checked all the same. */
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

describe("a defect of ours", () => {
  const failing = (): void => {
    vi.spyOn(noMissingFile, "checkDocument").mockImplementation(() => {
      throw new Error("the rule is broken");
    });
  };

  it("is a problem at the first line, once for all parts, with where to report it", async () => {
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

  it("is gone when it is mended, and is none of other files", async () => {
    failing();
    expect(await diagnosticsIn({ guarded }, file("title: X\n"), wanted)).toHaveLength(1);
    vi.restoreAllMocks();
    const found = await diagnosticsIn({ guarded }, file("title: X\n"), wanted);
    expect(JSON.stringify(found)).not.toContain("could not be checked");
  });
});

describe("a file that cannot be read", () => {
  it("is told, with the reason", async () => {
    const [only, ...more] = (await diagnosticsIn({ guarded }, unread("no-permission"), wanted)) ?? [];
    expect(more).toEqual([]);
    expect(only?.message).toBe("This file could not be checked. You have no permission to read it.");
  });

  it("is no problem where there is none", async () => {
    expect(await diagnosticsIn({ guarded }, unread("missing"), wanted)).toEqual([]);
  });
});
