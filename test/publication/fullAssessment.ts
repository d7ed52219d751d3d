/** Makes assessments with a value at every place that the schema allows, for tests that search for these values in documents. */
import { stringify } from "yaml";
import { labelOfWord } from "../../server/src/format/labels.ts";
import type { Concept, ScaleName, Schema } from "../../server/src/format/schema.ts";
import { scaleNames } from "../../server/src/workspace/scales.ts";
import { itemOf, propertyOf, resolve, schemas } from "../../server/src/format/schema.ts";
import { translated } from "../../server/src/language/texts.ts";

/** Words that readers must find, and the keys that lead to them in the assessment. */
export interface Marker {
  readonly path: string;
  readonly words: string;
  /** The value as it is written in the assessment. */
  readonly value: string | number;
  /** What the words name, if they are the name of another item: they are found there as well. */
  readonly names?: Concept | undefined;
}

/** Which of the forms that the schema allows a full assessment has. */
export interface FullForm {
  /** Whether a value that may be a text or a map is the text. */
  readonly short?: boolean;
  /** How many values a list and a map of items have. */
  readonly times?: 1 | 2;
  /** Whether each text in Markdown has blocks of every kind. */
  readonly blocks?: boolean;
  /** Whether sections are in brackets instead of one line for each value. */
  readonly flow?: boolean;
  /** Whether each map has a key that the format does not know. */
  readonly unknown?: boolean;
}

/** A full assessment, and the files that it names, by their addresses. */
interface FullAssessment {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
  readonly markers: readonly Marker[];
}

/** The address of the full assessment. */
export const FULL_URI = "file:///full.threat.yaml";

/**
 * Returns an assessment with every key of the format. Call it in the language of the document: the markers of words of the format are
 * in the current language.
 */
export function fullAssessment(form: FullForm = {}): FullAssessment {
  const made = new Maker(form);
  const root = made.valueFor(schemas.assessment, "") as Readonly<Record<string, unknown>>;
  const sections = new Map(Object.entries(root));
  for (const [name, items] of made.named) {
    const own = sections.get(name);
    sections.set(name, { ...(own as object), ...Object.fromEntries(items) });
  }
  sections.set("taxonomy", "./own.taxonomy.yaml");
  sections.set("scales", { ...(sections.get("scales") as object), ...SCALE_FILES });
  const content = { assessment: 1, ...Object.fromEntries(sections) };
  const text =
    form.flow === true ? lines(content) : stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
  return { text, files: made.files(), markers: made.markers };
}

/** A line for each section, in brackets. */
function lines(content: object): string {
  return Object.entries(content)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

const SCALE_FILES = Object.fromEntries(scaleNames.map((name) => [name, `./own-${name}.scale.yaml`]));

/** The sections of items that values refer to, and how an item says its name. */
const CONCEPTS: ReadonlyMap<string, readonly [section: string, key: string, others: object]> = new Map([
  ["actor", ["actors", "name", {}]],
  ["asset", ["assets", "name", {}]],
  ["source", ["sources", "title", { type: "report" }]],
  ["result", ["results", "title", {}]],
  ["statement", ["statements", "title", { text: "It is so." }]],
  ["comparison", ["comparisons", "title", {}]],
  ["ranking", ["rankings", "title", {}]],
  ["threat", ["threats", "title", {}]],
  ["context", ["context", "title", {}]],
  ["recommendation", ["recommendations", "title", {}]],
  ["question", ["questions", "text", {}]],
  ["term", ["terms", "name", { definition: "It is so." }]],
  ["note", ["notes", "text", {}]],
]);

const RATING = [["level"], ["from", "to"]];

/** The keys that exclude each other, by definition: a map has one group of them. */
const WAYS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["likelihood", [["term", "percent"], ["from", "to", "percent"], ["term"]]],
  ["impact", RATING],
  ["dimension", RATING],
  ["risk", RATING],
  ["confidence", RATING],
  [
    "entry",
    [
      ["item"],
      ["actor"],
      ["asset"],
      ["label", "covers"],
      ["label", "item"],
      ["gap"],
      ["label", "outside", "nearest"],
      ["tie"],
    ],
  ],
  ["tied-entry", [["item"], ["actor"], ["asset"], ["label", "covers"], ["label", "outside", "nearest"]]],
]);

