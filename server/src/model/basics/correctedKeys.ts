/**
 * Reads misspelled keys as the intended ones if the correction is certain. The typo is reported once, and the values
 * below the key are still read.
 */
import { keySynonyms } from "../../format/keySynonyms.ts";
import type { Kind } from "../../format/kind.ts";
import type { Schema } from "../../format/schema.ts";
import { itemOf, propertyOf, schemas } from "../../format/schema.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import type { Document, Item, Section } from "../../syntax/document.ts";
import { documentsOf } from "../../syntax/document.ts";
import type { MappedList } from "../../syntax/memo.ts";
import { mapIncrementally, memo, memoOn, sameItems, NOTHING_MAPPED } from "../../syntax/memo.ts";
import type { MapNode, Node, Pair, ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Source } from "../../syntax/source.ts";
import type { Steps } from "../../syntax/steps.ts";
import { closestSpelling } from "./spelling.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";

/** Returns the sections of a document with corrected keys; the same objects if there is nothing to correct. */
export function correctedSectionsIn(document: Document, kind: Kind): readonly Section[] {
  return corrected(document, kind);
}

/** Reads the sections in steps, one after the other. */
export function* correctSectionsInSteps({ sections }: Document, kind: Kind): Steps<void> {
  for (const section of sections) {
    withItems(section, kind);
    yield;
  }
}

/** Returns the sections of the first document of a file. */
export function firstSectionsIn(source: Source, kind: Kind): readonly Section[] {
  const [first] = documentsOf(source);
  return first ? correctedSectionsIn(first, kind) : [];
}

/** Whether the first document of a file can be read as a whole: it has no syntax problem and no unknown section. */
export function isIntact(source: Source, kind: Kind): boolean {
  const [first] = documentsOf(source);
  return (
    first?.syntaxProblems.length === 0 &&
    correctedSectionsIn(first, kind).every(({ name }) => isKnown(schemas[kind], name))
  );
}

/** The sections that identify a file of each kind, whatever its name. One of them is enough. */
const OWN: Readonly<Record<Exclude<Kind, "configuration">, readonly string[]>> = {
  taxonomy: ["categories", "clusters", "extends", "drop"],
  scale: ["scale", "terms", "matrix"],
  assessment: ["assessment", "actors", "threats", "rankings", "statements", "sources"],
};

/** Whether a file is of a kind. One that says that it is of another kind ("scale: 1") is not, whatever else it has. */
export function isOfKind(source: Source, kind: keyof typeof OWN): boolean {
  const [first] = documentsOf(source);
  const saysItIs = (each: string): boolean =>
    first?.sections.some(
      ({ name, value }) => name === each && value?.kind === "scalar" && value.value === 1,
    ) ?? false;
  if (!saysItIs(kind) && Object.keys(OWN).some(saysItIs)) return false;
  return firstSectionsIn(source, kind).some(
    ({ name, value }) =>
      OWN[kind].includes(name) || (name === kind && value?.kind === "scalar" && value.value === 1),
  );
}

const corrected = memoOn((document: Document, kind: Kind): readonly Section[] => {
  const { sections } = document;
  const names = meantKeys(
    sections.map(({ name }) => name),
    schemas[kind],
  );
  return sections.map((section, index) => {
    const name = names?.[index] ?? section.name;
    return withItems(asSection(name === section.name ? section : renamed(section, name), kind), kind);
  });
});

const renamed = memoOn((section: Section, name: string): Section => ({
  ...section,
  name,
  key: respelt(section.key, name),
}));

/** Returns a section under the name that the program uses, if the format has two names for it. The key stays. */
const asSection = memoOn((section: Section, kind: Kind): Section => {
  const name = memberOf(schemas[kind].properties, section.name)?.["x-same-as"];
  return name === undefined ? section : { ...section, name };
});

/** The last items below a key, and their corrected versions. */
const lastItems = new WeakMap<
  Piece,
  MappedList<Item, Item> & { readonly root: Schema; readonly shape: string }
>();

