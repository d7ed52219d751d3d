/** Tests inlay hints: the texts beside the words. */
import { describe, expect, it } from "vitest";
import { inlayHints } from "../../server/src/features/inlayHints.ts";
import { TestWorkspace } from "./workspace.ts";

const ALL = { ranks: true, percents: true, titles: true };

/** The text with its hints in ‹›. */
function hinted(text: string, wanted = ALL, lines: readonly [number, number] = [0, 1000]): string {
  const { source, library } = new TestWorkspace({ "a.threat.yaml": text });
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  const hints = inlayHints(source, library, { range, wanted }).toSorted(
    (a, b) => b.position.line - a.position.line || b.position.character - a.position.character,
  );
  return hints.reduce((before, { position, label }) => {
    const rows = before.split("\n");
    const row = rows[position.line] ?? "";
    rows[position.line] =
      `${row.slice(0, position.character)}‹${typeof label === "string" ? label : "?"}›${row.slice(position.character)}`;
    return rows.join("\n");
  }, text);
}

describe("inlay hints", () => {
  it("show the ranks of entries that do not state theirs", () => {
    const text = `taxonomy: bailey-2005
rankings:
  r:
    order:
      - terrorism
      - tie: [energy, water]
      - {item: impunity, rank: 7}
      - gap: lost
`;
    expect(hinted(text, { ...ALL, titles: false })).toBe(
      text.replace("- terrorism", "- ‹1›terrorism").replace("[energy, water]", "[‹=2›energy, ‹=2›water]"),
    );
  });

  it("show the bands of terms, on the scale in use", () => {
    const text = "threats:\n  t: {likelihood: likely, impact: high}\n  u: {likelihood: {term: unlikely}}\n";
    expect(hinted(text)).toBe(
      text.replace(": likely", ": likely‹55–80%›").replace(": unlikely", ": unlikely‹20–45%›"),
    );
    expect(hinted(`scales: {likelihood: phia-likelihood}\n${text}`)).toContain("term: unlikely‹25–35%›");
  });

  it("show titles if an id does not say the same, and not in prose", () => {
    const text = `actors:
  port: {name: Port of Santa Rosa}
  dock-workers: {name: Dock workers}
statements:
  s: {text: "Of [[port]].", holder: [port, dock-workers]}
`;
    expect(hinted(text)).toBe(text.replace("[port,", "[port‹Port of Santa Rosa›,"));
  });

  it("are limited to the enabled kinds and the visible lines", () => {
    const text = "rankings:\n  r:\n    order:\n      - a\n      - b\n";
    expect(hinted(text, { ranks: false, percents: true, titles: true })).toBe(text);
    expect(hinted(text, ALL, [0, 3])).toBe(text.replace("- a", "- ‹1›a"));
  });

  it("are absent from text that comes from an alias", () => {
    const text = "threats:\n  t: {likelihood: &l likely}\n  u: {likelihood: *l}\n";
    expect(hinted(text)).toBe(text.replace("likely", "likely‹55–80%›"));
  });
});
