/** Makes an assessment with every key of the format, for tests that search it in documents. */
import { labelOfWord } from "../../server/src/format/labels.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { itemOf, propertyOf, resolve, schemas } from "../../server/src/format/schema.ts";

/** A text of the document that readers must find, and the key that holds it. */
export interface Marker {
  readonly path: string;
  readonly words: string;
}

/** An item of each concept that values can refer to. */
const IDS: Readonly<Record<string, string>> = {
  actor: "an-actor",
  asset: "an-asset",
  source: "a-source",
  result: "a-result",
  statement: "a-statement",
  comparison: "a-comparison",
  ranking: "a-ranking",
  threat: "a-threat",
  context: "a-context",
  recommendation: "a-recommendation",
  question: "a-question",
  term: "a-term",
  note: "a-note",
};

const FILES: Readonly<Record<string, string>> = { taxonomy: "bailey-2005", scale: "icd-203-likelihood" };

const TERMS: Readonly<Record<string, string>> = {
  likelihood: "likely",
  confidence: "moderate",
  reliability: "B",
  credibility: "2",
  impact: "moderate",
  risk: "high",
};

/** Builds a value with every key that a schema allows, each with words of its own. */
class FullAssessment {
  readonly markers: Marker[] = [];
  #count = 0;

  valueFor(schema: Schema, path: string): unknown {
    const own = resolve(schema);
    if (own["x-not-printed"] !== undefined) return undefined;
    if (own["x-defines"])
      return { [IDS[own["x-defines"]] ?? "x"]: this.#nested(own.additionalProperties, path) };
    if (own.properties) return this.#map(own, path);
    if (typeof own.additionalProperties === "object")
      return { "an-actor": this.#nested(own.additionalProperties, path) };
    const items = itemOf(own);
    if (items) return [this.valueFor(items, `${path}[]`)];
    return this.#scalar(own, path);
  }

  #nested(schema: Schema["additionalProperties"], path: string): unknown {
    return typeof schema === "object" ? this.valueFor(schema, path) : {};
  }

  #map(schema: Schema, path: string): unknown {
    const keys = Object.keys(schema.properties ?? {});
    const pairs = keys.flatMap((key) => {
      const value = this.valueFor(propertyOf(schema, key) ?? {}, path === "" ? key : `${path}.${key}`);
      return value === undefined ? [] : [[key, value] as const];
    });
    return Object.fromEntries(pairs);
  }

  #scalar(schema: Schema, path: string): unknown {
    const [word] = schema.enum ?? [];
    if (typeof word === "string") return this.#marked(path, word, labelOfWord(word, schema));
    const concept = schema["x-refers-to"]?.find((each) => IDS[each] !== undefined);
    if (concept) return IDS[concept];
    if (schema["x-file"]) return FILES[schema["x-file"]];
    if (schema["x-scale"]) return TERMS[schema["x-scale"]];
    if (schema.format === "edtf") {
      const year = String(1001 + ++this.#count);
      return this.#marked(path, year, year);
    }
    if (schema.type === "boolean") return true;
    const isNumber = schema.type === "number" || schema.type === "integer";
    const number = 30_000 + ++this.#count;
    return isNumber
      ? this.#marked(path, number, String(number))
      : this.#marked(path, `Word${String(number)}`, `Word${String(number)}`);
  }

  #marked<T>(path: string, value: T, words: string): T {
    this.markers.push({ path, words });
    return value;
  }
}

/** The text of the assessment, and the words of each of its keys. */
export function fullAssessment(): { readonly text: string; readonly markers: readonly Marker[] } {
  const full = new FullAssessment();
  const root = full.valueFor(schemas.assessment, "") as Record<string, unknown>;
  const lines = Object.entries(root).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return { text: `assessment: 1\n${lines.join("\n")}\n`, markers: full.markers };
}

/**
 * Keys whose words are nowhere. The role decides whether a statement is among the key judgments. `findings` is another name for
 * `results`. A name has parts or is literal, but never both.
 */
export const ELSEWHERE = /^(?:findings\.|statements\.role$)|\.literal$/;
