/** Code actions: what is offered at a place, and the text after one is taken. */
import { describe, expect, it } from "vitest";
import { codeActions, FIX_ALL } from "../../server/src/features/codeActions.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { cursorIn } from "../marks.ts";

const URI = "file:///example.threat.yaml";

function offered(marked: string, only?: readonly string[]) {
  const { text, position } = cursorIn(marked);
  const source = Source.of(URI, text);
  const actions = codeActions(source, libraryOf(), { range: { start: position, end: position }, only });
  const after = (title: string): string | undefined => {
    const edits = actions.find((action) => action.title === title)?.edit?.changes?.[URI];
    return (
      edits && source.edit(edits.map(({ range, newText }) => ({ range, text: newText })).toReversed(), 1).text
    );
  };
  return { titles: actions.map(({ title }) => title), after, actions };
}

const TYPO = "assessment: 1\ntitle: T\nactors:\n  port: {name: Port, kin$0d: compny}\n";

describe("at a finding", () => {
  it("offer the words that were meant", () => {
    const { titles, after, actions } = offered(TYPO.replace("kin$0d: compny", "kind: comp$0ny"));
    expect(titles[0]).toBe('Write "company"');
    expect(after('Write "company"')).toContain("{name: Port, kind: company}");
    expect(actions[0]).toMatchObject({ isPreferred: true, diagnostics: [{ code: "no-wrong-value" }] });
  });

  it("offer to accept it in this line, or in this file", () => {
    const marked = TYPO.replace("kin$0d: compny", "kind: comp$0ny");
    const { after } = offered(marked);
    const text = cursorIn(marked).text;
    expect(after("Accept here, with a reason (suppress no-wrong-value in this line)")).toBe(
      text.replace("  port:", "  # threat-assessment-disable-next-line no-wrong-value -- reason\n  port:"),
    );
    expect(after("Accept in this file, with a reason (suppress no-wrong-value)")).toBe(
      `# threat-assessment-disable-file no-wrong-value -- reason\n${text}`,
    );
  });

  it("what was accepted is found no more", () => {
    const { after } = offered(TYPO.replace("kin$0d: compny", "kind: comp$0ny"));
    const text = after("Accept here, with a reason (suppress no-wrong-value in this line)") ?? "";
    expect(offered(text.replace("compny", "comp$0ny")).titles).toEqual([]);
  });

  it("do not offer to accept what cannot be read", () => {
    expect(offered('title: "T$0\n').titles.filter((title) => title.startsWith("Accept"))).toEqual([]);
  });
});

it("offers nothing where nothing is found", () => {
  expect(offered("assessment: 1\ntit$0le: T\n").titles).toEqual([]);
});

it("mends everything safe at once, and only when asked for that", () => {
  const unused = "# threat-assessment-disable-next-line no-placeholder -- old\n";
  const text = `assessment: 1\n${unused}title: T\n${unused}status: fi$0nal\n`;
  expect(offered(text).titles).toEqual([]);
  const { titles, after } = offered(text, ["source.fixAll"]);
  expect(offered(text, [FIX_ALL]).titles).toEqual(titles);
  expect(after(titles[0] ?? "")).toBe("assessment: 1\ntitle: T\nstatus: final\n");
  expect(offered("assessment: 1\ntitle: T$0\n", [FIX_ALL]).titles).toEqual([]);
});