const withItems = memoOn((section: Section, kind: Kind): Section => {
  const root = propertyOf(schemas[kind], section.name);
  if (!root || section.shape === "nothing") return section;
  const { shape, piece, items, value } = section;
  const last = lastItems.get(piece);
  const old: MappedList<Item, Item> = last?.root === root && last.shape === shape ? last : NOTHING_MAPPED;
  const now = mapIncrementally<Item, Item>(old, items, { f: (item) => itemIn(item, root, shape) });
  lastItems.set(piece, { ...now, root, shape });
  const all = shape === "map" ? withKeys(now.answers, root) : now.answers;
  const whole = node(value, root);
  return sameItems(all, items) && whole === value ? section : { ...section, items: all, value: whole };
});

function itemIn(item: Item, root: Schema, shape: Section["shape"]): Item {
  const key = textOf(item.key) ?? "";
  const own = shape === "map" ? propertyOf(root, key) : shape === "list" ? itemOf(root) : root;
  return own ? withValue(item, own) : item;
}

const withValue = memoOn((item: Item, schema: Schema): Item => {
  const value = node(item.value, schema);
  return value === item.value ? item : { ...item, value };
});

/** Corrects the keys of a map with known keys, such as `taxonomy`. */
function withKeys(items: readonly Item[], root: Schema): readonly Item[] {
  const names = meantKeys(
    items.map(({ key }) => textOf(key) ?? ""),
    root,
  );
  if (!names) return items;
  return items.map((item, index) => {
    const name = names[index] ?? "";
    const own = propertyOf(root, name);
    return textOf(item.key) === name || !own ? item : withValue(withKey(item, name), own);
  });
}

const withKey = memoOn((item: Item, name: string): Item =>
  item.key ? { ...item, key: respelt(item.key, name) } : item,
);

/** Returns a tree with corrected keys; the same object if all are right. */
function node(tree: Node | undefined, schema: Schema): Node | undefined {
  if (tree?.kind === "list") {
    const items = itemOf(schema);
    if (!items) return tree;
    const all = tree.items.map((item) => node(item, items) as Node);
    return sameItems(all, tree.items) ? tree : { ...tree, items: all };
  }
  return tree?.kind === "map" ? map(tree, schema) : tree;
}

function map(tree: MapNode, schema: Schema): MapNode {
  const names = meantKeys(
    tree.pairs.map(({ key }) => textOf(key) ?? ""),
    schema,
  );
  const pairs = tree.pairs.map((pair, index): Pair => {
    const name = names?.[index] ?? textOf(pair.key) ?? "";
    const key = textOf(pair.key) === name ? pair.key : respelt(pair.key, name);
    const own = propertyOf(schema, name);
    const value = own ? node(pair.value, own) : pair.value;
    return key === pair.key && value === pair.value ? pair : { ...pair, key, value };
  });
  return sameItems(pairs, tree.pairs) ? tree : { ...tree, pairs };
}

/** Returns the intended keys of a map; `undefined` if all are known, or if any key is allowed. */
function meantKeys(written: readonly string[], schema: Schema): readonly string[] | undefined {
  if (schema.additionalProperties !== false || written.every((key) => isKnown(schema, key))) return undefined;
  const known = knownKeys(schema);
  const taken = new Set(written);
  const isPossible = (name: string): boolean => known.includes(name) && !taken.has(name);
  const intended = written.map((key) => {
    if (isKnown(schema, key)) return key;
    const spelt = closestSpelling(key, known) ?? key;
    // A known synonym takes precedence over similar spelling, but its value may need another form.
    return (nameForSynonym(key, keySynonyms, isPossible) ?? spelt) === spelt ? spelt : key;
  });
  // A correction is wrong if the key exists already, or if two keys would become the same.
  const counts = new Map<string, number>();
  for (const key of intended) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isFree = (key: string): boolean => !taken.has(key) && counts.get(key) === 1;
  return intended.map((key, index) => (isFree(key) ? key : (written[index] ?? key)));
}

function isKnown(schema: Schema, key: string): boolean {
  return isOwnKey(key) || propertyOf(schema, key) !== undefined;
}

const knownKeys = memo((schema: Schema): readonly string[] => Object.keys(schema.properties ?? {}));

/** Returns a key under another name. */
export const respelt = memoOn((key: ScalarNode, name: string): ScalarNode => {
  const { kind, style, start, end, anchor } = key;
  const word = { kind, style, start, end, value: name, originalKey: textOf(key) ?? "" };
  return anchor === undefined ? word : { ...word, anchor };
});
