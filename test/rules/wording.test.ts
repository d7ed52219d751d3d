/** Which words of a sentence the rules on wording report: tables to which every mistake is added. */
import { describe, expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";

/** Returns the words that a rule reports in the text of a judgment. */
function reported(id: string, text: string): string[] {
  const before = "statements:\n  a:\n    kind: judgment\n    text: |\n      ";
  const source = Source.of(`file:///${nameFor.assessment}`, `${before}${text}\n`);
  const active = rules.filter((rule) => rule.id === id).map((rule) => asActive(rule));
  expect(active).toHaveLength(1);
  return inspect(source, libraryOf({}), active).map(({ range }) =>
    text.slice(range.start.character - 6, range.end.character - 6),
  );
}

describe("no-anonymous-opinion", () => {
  it.each([
    ["Some experts believe that the dam is unsafe.", ["Some experts believe"]],
    ["Many leading analysts now expect a strike.", ["Many leading analysts now expect"]],
    ["Sources close to the government say that it falls.", ["Sources close to the government say"]],
    ["Observers fear a blockade.", ["Observers fear"]],
    ["It is widely believed that he was paid.", ["It is widely believed that"]],
    ["It has been reported that he was paid.", ["It has been reported that"]],
    ["He was reportedly paid.", ["reportedly"]],
    ["Rumour has it that he was paid.", ["Rumour has it"]],
    ["Fuentes dicen que hay grietas.", ["Fuentes dicen"]],
    ["Algunos analistas independientes temen una huelga.", ["Algunos analistas independientes temen"]],
    ["Se dice que hay grietas.", ["Se dice"]],
    ["Según diversas fuentes, hay grietas.", ["Según diversas fuentes"]],
    ["Las fuentes consultadas señalan grietas.", ["Las fuentes consultadas señalan"]],
    ["Some experts believe that the dam is unsafe [@curtis-2004].", []],
    ["Some experts believe that the dam is unsafe. [^why]", []],
    ["Some experts believe so, as [the board](https://example.org) reports.", []],
    ["Experts of the water board believe that the dam is unsafe.", []],
    ["The experts that the ministry named believe it.", []],
    ["The minister said: “Some experts believe anything”.", []],
    ["The sources of the river are dry.", []],
    ["Two of the 14 crews believe it.", []],
    ["It is reported by the ministry that the dam is unsafe.", []],
    ["Según fuentes del ministerio de Aguas, hay grietas.", []],
    ["Los expertos de la UNAM creen que hay grietas.", []],
    ["Se cree en la técnica.", []],
    ["Las fuentes del río están secas.", []],
  ])("%s", (text, expected) => {
    expect(reported("no-anonymous-opinion", text)).toEqual(expected);
  });
});

describe("no-double-negative", () => {
  it.each([
    ["A strike is not unlikely.", ["not unlikely"]],
    ["A strike is not at all improbable.", ["not at all improbable"]],
    ["A strike isn’t impossible.", ["isn’t impossible"]],
    ["It is not very unlikely that it rains.", ["not very unlikely"]],
    ["No es improbable una huelga.", ["No es improbable"]],
    ["Una huelga no parece imposible.", ["no parece imposible"]],
    ["No es poco probable que llueva.", ["No es poco probable"]],
    ["A strike is unlikely.", []],
    ["A strike is not likely.", []],
    ["A strike is neither likely nor unlikely.", []],
    ["A strike is likely, not unlikely.", []],
    ["A strike is no longer unlikely.", []],
    ["The union says that a strike is not unlikely.", []],
    ["The minister calls it “not unlikely”.", []],
    ["Is a strike not unlikely?", []],
    ["Es improbable que no llueva.", []],
    ["El sindicato afirma que una huelga no es improbable.", []],
  ])("%s", (text, expected) => {
    expect(reported("no-double-negative", text)).toEqual(expected);
  });
});

describe("no-false-precision", () => {
  it.each([
    ["A strike is likely (63.7%).", ["likely"]],
    ["There is a 63.7 percent chance of a strike.", ["chance"]],
    ["Una huelga es probable (63,7 %).", ["probable"]],
    ["A strike is likely (60.5–62.5%).", ["likely"]],
    ["A strike is likely (64%).", []],
    ["A strike is unlikely (1 in 3).", []],
    ["Almost no chance of a strike (0.5%).", []],
    ["A strike is likely. It cost 63.7% of the income.", []],
    ["The union says that a strike is likely (63.7%).", []],
  ])("%s", (text, expected) => {
    expect(reported("no-false-precision", text)).toEqual(expected);
  });
});
