/**
 * Tests values of every type in every place of the schemas where they are allowed: dates, percentages and numbers.
 * A wrong value is reported at the very word, and a right one is not.
 */
import { expect, it } from "vitest";
import type { Kind } from "../../server/src/format/kind.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { allows, itemOf, propertyOf, schemas } from "../../server/src/format/schema.ts";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";

/** The rules that report what is written, whatever else the document says. */
const active = rules
  .filter(({ id }) => ["no-wrong-value", "use-iso-date"].includes(id))
  .map((rule) => asActive(rule));

interface Values {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const DATES: Values = {
  right: [
    ...["2005", "2005-01", "2005-01-25", "2004-02-29", "1846/1848", "2004-07-09/2004-07-19", "2004/.."],
    ...["192X", "19XX", "2004-XX", "2004-1X", "2004-06-XX", "1850~", "2004?", "2004-06-11%", "2001-21"],
    ...["2001-33", "2004-06~-11", '"?2004-06-~11"', "1950S2", "Y-170000002", "Y3388E2S3"],
    ...['"[1667, 1668, 1670..1672]"', '"{1960, 1961-12}"', '"[..1760-12-03]"', '"0476"'],
  ],
  wrong: [
    ...["2026-02-30", "2026-04-31", "2005-02-29", "2004-02-28/2004-02-30", "20260930", "20250", "205", "50"],
    ...["2005-13", "2005-00-10", "2005-01-32", "last winter", "192Y", "2005-1-1", "25/01/2005", "123456"],
  ],
};

const PERCENTAGES: Values = {
  right: ["89%", "0%", "100%", "12.5 %", "100.0%", "0.4%"],
  wrong: ["140%", "100.1%", "-3%", '"60,5 %"', "55", "many", "12..5%", "1000%"],
};

const RANGES: Values = {
  right: [...PERCENTAGES.right, "55-80%", "5 – 10 %"],
  wrong: [...PERCENTAGES.wrong, "60-40%", "90-140%"],
};

const WHOLE: Values = {
  right: ["7", "1500"],
  wrong: ["-5", "1200.5", '"1.200,5"', "a few", "-0.5"],
};

const NUMBERS: Values = {
  right: ["7", "2.5"],
  wrong: ["-3", "a few", '"4,5"'],
};

/** Numbers or texts of any kind, such as the volume of a journal. */
const LABELS: Values = { right: ["7", "front page", '"2.1"'], wrong: ["-3"] };

/** Lengths of time, in which a number alone is a year. */
const PERIODS: Values = { right: ["2027", "5 years", "2027/2036"], wrong: ["2", "20270", "-2027", "2.5"] };

interface Place {
  readonly kind: Kind;
  readonly path: readonly string[];
  readonly schema: Schema;
}

const places = (Object.keys(nameFor) as Kind[]).flatMap((kind) => placesIn(kind));

/** Finds a place for each value of the schemas that is a date, a percentage or a number. */
function placesIn(kind: Kind): Place[] {
  const found: Place[] = [];
  const seen = new Set<Schema>();
  const visit = (schema: Schema, path: readonly string[]): void => {
    if (valuesFor(schema)) found.push({ kind, path, schema });
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const key of Object.keys(schema.properties ?? {})) {
      const own = propertyOf(schema, key);
      if (own) visit(own, [...path, key]);
    }
    const other = schema.additionalProperties;
    if (typeof other === "object") visit(propertyOf(schema, "some-key") ?? {}, [...path, "some-key"]);
    const items = itemOf(schema);
    if (items) visit(items, [...path, "-"]);
  };
  visit(schemas[kind], []);
  return found;
}

function valuesFor(schema: Schema): Values | undefined {
  const { format, pattern, const: constant, "x-scale": scale } = schema;
  if (constant !== undefined || scale !== undefined) return undefined;
  if (format === "edtf") return DATES;
  if (pattern?.includes("100") === true) return pattern.includes("–") ? RANGES : PERCENTAGES;
  const isNumber = allows(schema, "number") || allows(schema, "integer");
  if (schema.type === undefined || !isNumber) return undefined;
  if (schema.minimum === undefined && schema.exclusiveMinimum === undefined) return undefined;
  if (schema.maximum === 9999) return PERIODS;
  if (allows(schema, "string")) return LABELS;
  return allows(schema, "number") ? NUMBERS : WHOLE;
}

it.each(places.map((place) => [`${place.kind} ${place.path.join(".")}`, place] as const))(
  "reports wrong values of %s and no others",
  (_, place) => {
    const { right, wrong } = valuesFor(place.schema) ?? { right: [], wrong: [] };
    const reported = [...right, ...wrong].filter((value) => isReported(place, value));
    expect(reported).toEqual(wrong);
  },
);

/** Whether a problem is reported at a value, and nowhere else in it. */
function isReported({ kind, path }: Place, value: string): boolean {
  const text = `${path.length > 0 ? textFor(path, value) : value}\n`;
  const start = text.lastIndexOf(value);
  return inspect(Source.of(`file:///${nameFor[kind]}`, text), libraryOf(), active).some(
    ({ range }) => range.start.character === start && range.end.character === start + value.length,
  );
}

function textFor([first = "", ...rest]: readonly string[], value: string): string {
  const inner = rest.reduceRight((text, key) => (key === "-" ? `[ ${text} ]` : `{ ${key}: ${text} }`), value);
  return first === "-" ? inner : `${first}: ${inner}`;
}
