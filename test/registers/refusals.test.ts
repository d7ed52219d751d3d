/** Tests files that are not registers, and texts in the encodings and with the separators of spreadsheets. */
import { describe, expect, it } from "vitest";
import { zipSync } from "fflate";
import { tableText } from "../../server/src/registers/workbook/tableText.ts";
import { importRegister } from "../../server/src/registers/importRegister.ts";
import { isRefusal } from "../../server/src/registers/workbook/workbook.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { contextFor, imported, refusalFor, importedTexts } from "./imports.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function utf16(content: string, order: "le" | "be"): Uint8Array {
  const bytes = Array.from(`\uFEFF${content}`, (each) => each.charCodeAt(0)).flatMap((code) => {
    return order === "le" ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
  return new Uint8Array(bytes);
}

const CSV =
  "Código;Amenaza;Probabilidad;Impacto;Responsable\nA-1;Inundación;2,5;Año;Peña\nA-2;Fuego;3;Año;Peña\n";

describe("a file that is not a register", () => {
  it.each([
    ["empty", new Uint8Array(0), "The file is empty."],
    ["without content", text("\n;;\n"), "No cell of the file has any content."],
    ["binary", new Uint8Array([1, 2, 0, 4, 5, 0, 0, 1, 9]), "The file is neither a workbook"],
    ["of one column", text("Flood\nFire\nTheft\n"), "The file has only one column."],
    [
      "prose",
      text("A report, with commas, in its text.\nAnd a second line, without any register."),
      "The file has no register",
    ],
    [
      "of Excel 97",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "The file is in the format of Excel 97",
    ],
    [
      "encrypted",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...utf16("EncryptedPackage", "le").subarray(2)]),
      "The workbook is encrypted.",
    ],
    ["damaged", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3, 4]), "The workbook is damaged."],
    ["a PDF", text("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"), "This is a PDF, not a workbook."],
    ["another zip", zipSync({ "a.txt": text("a") }), "The file is neither a workbook"],
    ["of OpenDocument", zipSync({ "content.xml": text("<a/>") }), "The file is an OpenDocument spreadsheet"],
    ["too large", new Uint8Array(20_000_001), "The file is larger than 20 MB."],
    [
      "too long",
      text(`Risk;Likelihood\n${"Flood;3\n".repeat(50_000)}`),
      'The sheet "CSV" has more than 5,000 rows below its headings.',
    ],
    [
      "too wide",
      text(`Risk;Likelihood${";x".repeat(500)}\nFlood;3${";y".repeat(500)}\n`),
      'The sheet "CSV" has more than 300 columns.',
    ],
  ])("is refused with a sentence: %s", async (_, bytes, sentence) => {
    expect(await refusalFor(bytes)).toContain(sentence);
  });

  it("is refused before it is opened if it is a zip bomb", async () => {
    const bomb = zipSync({
      "xl/workbook.xml": text("<workbook/>"),
      "xl/worksheets/sheet1.xml": new Uint8Array(210_000_000),
    });
    // Whoever opens it finds that it is damaged.
    bomb.fill(0xff, 1000, 2000);
    expect(await refusalFor(bomb)).toBe("The workbook would need more than 200 MB. It was not opened.");
  });
});

describe("a file that is not an assessment", () => {
  it.each([
    ["a scale", "file:///a.scale.yaml", "scale: 1\nterms: [low, high]\n", "is not an assessment"],
    ["a taxonomy", "file:///a.taxonomy.yaml", "taxonomy: 1\n", "is not an assessment"],
    ["of another program", "file:///a.yaml", "services:\n  web: {image: x}\n", "is not an assessment"],
    ["empty", "file:///a.yaml", "", "imported: "],
    ["begun", "file:///a.yaml", "title: Port\n", "imported: "],
  ])("is left as it is: %s", async (_, uri, content, sentence) => {
    const existing = Source.of(uri, content);
    const found = await importRegister(text(CSV), contextFor({ existing }));
    expect(isRefusal(found) ? found.refusal : `imported: ${found.text}`).toContain(sentence);
  });
});

describe("a text with separators", () => {
  it.each([
    ["UTF-8", text(CSV)],
    ["UTF-8 with a mark", text(`\uFEFF${CSV}`)],
    ["UTF-16, little-endian", utf16(CSV, "le")],
    ["UTF-16, big-endian", utf16(CSV, "be")],
    ["Windows-1252", Uint8Array.from(CSV, (each) => each.charCodeAt(0))],
    ["commas", text(CSV.replaceAll(",", "‚").replaceAll(";", ",").replaceAll("‚", "."))],
    ["tabs", text(CSV.replaceAll(";", "\t"))],
    ["a line that names the separator", text(`sep=;\r\n${CSV}`)],
  ])("is read: %s", async (_, bytes) => {
    const found = importedTexts(await imported(bytes));
    for (const each of ["Inundación", "Fuego", "Año", "Peña"]) expect(found).toContain(each);
  });
});

describe("a text in Windows-1252", () => {
  // Source: https://encoding.spec.whatwg.org/index-windows-1252.txt; the five bytes that it leaves out are control characters.
  const CHARACTERS =
    "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ" +
    String.fromCharCode(...Array.from({ length: 96 }, (_, at) => 0xa0 + at));

  it("is read byte by byte as the standard says", () => {
    expect(tableText(Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at))).toEqual({ text: CHARACTERS });
  });
});

it.each([
  "Media manipulation",
  "Total blackout of the grid",
  "Media tensión sin servicio",
  "Totalitarian neighbour",
  "Total loss of 3 cranes",
  "Average speed of ships falls",
  "Suma de errores",
  "Media: false reports",
])("a row whose title begins with a word for totals is an entry: %s", async (title) => {
  const { register, preview } = await imported(text(`Risk;Likelihood;Impact\nFlood;3;4\n${title};2;5\n`));
  expect(register.items.map(({ content }) => content.get("title"))).toEqual(["Flood", title]);
  expect(preview).not.toContain("Row 3");
});

it.each([
  "Total",
  "TOTAL:",
  "Subtotal 12",
  "Grand total",
  "Totales",
  "Total risks: 12",
  "Promedio",
  "Suma",
  "Media",
])("a row of totals belongs to no item, and the preview names its number: %s", async (label) => {
  const { register, preview } = await imported(
    text(`Risk;Likelihood;Impact\nFlood;3;4\n${label};2,5;5\nFire;1;1\n`),
  );
  expect(register.items.map(({ content }) => content.get("title"))).toEqual(["Flood", "Fire"]);
  expect(preview).toContain(`    Row 3: ${label} | 2,5 | 5\n`);
});

it("does not take the media for an average", async () => {
  const { register } = await imported(
    text("Actor;Kind;Description\nPolice;agency;Ours\nMedia;other;Press\n"),
  );
  expect(register.items.map(({ content }) => content.get("title"))).toEqual(["Police", "Media"]);
});
