/** Tests that a value of a register is in one place only: under the key of the format, or under the key of one's own. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Source } from "../../server/src/syntax/source.ts";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { imported } from "./imports.ts";

const bytes = (csv: string): Uint8Array => new TextEncoder().encode(csv);

type Assessment = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function again(
  first: string,
  second: string,
  edit: (text: string) => string = (text) => text,
): Promise<Imported & { all: Assessment }> {
  const { text, beside } = await imported(bytes(first));
  const existing = Source.of("file:///port.threat.yaml", edit(text));
  const after = await imported(bytes(second), { existing, beside });
  return { ...after, beside, all: parse(after.text) as Assessment };
}

const HEADINGS = [
  "Risk ID",
  "Risk",
  "Likelihood",
  "Residual likelihood",
  "Owner",
  "Action plan",
  "Due date",
  "Status",
];
const ROW = {
  "Risk ID": "R-1",
  Risk: "Flood",
  Likelihood: "3",
  "Residual likelihood": "2",
  Owner: "Engineering",
  "Action plan": "Buy pumps",
  "Due date": "2027-03-31",
  Status: "Completed",
};
const OTHER = "R-2,Fire,4,3,Safety,Train the staff,2027-04-30,In progress";

const registerWith = (cells: Partial<typeof ROW>): string =>
  [HEADINGS.join(","), Object.values({ ...ROW, ...cells }).join(","), OTHER].join("\n");

/** Cells that can and cannot be read, with where their values go. */
const CELLS: readonly (readonly [
  heading: keyof typeof ROW,
  unread: string,
  section: string,
  id: string,
  key: string,
  own: string,
])[] = [
  ["Status", "Overdue", "recommendations", "buy-pumps", "status", "x-status"],
  ["Due date", "TBC", "recommendations", "buy-pumps", "horizon", "x-horizon"],
  ["Likelihood", "TBC", "threats", "r-1", "likelihood", "x-likelihood"],
  ["Residual likelihood", "TBC", "threats", "r-1", "residual", "x-residual-likelihood"],
  ["Owner", "n/a", "threats", "r-1", "owner", "x-owner"],
];

describe("a value that moves between two keys", () => {
  it.each(CELLS)("of %s is taken away where it was: %s", async (heading, unread, section, id, key, own) => {
    const [read, other] = [registerWith({}), registerWith({ [heading]: unread })];
    const item = ({ all }: { all: Assessment }): unknown => all[section]?.[id];
    const there = await again(read, other);
    expect(item(there)).toHaveProperty([own], unread);
    expect(item(there)).not.toHaveProperty([key]);
    expect(there.preview).not.toMatch(/= .*\.(status|horizon|likelihood|owner)/);
    expect(there.preview).toMatch(new RegExp(`~ ${id}\\.${key}.* -> nothing`));
    const back = await again(other, read);
    expect(item(back)).toHaveProperty([key]);
    expect(item(back)).not.toHaveProperty([own]);
    expect(back.preview).not.toContain(`= ${own}`);
    expect(back.preview).toContain(`~ ${id}.${own}: ${unread} -> nothing`);
  });

  it("stays under both keys if its author has written one of them", async () => {
    const unread = registerWith({ Likelihood: "TBC" });
    const { all } = await again(unread, unread, (text) =>
      text.replace("x-likelihood: TBC", "likelihood: 4\n    x-likelihood: TBC"),
    );
    expect(all.threats?.["r-1"]).toMatchObject({ likelihood: 4, "x-likelihood": "TBC" });
  });

  it("is left to the user if a comment would go with it", async () => {
    const { all, preview } = await again(registerWith({}), registerWith({ Status: "Overdue" }), (text) =>
      text.replace("status: implemented", "status: implemented # seen on site"),
    );
    expect(all.recommendations?.["buy-pumps"]).toMatchObject({ status: "implemented" });
    expect(preview).toContain("! buy-pumps.status: implemented -> nothing");
  });
});

