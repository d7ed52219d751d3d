/** Tests that every rule treats the keys for registers as it treats the others: references, prose, words and names. */
import { describe, expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const all = rules.map((rule) => asActive(rule));

/** The rules that report something in a text of its own, with the words that they report. */
function reported(text: string, name = "a.threat.yaml"): string[] {
  const source = Source.of(`file:///${name}`, text);
  return inspect(source, libraryOf(), all).map(({ rule, range }) => {
    const { start, end } = range;
    return `${rule} ${source.line(start.line).slice(start.character, end.character)}`;
  });
}

const HEAD = "assessment: 1\ntitle: T\n";

describe("a reference under a new key is checked", () => {
  it.each([
    [
      "questions: {q: {text: What?, asked-by: nobody}}\nstatements: {s: {text: A., kind: information, answers: q}}",
      "nobody",
    ],
    ["statements: {s: {text: A., kind: information, answers: nothing}}", "nothing"],
    ["statements: {s: {text: A., kind: information, dissent: [{by: nobody}]}}", "nobody"],
    ["statements: {s: {text: A., kind: assumption, if-wrong: 'Then [[nothing]].'}}", "nothing"],
    ["statements: {s: {text: A., kind: information, gaps: ['See [[nothing]].']}}", "nothing"],
    ["threats: {t: {title: T, owner: nobody}}", "nobody"],
    ["threats: {t: {title: T, affects: nothing}}", "nothing"],
    ["threats: {t: {title: T, scenario: 'See [[nothing]].'}}", "nothing"],
    ["threats: {t: {title: T, variants: ['See [[nothing]].']}}", "nothing"],
    ["taxonomy: bailey-2005\nthreats: {t: {title: T, leads-to: [nothing]}}", "nothing"],
    ["taxonomy: bailey-2005\nthreats: {t: {title: T, leads-to: [{item: nothing}]}}", "nothing"],
    ["threats: {t: {title: T, controls: ['See [[nothing]].']}}", "nothing"],
    ["threats: {t: {title: T, controls: [{text: A., owner: nobody}]}}", "nobody"],
    ["threats: {t: {title: T, residual: {because: 'See [[nothing]].'}}}", "nothing"],
    ["threats: {t: {title: T, handling: {marking: X, instructions: 'See [[nothing]].'}}}", "nothing"],
    ["threats: {t: {title: T, evidence: [{statement: nothing}]}}", "nothing"],
    ["recommendations: {r: {title: R, cost: {text: 'See [[nothing]].'}}}", "nothing"],
    ["sources: {a: {type: report, title: A, descriptor: 'See [[nothing]].'}}\nsummary: A [@a].", "nothing"],
  ])("%s", (text, word) => {
    expect(reported(`${HEAD}${text}\n`)).toContain(`no-undefined-reference ${word}`);
  });

  it("and has to name the right kind of thing", () => {
    const text = `${HEAD}actors: {a: {name: A}}\nassets: {b: {name: B}}\nrankings: {r: {of: a, order: [{asset: a}, {actor: b}, b]}}\n`;
    expect(reported(text).filter((each) => each.startsWith("no-wrong-reference"))).toEqual([
      "no-wrong-reference a",
      "no-wrong-reference b",
      "no-wrong-reference b",
    ]);
  });
});

describe("a definition counts as used", () => {
  it.each([
    ["actors: {a: {name: A}}\nthreats: {t: {title: T, owner: a}}"],
    ["actors: {a: {name: A}, b: {name: B, relations: [{actor: a}]}}\nthreats: {t: {title: T, behind: b}}"],
    ["assets: {a: {name: A}}\nthreats: {t: {title: T, affects: a}}"],
    ["assets: {a: {name: A}}\nrankings: {r: {order: [{asset: a}]}}"],
    ["assets: {a: {name: A}, b: {name: B, part-of: a}}\nsummary: At [[b]]."],
    ["questions: {q: What?}\nstatements: {s: {kind: information, text: A., answers: [q]}}"],
  ])("%s", (text) => {
    expect(reported(`${HEAD}${text}\n`).filter((each) => each.startsWith("no-unused-definition"))).toEqual(
      [],
    );
  });
});

describe("prose under a new key is prose", () => {
  it.each([
    ["questions: {q: 'What\u202E?'}"],
    ["threats: {t: {title: T, scenario: 'A\u202EB'}}"],
    ["threats: {t: {title: T, controls: ['A\u202EB']}}"],
    ["statements: {s: {text: A., kind: assumption, if-wrong: 'A\u202EB'}}"],
    ["statements: {s: {text: A., kind: information, dissent: [{by: a, because: 'A\u202EB'}]}}"],
  ])("hidden characters are found in %s", (text) => {
    expect(reported(`${HEAD}${text}\n`).some((each) => each.startsWith("no-hidden-character"))).toBe(true);
  });

  it.each([
    ["threats: {t: {title: T, scenario: TODO}}"],
    ["statements: {s: {text: A., kind: information, gaps: [TBD]}}"],
  ])("placeholders are found in %s", (text) => {
    expect(reported(`${HEAD}${text}\n`).some((each) => each.startsWith("no-placeholder"))).toBe(true);
  });
});

describe("values under a new key are checked", () => {
  it.each([
    ["threats: {t: {title: T, origin: [natural, divine]}}", "no-wrong-value divine"],
    ["threats: {t: {title: T, controls: [{text: A., effectiveness: good}]}}", "no-wrong-value good"],
    ["threats: {t: {title: T, inherent: {likelihood: often}}}", "no-undefined-term often"],
    ["threats: {t: {title: T, impact: {level: huge}}}", "no-undefined-term huge"],
    ["threats: {t: {title: T, impact: {dimensions: {human: huge}}}}", "no-undefined-term huge"],
    [
      "threats: {t: {title: T, likelihood: {from: often, to: likely, within: 2 years}}}",
      "no-undefined-term often",
    ],
    ["recommendations: {r: {title: R, cost: {amount: 3, currency: euros}}}", "no-wrong-value euros"],
    ["threats: {t: {title: T, controls: [{text: A., owners: a}]}}", "no-unknown-key owners"],
    ["handling: {instructions: Not by mail.}", "require-key handling"],
  ])("%s", (text, expected) => {
    expect(reported(`${HEAD}${text}\n`)).toContain(expected);
  });

  it.each([
    ["handling: TLP:AMBER+STRICT"],
    ["handling: VS-NUR FÜR DEN DIENSTGEBRAUCH"],
    ["threats: {t: {title: T, origin: [natural, accidental]}}"],
    ["recommendations: {r: {title: R, priority: must, cost: 3 days of work}}"],
    [
      "findings: {f: {source: a, count: 3, unit: boats}}\nsources: {a: {type: report, title: A, issued: 2026}}",
    ],
  ])("%s is right", (text) => {
    const wrong = /^(?:no-wrong-value|no-unknown-key|no-undefined|require-key)/;
    expect(reported(`${HEAD}${text}\n`).filter((each) => wrong.test(each))).toEqual([]);
  });

  it("a section may have either of its names, but each only once", () => {
    const findings = "findings: {f: {source: a, share: 5%}}\n";
    const results = "results: {r: {source: a, share: 6%}}\n";
    const twice = (text: string): string[] =>
      reported(HEAD + text).filter((each) => each.startsWith("no-duplicate-id"));
    expect(twice(findings + results)).toEqual([]);
    expect(twice(findings + findings)).toContain("no-duplicate-id findings");
    expect(twice(`${findings}results: {f: {source: a}}\n`)).toEqual(["no-duplicate-id f"]);
  });

  it("a scale has a period for each origin, and at least one cell in its matrix", () => {
    const scale = (more: string): string =>
      `scale: 1\nid: s\nof: likelihood\nterms: [{term: rare}, {term: often}]\n${more}\n`;
    expect(reported(scale("within: {natural: 5 years, state: 2 years}"), "a.scale.yaml")).toEqual([]);
    expect(reported(scale("within: {natrual: 5 years}"), "a.scale.yaml")).toContain("no-unknown-key natrual");
    expect(reported(scale("within: {natural: 5 years, state: banana}"), "a.scale.yaml")).toContain(
      "no-unreadable-period banana",
    );
    expect(reported(scale("within: {natural: medium term}"), "a.scale.yaml")).toContain(
      "no-vague-horizon medium term",
    );
    expect(reported(scale("matrix: {rare: {}}"), "a.scale.yaml")).toContain("no-wrong-value rare");
  });
});