/** Makes the values and counts them, so that each has words of its own. */
class Maker {
  readonly markers: Marker[] = [];
  /** The items that values refer to, by their section. */
  readonly named = new Map<string, (readonly [id: string, item: object])[]>();
  readonly #categories: string[] = [];
  readonly #terms = new Map<ScaleName, string[]>(scaleNames.map((name) => [name, []]));
  readonly #turns = new Map<string, number>();
  #count = 0;

  readonly form: FullForm;

  constructor(form: FullForm) {
    this.form = form;
  }

  valueFor(schema: Schema, path: string): unknown {
    const own = resolve(schema);
    if (own["x-not-printed"] !== undefined) return undefined;
    const isText = [own.type].flat().some((type) => type === "string" || type === "integer");
    if (this.form.short === true && isText) return this.#scalar(own, path);
    if (own.properties) return this.#map(own, path);
    if (typeof own.additionalProperties === "object") return this.#items(own, own.additionalProperties, path);
    const items = itemOf(own);
    if (items) return this.#list(items, `${path}[]`);
    return this.#scalar(own, path);
  }

  /** The files that the assessment names. */
  files(): Readonly<Record<string, string>> {
    const categories = this.#categories.map((id) => `  ${id}: { cluster: own, title: ${nameOf(id)} }`);
    const taxonomy = `taxonomy: 1\nid: own\ntitle: Own\nclusters: { own: { title: Own } }\ncategories:\n${categories.join("\n")}\n`;
    const scales = Array.from(this.#terms, ([of, terms]): [string, string] => [
      `file:///own-${of}.scale.yaml`,
      `scale: 1\nid: own-${of}\ntitle: Own ${of}\nof: ${of}\nterms:\n${terms.map((term) => `  - term: ${term}\n`).join("")}`,
    ]);
    return { "file:///own.taxonomy.yaml": taxonomy, ...Object.fromEntries(scales) };
  }

  #each<T>(make: () => T): T[] {
    return Array.from({ length: this.form.times ?? 1 }, make);
  }

  /** A list with as many values as the form says, and with each of the values that exclude each other. */
  #list(items: Schema, path: string): unknown[] {
    const ways = this.form.short === true ? undefined : WAYS.get(items["x-definition"] ?? "");
    const times = ways ? Math.max(ways.length, this.form.times ?? 1) : this.form.times;
    return Array.from({ length: times ?? 1 }, () => this.valueFor(items, path));
  }

  /** The keys of a map that this value of it leaves out, because others exclude them. */
  #excluded({ "x-definition": definition = "" }: Schema): readonly string[] {
    const ways = WAYS.get(definition);
    if (!ways) return [];
    const turn = this.#turns.get(definition) ?? 0;
    this.#turns.set(definition, turn + 1);
    const way = ways[turn % ways.length] ?? [];
    return ways.flat().filter((key) => !way.includes(key));
  }

  #map(schema: Schema, path: string): object {
    const excluded = this.#excluded(schema);
    const keys = Object.keys(schema.properties ?? {}).filter((key) => !excluded.includes(key));
    const pairs = keys.flatMap((key) => {
      const value = this.valueFor(propertyOf(schema, key) ?? {}, below(path, key));
      return value === undefined ? [] : [[key, value] as const];
    });
    if (this.form.unknown !== true || path === "") return Object.fromEntries(pairs);
    const key = this.#next("odd");
    const odd = [this.#word(below(path, key)), { odder: this.#word(below(path, key)) }];
    return Object.fromEntries([...pairs, [key, odd]]);
  }

  /** A map whose keys are ids, or words of the author. */
  #items(schema: Schema, item: Schema, path: string): object {
    const concepts = schema.propertyNames && resolve(schema.propertyNames)["x-refers-to"];
    const pairs = this.#each(() => {
      const key = schema["x-defines"]
        ? this.#next("item")
        : concepts
          ? this.#reference(concepts, `${path}{}`)
          : this.#word(`${path}{}`).toLowerCase();
      return [key, this.valueFor(item, below(path, "*"))];
    });
    return Object.fromEntries(pairs) as object;
  }

  #scalar(schema: Schema, path: string): unknown {
    const [word] = schema.enum ?? schema["x-words"] ?? [];
    if (typeof word === "string") return this.#marked(path, word, translated(labelOfWord(word, schema)));
    if (schema["x-refers-to"]) return this.#reference(schema["x-refers-to"], path);
    if (schema["x-file"] === "taxonomy") return "./own.taxonomy.yaml";
    if (schema["x-scale"]) return this.#term(schema["x-scale"], path);
    if (schema.format === "edtf") {
      const year = String(1001 + ++this.#count);
      return this.#marked(path, year, year);
    }
    if (schema.type === "boolean") return true;
    if (schema.contentMediaType === "text/markdown" && this.form.blocks === true) return this.#blocks(path);
    return this.#plain(schema, path);
  }

  #plain(schema: Schema, path: string): unknown {
    const types = [schema.type].flat();
    if (schema.pattern?.includes("%") === true) {
      const count = ++this.#count;
      const share = `${String(10 + (count % 80))}.${String(1 + (count % 9))}${String(1 + (Math.floor(count / 9) % 9))}`;
      return this.#marked(path, `${share}%`, share);
    }
    if (types[0] === "number" || types[0] === "integer") {
      const number = 30_000 + ++this.#count;
      return this.#marked(path, number, String(number));
    }
    return this.#word(path);
  }

  /** A text with blocks and signs of every kind. */
  #blocks(path: string): string {
    const word = (): string => this.#word(path);
    const named = this.#reference(["actor"], path);
    const source = this.#reference(["source"], path);
    const note = this.#reference(["note"], path);
    return [
      `# ${word()}`,
      `${word()} *${word()} **${word()}*** \`${word()}\` [${word()}](https://${word()}.example/) <b>${word()}</b> ![${word()}](${word()}.png)`,
      `[[${named}]] [${word()} @${source}, p. ${word()}] [^${note}] [${word()}][${word()}] [${word()}](${word()}.html)\\\n${word()}`,
      `- ${word()}\n\n  ${word()}\n  1. ${word()}\n     > ${word()}`,
      `> ${word()}\n> - ${word()}`,
      `\`\`\`\n${word()}\n\`\`\``,
      `| ${word()} | *${word()}* |\n| --- | --- |\n| ${word()} | \`${word()}\` |`,
      `<p>${word()}</p>`,
      `[${word()}]: https://${word()}.example/`,
    ].join("\n\n");
  }

  #reference(concepts: readonly Concept[], path: string): string {
    const concept = concepts[this.#count % concepts.length] ?? "actor";
    const id = this.#next("ref");
    this.markers.push({ path, words: nameOf(id), value: id, names: concept });
    const [section, key, others] = CONCEPTS.get(concept) ?? [];
    if (section === undefined || key === undefined) this.#categories.push(id);
    else
      this.named.set(section, [...(this.named.get(section) ?? []), [id, { [key]: nameOf(id), ...others }]]);
    return id;
  }

  #term(scale: ScaleName, path: string): string {
    const term = this.#next("term").replace("-", "");
    this.#terms.get(scale)?.push(term);
    return this.#marked(path, term, term);
  }

  #word(path: string): string {
    const word = `Word${String(30_000 + ++this.#count)}x`;
    return this.#marked(path, word, word);
  }

  #next(name: string): string {
    return `${name}-${String(30_000 + ++this.#count)}x`;
  }

  #marked<T extends string | number>(path: string, value: T, words: string): T {
    this.markers.push({ path, words, value });
    return value;
  }
}

function below(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** The name of an item that values refer to. */
function nameOf(id: string): string {
  return id.replace("ref-", "Name");
}
