/** Reads numbers as authors write them in sentences. */

/** Groups of three digits behind one kind of separator, or as in India: "40.000", "1,250,000", "12,50,000". */
const GROUPED = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{2,3})*,\d{3})$/;
/** Decimals, with or without groups before them: "12.5", "0,25", "1.250.000,50". */
const DECIMAL = /^(?:(\d+)|([1-9]\d{0,2}(?:\.\d{3})+)(?=,)|([1-9]\d{0,2}(?:,\d{3})+)(?=\.))[.,](\d+)$/;

/** Reads figures with a decimal point or a comma, or with groups of digits: "1,250,000", "1 250 000", "40.000", "0.5"; otherwise `NaN`. */
export function readNumber(figures: string): number {
  const plain = figures.replace(/(?<=\d)['’\s](?=\d{3}(?!\d))/g, "");
  if (GROUPED.test(plain)) return Number(plain.replace(/\D/g, ""));
  const [, alone, points, commas, decimals = ""] = DECIMAL.exec(plain) ?? [];
  const whole = alone ?? points ?? commas;
  if (whole !== undefined) return Number(`${whole.replace(/\D/g, "")}.${decimals}`);
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
}
