/** Tests the import into an assessment that exists: ids stay, and so does what its authors have added. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "../../scripts/root.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { importRegister } from "../../server/src/registers/importRegister.ts";
import { IMPORTED_SECTIONS } from "../../server/src/registers/items/known.ts";
import { dateIn } from "../../server/src/registers/cells/registerDates.ts";
import { isRefusal } from "../../server/src/registers/workbook/workbook.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { LANGUAGES, imported } from "./imports.ts";

const RIVER_PORT = pathToFileURL(
  join(projectRoot, "examples", "river-port-register", "register.threat.yaml"),
).toString();

const bytes = (csv: string): Uint8Array => new TextEncoder().encode(csv);

const FIRST = `Risk ID;Risk;Likelihood;Impact;Owner;Existing controls;Code
R-1;Flood;3;4;Engineering;Barriers;a
R-2;Fire;2;5;Safety;;b
R-3;Theft;1;1;Security;Guards;c
`;

const EDITED = `# The register of the port.
assessment: 1
title: Port
scales: { likelihood: ./port-likelihood.scale.yaml, impact: ./port-impact.scale.yaml }
actors:
  safety: { name: Safety }
  engineering: { name: Engineering, kind: agency }
  security: { name: Security }
threats:
  # Fire first: the board wants it so.
  r-2:
    title: Fire
    likelihood: { term: 2, within: 2 years } # agreed in May
    impact: 5
    owner: safety
    x-register: R-2
    x-code: b
  flood-north-quay:
    title: Flood
    description: |
      Our own words
      on two lines.
    likelihood: 3
    impact: &high 4
    owner: engineering
    controls:
      - text: Barriers
        effectiveness: partly-effective
    x-code: a
    x-register: R-1
  r-3: { title: Theft, likelihood: 1, impact: *high, owner: security, controls: [Guards], x-code: c, x-register: R-3 }
`;

const SECOND = `Risk ID;Risk;Likelihood;Impact;Owner;Existing controls;Code
R-1;Flood of the quay;4;5;Engineering;"Barriers
Pumps";a
R-2;Fire;3;5;Safety;;b2
R-4;Strike;2;2;Unions;;d
`;

async function updated(csv: string, text = EDITED): Promise<{ text: string; preview: string }> {
  const { beside } = await imported(bytes(FIRST));
  return imported(bytes(csv), { existing: Source.of("file:///port.threat.yaml", text), beside });
}

describe("the import into an existing assessment", () => {
  it("changes nothing if the register says the same", async () => {
    expect((await updated(FIRST)).text).toBe(EDITED);
  });

  it("changes what the register says, keeps the rest, and adds what is new", async () => {
    const { text } = await updated(SECOND);
    expect(text).toBe(`# The register of the port.
assessment: 1
title: Port
scales: { likelihood: ./port-likelihood.scale.yaml, impact: ./port-impact.scale.yaml }
actors:
  safety: { name: Safety }
  engineering: { name: Engineering, kind: agency }
  security: { name: Security }
  unions:
    name: Unions
threats:
  # Fire first: the board wants it so.
  r-2:
    title: Fire
    likelihood: { term: 3, within: 2 years } # agreed in May
    impact: 5
    owner: safety
    x-register: R-2
    x-code: b2
  flood-north-quay:
    title: Flood of the quay
    description: |
      Our own words
      on two lines.
    likelihood: 4
    impact: &high 5
    owner: engineering
    controls:
      - text: Barriers
        effectiveness: partly-effective
      - Pumps
    x-code: a
    x-register: R-1
  r-3: { title: Theft, likelihood: 1, impact: *high, owner: security, controls: [Guards], x-code: c, x-register: R-3 }
  r-4:
    title: Strike
    likelihood: 2
    impact: 2
    owner: unions
    x-code: d
    x-register: R-4
`);
  });

  it("says what is new, what has changed, and what is gone", async () => {
    const { preview } = await updated(SECOND);
    expect(preview).toContain("+ r-4");
    expect(preview).toContain("~ flood-north-quay.title: Flood -> Flood of the quay");
    expect(preview).toContain("~ r-2.likelihood.term: 2 -> 3");
    expect(preview).toContain("No longer in the register, and kept in the assessment: 1 item\n  - r-3");
  });

  it("leaves what it cannot change safely, and says so", async () => {
    const csv = FIRST.replace("R-3;Theft;1;1", "R-3;Theft;1;2");
    const { text, preview } = await updated(csv);
    expect(text).toBe(EDITED);
    expect(preview).toContain(
      "Not changed, because it cannot be done safely. Change it yourself:\n  ! r-3.impact",
    );
  });

  it("says what stays although the register no longer says it", async () => {
    const csv = FIRST.replace("Barriers", "Pumps")
      .replace("2;5;Safety;;b", "TBC;5;;;b")
      .replace(";Code", ";Kode");
    const { text, preview } = await updated(csv);
    expect(text).toContain("- Pumps");
    expect(preview).toContain(`Changed: 5 values
  ~ flood-north-quay.x-kode: a
  ~ flood-north-quay.controls: + Pumps
`);
    expect(preview).toContain(`Kept, although the register does not say it: 3 values
  = flood-north-quay.controls: text: Barriers, effectiveness: partly-effective
  = r-2.likelihood: term: 2, within: 2 years
  = r-2.owner: safety
1 key is kept that the register no longer says. Take away what it says now under another key:
  = x-code: r-2, flood-north-quay, r-3
`);
  });

  it("names what matches no threat, and rows without a title, with their rows", async () => {
    const actions =
      "Action ID;Action;Risk ID;Due date\nA-1;Pumps;R-1;2027-01-01\nA-2;Guards;R-8;2027-01-01\n";
    const { text, preview } = await updated(actions);
    expect(text).toContain("addresses: flood-north-quay");
    expect(preview).toContain("1 name is that of no threat. It is kept under x-threat: R-8 (row 3)");
    expect((await updated(FIRST.replace("R-2;Fire", "R-2;"))).preview).toContain(
      "1 row has no title. Write it in the register: R-2 (row 3)",
    );
  });

  it("says which risk no longer fits its likelihood and impact", async () => {
    const scored = EDITED.replace("    impact: 5\n", "    impact: 5\n    risk: 10\n");
    const csv = FIRST.replace("R-2;Fire;2;5", "R-2;Fire;4;5");
    expect((await updated(FIRST, scored)).preview).not.toContain("Check it");
    expect((await updated(csv, scored)).preview).toContain(
      "The likelihood or the impact has changed, and the risk next to it has not. Check it:\n  ? r-2.risk: 10\n",
    );
  });

  it("finds a row by its title if the register has no ids", async () => {
    const first = await imported(bytes("Threat,Likelihood,Impact\nFlood,3,4\nFire,2,2\n"));
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const again = await imported(bytes("Threat,Likelihood,Impact\nFire,3,2\nFlood,3,4\n"), {
      existing,
      beside: first.beside,
    });
    expect(again.text).toBe(first.text.replace("likelihood: 2", "likelihood: 3"));
  });
});

describe("a workbook that a report has written", () => {
  const exported = async (text: string, library: Library): Promise<Uint8Array> => {
    const [assessment] = assessmentsOf(Source.of(RIVER_PORT, text), library);
    return writeXlsx(assessment ? tablesOf(assessment) : []);
  };
  const imports = async (register: Uint8Array, text: string, library: Library): Promise<string> => {
    const into = { library, languages: LANGUAGES, name: "port", given: new Map(), saved: new Map() };
    const found = await importRegister(register, { ...into, existing: Source.of(RIVER_PORT, text) });
    return isRefusal(found) ? found.refusal : found.text;
  };
  const idsIn = (text: string): unknown => {
    const content = parse(text) as Readonly<Record<string, object | undefined>>;
    return IMPORTED_SECTIONS.map((section) => Object.keys(content[section] ?? {}));
  };

  it("adds no item and no entry of a ranking to its own assessment", async () => {
    const library = new Library(new Disk());
    const text = readFileSync(fileURLToPath(RIVER_PORT), "utf8");
    const after = await imports(await exported(text, library), text, library);
    expect(idsIn(after)).toEqual(idsIn(text));
    const rankings = (written: string): unknown[] =>
      Object.values((parse(written) as { rankings: Record<string, { order: unknown }> }).rankings).map(
        ({ order }) => order,
      );
    expect(rankings(after)).toEqual(rankings(text));
    expect(after).not.toContain("x-horizon");
  });

  it("finds the items that came from a register by their own ids", async () => {
    const library = new Library(new Disk());
    const { text } = await imported(bytes("Risk ID;Risk;Trend\nR-01;Flood;rising\nR-02;Fire;stable\n"));
    const after = await imports(await exported(text, library), text, library);
    expect(idsIn(after)).toEqual(idsIn(text));
  });
});

it.each([
  ["by June 30, 2027", "2027-06-30"],
  ["June 30, 2027", "2027-06-30"],
  ["by June 2027", "2027-06"],
  ["by 2027", "2027"],
  ["hasta el 30 de junio de 2027", "2027-06-30"],
])("the date %s of a report is read as %s", (written, date) => {
  expect(dateIn(written)).toBe(date);
});

it("changes a register of thousands of rows in bounded time", async () => {
  const table = (impact: number): Uint8Array => {
    const rows = Array.from(
      { length: 4000 },
      (_, row) =>
        `R-${String(row)},Threat ${String(row)},${String(1 + (row % 5))},${String(impact)},Text ${String(row)}`,
    );
    return new TextEncoder().encode(["Risk ID,Risk,Likelihood,Impact,Department", ...rows].join("\n"));
  };
  const first = await imported(table(3));
  const existing = Source.of("file:///port.threat.yaml", first.text);
  const again = await imported(table(3), { existing, beside: first.beside });
  expect(again.text).toBe(first.text);
  expect((await imported(table(2), { existing, beside: first.beside })).preview).toContain(
    "Changed: 4,000 values",
  );
}, 60_000);

describe("a ranking in a file of its own", () => {
  it("names the threats of the assessment by their ids in the register, and says what it does not know", async () => {
    const first = await imported(bytes(FIRST));
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const ranking = `Rank;Risk ID;Holder
1;R-2;Police
2;R-999;Police
3;R-1;Police
1;Theft;Board
2;R-1;Board
`;
    const { text, preview } = await imported(bytes(ranking), { existing, beside: first.beside });
    expect(text).toContain("order: [r-2, {label: R-999}, r-1]");
    expect(text).toContain("order: [r-3, r-1]");
    expect(preview).not.toContain("No longer in the register");
    expect(preview).toContain(
      "1 entry names no threat that is known. It is kept with the name in the register: R-999",
    );
  });
});

it.each([
  ["↑", "rising"],
  ["▼", "falling"],
  ["→", "stable"],
  ["increasing", "rising"],
  ["Worsening", "rising"],
  ["A la baja", "falling"],
  ["En aumento", "rising"],
  ["Estable", "stable"],
])("the trend %s is %s", async (written, trend) => {
  const { text } = await imported(bytes(`Risk ID;Risk;Impact;Trend\nR-1;Flood;3;${written}\n`));
  expect(text).toContain(`trend: ${trend}`);
});
