/** Tests that EDTF dates are written in words, in English and Spanish. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "@vscode/l10n";
import { afterEach, describe, expect, it } from "vitest";
import { dateInWords, yearInWords } from "../../server/src/language/date.ts";
import { projectRoot } from "../../scripts/root.ts";
import { fc } from "../property.ts";

afterEach(() => {
  config({ contents: {} });
});

function inSpanish(): void {
  config({ contents: readFileSync(join(projectRoot, "l10n/bundle.l10n.es.json"), "utf8") });
}

/** Examples of the specification and further ones: EDTF, English, Spanish. */
const dates: readonly (readonly [edtf: string, english: string, spanish: string])[] = [
  // Level 0: dates, dates with a time, and intervals.
  ["1985-04-12", "April 12, 1985", "12 de abril de 1985"],
  ["1985-04", "April 1985", "abril de 1985"],
  ["1985", "1985", "1985"],
  ["0985", "985", "985"],
  ["1985-04-12T23:20:30", "April 12, 1985, 23:20:30", "12 de abril de 1985, 23:20:30"],
  ["1985-04-12T23:20:30Z", "April 12, 1985, 23:20:30 UTC", "12 de abril de 1985, 23:20:30 UTC"],
  ["1985-04-12T23:20:30-04", "April 12, 1985, 23:20:30 UTC-04", "12 de abril de 1985, 23:20:30 UTC-04"],
  ["1985-04-12T23:20+04:30", "April 12, 1985, 23:20 UTC+04:30", "12 de abril de 1985, 23:20 UTC+04:30"],
  ["1964/2008", "1964–2008", "1964–2008"],
  ["2004-06/2006-08", "June 2004 – August 2006", "junio de 2004 – agosto de 2006"],
  ["2004-06/2004-08", "June – August 2004", "junio–agosto de 2004"],
  [
    "2004-02-01/2005-02-08",
    "February 1, 2004 – February 8, 2005",
    "1 de febrero de 2004 – 8 de febrero de 2005",
  ],
  ["2004-02-01/2004-02-08", "February 1 – 8, 2004", "1–8 de febrero de 2004"],
  ["2004-02-01/2005-02", "February 1, 2004 – February 2005", "1 de febrero de 2004 – febrero de 2005"],
  ["2004-02-01/2005", "February 1, 2004 – 2005", "1 de febrero de 2004 – 2005"],
  ["2005/2006-02", "2005 – February 2006", "2005 – febrero de 2006"],
  ["2006-02/2006-02", "February 2006 – February 2006", "febrero de 2006 – febrero de 2006"],
  // Level 1: years with a letter, and seasons.
  ["Y170000002", "170000002", "170000002"],
  ["Y-170000002", "170000003 BC", "170000003 a. C."],
  ["2001-21", "spring 2001", "primavera de 2001"],
  ["2001-22", "summer 2001", "verano de 2001"],
  ["2001-23", "autumn 2001", "otoño de 2001"],
  ["2001-24", "winter 2001", "invierno de 2001"],
  ["2001-22/2002-06", "summer 2001 – June 2002", "verano de 2001 – junio de 2002"],
  // Uncertain and approximate dates.
  ["1984?", "perhaps 1984", "quizá 1984"],
  ["1850~", "around 1850", "hacia 1850"],
  ["2004-06~", "around June 2004", "hacia junio de 2004"],
  ["2004-06-11~", "around June 11, 2004", "hacia el 11 de junio de 2004"],
  ["2004-06-11%", "perhaps around June 11, 2004", "quizá hacia el 11 de junio de 2004"],
  ["2001-21%", "perhaps around spring 2001", "quizá hacia primavera de 2001"],
  ["1984~/2004-06", "around 1984 – June 2004", "hacia 1984 – junio de 2004"],
  ["1850~/1860~", "around 1850–1860", "hacia 1850–1860"],
  ["1984/2004?", "1984 – perhaps 2004", "1984 – quizá 2004"],
  // Unknown digits.
  ["201X", "the 2010s", "la década de 2010"],
  ["20XX", "2000–2099", "2000–2099"],
  ["2004-XX", "2004", "2004"],
  ["1985-04-XX", "April 1985", "abril de 1985"],
  ["1985-XX-XX", "1985", "1985"],
  ["199X/201X", "the 1990s – the 2010s", "la década de 1990 – la década de 2010"],
  // Open and unknown ends of intervals.
  ["1985-04-12/..", "from April 12, 1985 on", "desde el 12 de abril de 1985"],
  ["1985-04/..", "from April 1985 on", "desde abril de 1985"],
  ["1985/..", "from 1985 on", "desde 1985"],
  ["../1985-04-12", "until April 12, 1985", "hasta el 12 de abril de 1985"],
  ["../2000", "until 2000", "hasta 2000"],
  ["../2000~", "until around 2000", "hasta hacia 2000"],
  ["1985-04-12/", "April 12, 1985 – unknown", "12 de abril de 1985 – desconocido"],
  ["/1985", "unknown – 1985", "desconocido – 1985"],
  // Years BC, counted from 0.
  ["-1985", "1986 BC", "1986 a. C."],
  ["0000", "1 BC", "1 a. C."],
  ["-0043-03-15", "March 15, 44 BC", "15 de marzo de 44 a. C."],
];

describe("an EDTF date", () => {
  it.each(dates)("%s is “%s” in English", (edtf, english) => {
    expect(dateInWords(edtf)).toBe(english);
  });

  it.each(dates)("%s, in English “%s”, is “%s” in Spanish", (edtf, _, spanish) => {
    inSpanish();
    expect(dateInWords(edtf)).toBe(spanish);
  });

  it("contains no EDTF notation in words", () => {
    const code = /\d{4}-\d\d|[~%]|\.\.|X|Y\d/;
    expect(dates.flatMap(([edtf]) => (code.test(dateInWords(edtf)) ? [edtf] : []))).toEqual([]);
  });
});

describe("a text that is not an EDTF date", () => {
  it.each([
    "",
    "in press",
    "Summer of 2001",
    "2001-13",
    "2001-02-30",
    "2001-00",
    "2001-22-03",
    "1990/1995/2000",
    "../..",
    "/",
    "..",
    "1990/x",
    "x/1990",
  ])("stays unchanged: %j", (text) => {
    expect(dateInWords(text)).toBe(text);
  });

  it("never causes an error", () => {
    const sign = fc.constantFrom(...Array.from("0123456789-/.~?%XYTZ: "));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
        expect(dateInWords(signs.join(""))).toEqual(expect.any(String));
        expect(yearInWords(signs.join(""))).toEqual(expect.any(String));
      }),
    );
  });
});

describe("the year of a short citation", () => {
  it.each([
    ["2001-05-03", "2001"],
    ["1850~", "1850"],
    ["1990-05/1995", "1990–1995"],
    ["2001-05/2001-09", "2001"],
    ["201X", "the 2010s"],
    ["../2000-05", "until 2000"],
    ["-0043-03-15", "44 BC"],
    ["Summer of 2001", "2001"],
    ["in press", "in press"],
  ])("of %s is %s", (edtf, year) => {
    expect(yearInWords(edtf)).toBe(year);
  });
});