describe("a value that moves between a threat and its plan", () => {
  const planned = (headings: string, ...rows: readonly string[]): string =>
    [`Risk ID,Risk,Likelihood,${headings}`, ...rows].join("\n");
  const ALL = "Action plan,Due date,Cost,Status";
  const other = "R-2,Fire,2,Alarm,2027-01-31,5,In progress";
  const without = planned(ALL, "R-1,Flood,3,,2027-05-31,7,Open", other);
  const plan = planned(ALL, "R-1,Flood,3,Build a dyke,2028-01-31,10,Completed", other);

  it("is taken away from the threat that gets a plan", async () => {
    const { all, text, preview, beside } = await again(without, plan);
    expect(all.threats?.["r-1"]).toEqual({ title: "Flood", likelihood: 3, "x-register": "R-1" });
    expect(all.recommendations?.["build-a-dyke"]).toMatchObject({ status: "implemented", cost: "10" });
    for (const value of ["status: Open", "cost: 7", "horizon: before: 2027-05-31"])
      expect(preview).toContain(`~ r-1.x-${value} -> nothing\n`);
    const existing = Source.of("file:///port.threat.yaml", text);
    expect((await imported(bytes(plan), { existing, beside })).text).toBe(text);
  });

  it.each([
    ["Status", "x-status"],
    ["Estado", "x-estado"],
  ])("is taken away where the column has gone elsewhere: %s", async (heading, own) => {
    const ofThreat = planned(heading, "R-1,Flood,3,Open", "R-2,Fire,2,Monitored");
    const ofPlan = planned(`Action plan,${heading}`, "R-1,Flood,3,Build a dyke,Completed");
    const [there, back] = [await again(ofThreat, ofPlan), await again(ofPlan, ofThreat)];
    expect(there.all.threats?.["r-1"]).not.toHaveProperty(own);
    expect(there.preview).toContain(`~ r-1.${own}: Open -> nothing\n`);
    expect(back.all.threats?.["r-1"]).toMatchObject({ [own]: "Open" });
    expect(back.all.recommendations?.["build-a-dyke"]).toMatchObject({ status: "implemented" });
    expect(back.preview).toContain("  - build-a-dyke: Build a dyke\n");
  });

  it("stays with both if its author has written one of them", async () => {
    const { all } = await again(plan, plan, (text) =>
      text.replace("x-register: R-1\n", "x-register: R-1\n    x-status: Open\n"),
    );
    expect(all.threats?.["r-1"]).toMatchObject({ "x-status": "Open" });
  });

  it.each([
    ["x-status: seen by the board", "x-status", "seen by the board"],
    ["x-cost: 7 for us", "x-cost", "7 for us"],
  ])("stays with the threat if its author has written it: %s", async (line, key, value) => {
    const empty = planned(ALL, "R-1,Flood,3,,,,", other);
    const { all, preview } = await again(empty, plan, (text) =>
      text.replace("x-register: R-1\n", `x-register: R-1\n    ${line}\n`),
    );
    expect(all.threats?.["r-1"]).toMatchObject({ [key]: value });
    expect(preview).toContain(`  = ${key}: r-1\n`);
  });

  it("is known from what authors add in the third year, too", async () => {
    const third = await again(
      without,
      without.replace(",Open", ",Closed").replace("R-1,Flood", "R-1,Floods"),
    );
    const existing = Source.of("file:///port.threat.yaml", third.text);
    const { text } = await imported(bytes(plan), { existing, beside: third.beside });
    expect(text).not.toMatch(/r-1:\n(?: {4}.*\n)* {4}x-(?:status|cost)/);
  });

  it.each([
    ["accepted", "Tolerate"],
    ["x-action-plan", "No action"],
  ])("takes away what was said instead of a plan: %s", async (key, word) => {
    const { all, preview } = await again(
      planned("Action plan", `R-1,Flood,3,${word}`, "R-2,Fire,2,Alarm"),
      planned("Action plan", "R-1,Flood,3,Build a dyke", "R-2,Fire,2,Alarm"),
    );
    expect(all.threats?.["r-1"]).not.toHaveProperty(key);
    expect(preview).toContain(`~ r-1.${key}: ${word} -> nothing\n`);
    expect(all.recommendations?.["build-a-dyke"]).toMatchObject({ addresses: "r-1" });
  });

  it("is named if the plan still has it, and the cell is empty", async () => {
    const { preview } = await again(plan, plan.replace(",Completed", ","));
    expect(preview).toContain("= build-a-dyke.status: implemented\n");
  });
});

describe("a value of a cell that another sort of value replaces", () => {
  const threat = (likelihood: string): string =>
    `Risk ID,Risk,Likelihood\nR-1,Flood,${likelihood}\nR-2,Fire,High\n`;
  const action = (due: string): string => `Action ID,Action,Due date\nA-1,Pumps,${due}\n`;

  it.each([
    [threat("25%"), threat("High"), "r-1.likelihood: percent: 25% -> high"],
    [action("2027-05-31"), action("18 months"), "a-1.horizon: before: 2027-05-31 -> 18 months"],
  ])("is changed: %s", async (before, now, line) => {
    const { preview } = await again(before, now);
    expect(preview).toContain(`Changed: 1 value\n  ~ ${line}\n`);
  });
});

