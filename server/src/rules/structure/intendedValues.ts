/**
 * Converts numbers, percentages and booleans, as people write them in English and Spanish, to the format's
 * notation.
 */
import type { Schema } from "../../format/schema.ts";

/** Returns the boolean that a text means; `undefined` if it means none. */
export function intendedBoolean(text: string): boolean | undefined {
  if (/^(?:true|yes|y|on|sí|si|verdadero|x)$/iu.test(text.trim())) return true;
  return /^(?:false|no|n|off|falso)$/iu.test(text.trim()) ? false : undefined;
}

/** Returns the number that a text means; `undefined` if it means none, or is ambiguous. */
export function intendedNumber(text: string, kind: "whole" | "decimal"): number | undefined {
  const bare = text
    .trim()
    .replace(/^(?:n\s*=\s*|±\s*|\+\/-\s*|#)/iu, "")
    .replace(/(?:(?<!\s)\s+)?(?:%|percent|per cent|por ciento|points|puntos|pp|º|ª|\.º|st|nd|rd|th)$/iu, "");
  const number = thousands(bare) ?? decimal(bare);
  if (number === undefined || (kind === "whole" && !Number.isInteger(number))) return undefined;
  return number;
}

/** Parses "1,200", "1.200" and "1 200". */
function thousands(text: string): number | undefined {
  return /^\d{1,3}(?:([,.\u00A0\u2009\u202F ])\d{3})(?:\1\d{3})*$/u.test(text)
    ? Number(text.replace(/\D/g, ""))
    : undefined;
}

/** Parses "4", "4.5" and "4,5". */
function decimal(text: string): number | undefined {
  return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
}

const WORD = /(?:(?<!\s)\s+)?(?:percent|per cent|pct\.?|por ciento|por cien)$/iu;
const RANGE =
  /^(?:(?:between|entre|from|de|del)\s+)?([\d.,]{1,30})\s{0,9}%?\s{0,9}(?:to|and|a|al|y|-|–|—|\.\.)\s{0,9}([\d.,]{1,30})\s{0,9}%?$/iu;
const ONE = /^([\d.,]+)\s*%?$/;

/** Whether a schema takes percentages. */
export function isPercentage({ pattern }: Schema): boolean {
  return pattern?.endsWith("%$") === true;
}

/** Returns the percentage that a text means, if it is in another notation than the schema requires. */
export function percentMeant(text: string, schema: Schema): string | undefined {
  const { pattern = "" } = schema;
  if (!isPercentage(schema)) return undefined;
  const value = intendedPercent(text, pattern.includes("–"));
  // eslint-disable-next-line patterns/no-pattern-of-text -- The schemas are our own.
  return value !== undefined && new RegExp(pattern, "u").test(value) ? value : undefined;
}

/** Returns a percentage in the format's notation, or a range of percentages if the key allows one. */
export function intendedPercent(written: string, mayBeRange: boolean): string | undefined {
  const text = written.trim().replace(WORD, "%");
  const one = ONE.exec(text)?.[1];
  if (one !== undefined) {
    // Fixes a decimal comma, or adds a missing percent sign.
    const isPercent = text.endsWith("%");
    const value = isPercent ? plain(one) : share(one);
    return value === undefined ? undefined : `${value}${/\s%$/.test(text) ? " " : ""}%`;
  }
  const [, from, to] = RANGE.exec(text) ?? [];
  if (!mayBeRange || from === undefined || to === undefined) return undefined;
  const ends = text.includes("%") ? [plain(from), plain(to)] : [share(from), share(to)];
  const [low, high] = ends;
  return low === undefined || high === undefined ? undefined : `${low}-${high}%`;
}

function plain(text: string): string | undefined {
  return /^\d+(?:[.,]\d+)?$/.test(text) ? text.replace(",", ".") : undefined;
}

/** Parses a number without a percent sign. A decimal below one is a fraction; 1 itself is ambiguous. */
function share(text: string): string | undefined {
  const number = plain(text);
  if (number === undefined || Number(number) === 1) return undefined;
  if (!/^0\.\d/.test(number)) return Number(number) <= 100 ? number : undefined;
  return String(Number((Number(number) * 100).toFixed(6)));
}
