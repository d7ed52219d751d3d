/** Tests what the formats of cells show beside their numbers. */
import { describe, expect, it } from "vitest";
import {
  isPercentFormat,
  shownDate,
  unitOfFormat,
} from "../../server/src/registers/workbook/numberFormats.ts";

describe("the format of a cell", () => {
  it.each([
    ['#,##0 "€"', "€"],
    ["#,##0\\ [$€-1]", "€"],
    ["[$$-80A]#,##0.00;[RED]-[$$-80A]#,##0.00", "$"],
    ['"USD "#,##0', "USD"],
    ["$#,##0", "$"],
    ['0" meses"', "meses"],
    ["General", undefined],
    ["#,##0.00", undefined],
    ["0%", undefined],
    ['0" (est.)"', undefined],
    ['0.0,,"M"', undefined],
    ['#,##0,\\ "k€"', undefined],
    ["[$€-C0A]\\ #,##0.0,,;-#,##0.0,,", undefined],
    ['#,##0\\ "k€"', "k€"],
    ['"T-"00', undefined],
    ['"H-"000', undefined],
    ['_-"S/"\\ * #,##0.00_-', "S/"],
    [undefined, undefined],
  ])("shows what a number is in: %s", (format, unit) => {
    expect(unitOfFormat(format)?.unit).toBe(unit);
  });

  it.each([
    ["dd/mm/yyyy", "2027-03-01"],
    ["mmm-yy", "2027-03"],
    ["[$-C0A]mmmm\\ yyyy", "2027-03"],
    ["yyyy", "2027"],
    ["d-mmm", "2027-03-01"],
    ["General", "2027-03-01"],
    [undefined, "2027-03-01"],
  ])("shows how much of a date is known: %s", (format, text) => {
    expect(shownDate(new Date("2027-03-01T00:00:00Z"), format)).toBe(text);
  });

  it("shows a time of the day alone", () => {
    expect(shownDate(new Date("1899-12-30T14:30:00Z"), "h:mm")).toBe("14:30");
  });

  it.each([
    ["0%", true],
    ['0"%"', false],
  ])("shows percentages: %s", (format, isPercent) => {
    expect(isPercentFormat(format)).toBe(isPercent);
  });
});