describe("the threat of an action", () => {
  const actions = (threat: string): string =>
    `Action ID,Action,Risk ID,Due date\nA-1,Pumps,${threat},2027-01-01\n`;
  const register = "Risk ID,Risk,Likelihood\nR-1,Flood,3\nR-2,Fire,2\n";

  async function imports(...all: readonly string[]): Promise<Imported> {
    let result = await imported(bytes(register));
    const { beside } = result;
    for (const csv of all)
      result = await imported(bytes(csv), {
        existing: Source.of("file:///port.threat.yaml", result.text),
        beside,
      });
    return result;
  }

  it("that is no longer known gives way to its name, and several are named", async () => {
    const { preview } = await imports(actions("R-1"), actions("R-9"));
    expect(preview).toContain("~ a-1.addresses: r-1 -> nothing\n");
    const several = await imports(actions("R-1; R-2"), actions("R-9"));
    expect(several.preview).toContain("= a-1.addresses: r-1; r-2\n");
  });

  it("that is known now takes the place of its name", async () => {
    const { text } = await imports(actions("R-9"), actions("R-1"));
    expect(text).toContain("addresses: r-1\n");
    expect(text).not.toContain("x-threat");
  });
});

describe("what belongs to no item", () => {
  const register = 'Register of the port,\n,\nRisk,Likelihood\nFlood,3\nFire,2\n"Total: 2",\n';
  const rankings = "Priorities,,,\n,,,\nRanking,Holder,Rank,Entry\n2027,Navy,1,Flood\n2027,Navy,2,Fire\n";

  it("is kept when another file with a sheet of the same name is imported", async () => {
    const { all, preview, text } = await again(register, rankings);
    expect(all["x-import"]?.CSV).toMatchObject({ above: [["Register of the port"], ["Priorities"]] });
    expect(JSON.stringify(all["x-import"])).toContain("Total: 2");
    expect(preview).toContain("~ x-import.CSV: above: ");
    expect(preview).not.toContain("Register of the port ->");
    const existing = Source.of("file:///port.threat.yaml", text);
    expect((await imported(bytes(rankings), { existing })).text).toBe(text);
  });
});

describe("the title of a register", () => {
  const register = (year: string): string => `Risk register ${year},\n,\nRisk,Likelihood\nFlood,3\nFire,2\n`;

  it("is that of the next version if it is that of the earlier one", async () => {
    const { text, preview } = await again(register("2026"), register("2027"));
    expect(text).toContain("title: Risk register 2027\n");
    expect(preview).toContain("~ assessment.title: Risk register 2026 -> Risk register 2027\n");
  });

  it("stays if its author has written another one", async () => {
    const { text, preview } = await again(register("2026"), register("2027"), (before) =>
      before.replace("title: Risk register 2026", "title: The port"),
    );
    expect(text).toContain("title: The port\n");
    expect(preview).toContain("= assessment.title: The port\n");
  });
});

describe("the preview of an import", () => {
  const head = "Risk ID,Risk,Likelihood,Impact,Score,Cost,Due date";

  it("says what becomes of the cost and the due date without a plan, and why cells cannot be read", async () => {
    const { preview } = await imported(
      bytes(
        `${head}\nR-1,Flood,3,3,9,10,2027-13-45\nR-2,Fire,2,3,11,20,2027-02-30\nR-3,Theft,2,2,4,20,2027-03\n`,
      ),
    );
    expect(preview).toMatch(/Cost +-> +x-cost/);
    expect(preview).toMatch(/Due date +-> +x-horizon/);
    expect(preview).toContain("2027-13-45 (row 2) | 2027-02-30 (row 3)");
  });

  it("says that a score is not a level of the scale", async () => {
    const scored = (score: number): string => `${head}\nR-1,Flood,3,3,9,,\nR-2,Fire,2,3,${String(score)},,\n`;
    const { preview } = await again(scored(6), scored(11));
    expect(preview).toContain("11 is not a level of the scale. Check the number in the register.");
  });

  it("names the scores that are not the product of likelihood and impact", async () => {
    const scored = (score: string): string =>
      `${head}\nR-1,Flood,3,3,9,,\nR-2,Fire,2,3,${score},,\nR-3,Theft,2,2,4,,\n`;
    const { preview, text } = await imported(bytes(scored("11")));
    expect(text).toContain("risk: 11\n");
    expect(preview).toMatch(/1 cell of "Score" is not the product .*: 11 ≠ 2 × 3 \(row 3\)\n/);
    for (const score of ["6", "", "high"])
      expect((await imported(bytes(scored(score)))).preview).not.toContain("the product");
    // Ratings from 1 to 5 are no products.
    const rated = `${head}\nR-1,Flood,3,3,3,,\nR-2,Fire,2,1,2,,\nR-3,Theft,2,2,2,,\n`;
    expect((await imported(bytes(rated))).preview).not.toContain("the product");
  });

  it("names new items with their titles", async () => {
    const first = "Risk ID,Risk,Likelihood\nR-1,Flood,3\n";
    const { preview } = await again(first, `${first}R-2,Fire,2\n`);
    expect(preview).toContain("  + r-2: Fire\n");
  });
});
