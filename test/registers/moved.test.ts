/** Tests that a value of a register is in one place only: under the key of the format, or under the key of one's own. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Source } from "../../server/src/syntax/source.ts";
import { imported } from "./imports.ts";

const bytes = (csv: string): Uint8Array => new TextEncoder().encode(csv);

type Assessment = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function again(
  first: string,
  second: string,
  edit: (text: string) => string = (text) => text,
): Promise<{ all: Assessment; text: string; preview: string }> {
  const { text, beside } = await imported(bytes(first));
  const existing = Source.of("file:///port.threat.yaml", edit(text));
  const after = await imported(bytes(second), { existing, beside });
  return { ...after, all: parse(after.text) as Assessment };
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
