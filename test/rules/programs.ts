/**
 * Random rules: small programs that read a document in every possible way and report everything that they
 * have read.
 */
import { createHash } from "node:crypto";
import type { Facts } from "../../server/src/model/facts/facts.ts";
import { KnownIds } from "../../server/src/model/facts/definitions.ts";
import type { ItemReferences } from "../../server/src/model/facts/itemReferences.ts";
import type { Problem, Rule } from "../../server/src/rules/rule.ts";
import type { Queries, ViewValue, View } from "../../server/src/rules/view.ts";
import { queries, viewValues } from "../../server/src/rules/view.ts";
import type { Item } from "../../server/src/syntax/document.ts";
import { memo } from "../../server/src/syntax/memo.ts";
import { Piece } from "../../server/src/syntax/piece.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { fc } from "../property.ts";

/** One step of a program. */
type Step =
  | { readonly kind: "read"; readonly key: ViewValue; readonly how: How }
  | { readonly kind: "ask"; readonly about: string; readonly question: Asked }
  | { readonly kind: "follow"; readonly about: string; readonly how: Following }
  | { readonly kind: "each"; readonly how: keyof typeof perItem }
  | { readonly kind: "remember" | "ask-all" | "problem" | "leave" | "throw" }
  | { readonly kind: "if"; readonly key: ViewValue; readonly yes: Program; readonly no: Program }
  | { readonly kind: "finally"; readonly first: Program; readonly last: Program };

type Program = readonly Step[];
type Asked = Exclude<keyof Queries, "inEach" | "follow">;
type How = (typeof hows)[number];
type Following = keyof typeof followers | "closure" | "looking";

/** The ids in the documents that the programs read. */
export const ids = ["mexico", "port", "poll", "drugs", "first", "second", "worse", "harbour", "crime"];

const hows = [
  "get",
  "get",
  "get",
  "get",
  "get",
  "destructured",
  "rest",
  "spread",
  "assigned",
  "entries",
  "descriptor",
  "reflected",
  "json",
  "inherited",
] as const;

/** Functions that follow references, with answers of every type. */
const followers = {
  counts: (_id: string, referencesByItem: readonly ItemReferences[]): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const { id } of referencesByItem.flatMap(({ uses }) => uses))
      found.set(id, (found.get(id) ?? 0) + 1);
    return found;
  },
  sections: (id: string, referencesByItem: readonly ItemReferences[]): ReadonlySet<string> =>
    new Set(
      referencesByItem.flatMap(({ uses, section }) => (uses.some((use) => use.id === id) ? section : [])),
    ),
  nested: (id: string, referencesByItem: readonly ItemReferences[]) => ({
    users: new Map(
      referencesByItem.map((each) => [each.id, new Set(each.uses.map((use) => use.id))]),
    ) as ReadonlyMap<string | undefined, ReadonlySet<string>>,
    share:
      referencesByItem.filter((each) => each.id === id).length /
      referencesByItem.filter(({ uses }) => uses[0]).length,
  }),
  referencesByItem: (id: string, referencesByItem: readonly ItemReferences[]): readonly ItemReferences[] =>
    referencesByItem.filter(({ uses }) => uses.some((use) => use.id === id)),
  // Answers that the types forbid are tested nevertheless.
  date: (id: string, referencesByItem: readonly ItemReferences[]) =>
    new Date(
      referencesByItem.filter(({ uses }) => uses.some((use) => use.id === id)).length,
    ) as unknown as string,
  function: (id: string, referencesByItem: readonly ItemReferences[]) => {
    const found = referencesByItem.filter(({ uses }) => uses.some((use) => use.id === id)).length;
    return (() => found) as unknown as string;
  },
  throws: (id: string, referencesByItem: readonly ItemReferences[]) => {
    if (!referencesByItem.some((each) => each.id === id)) throw new Error("nothing of this id");
    return referencesByItem.length;
  },
};

/** Functions that read each item. */
const perItem = {
  text: ({ item }: Facts) => item.piece.text.length,
  ids: ({ references }: Facts): ReadonlySet<string> => new Set(references.map(({ id }) => id)),
  facts: (facts: Facts) => facts,
  places: ({ references }: Facts) =>
    references.map(({ span }) => span) as readonly object[] as readonly Facts[],
};

const { program } = fc.letrec<{ program: Program; step: Step }>((tie) => ({
  program: fc.array(tie("step"), { minLength: 1, maxLength: 4 }),
  step: fc.oneof(
    { maxDepth: 2, depthIdentifier: "program", withCrossShrink: true },
    {
      weight: 24,
      arbitrary: record("read", { key: fc.constantFrom(...viewValues), how: fc.constantFrom(...hows) }),
    },
    {
      weight: 16,
      arbitrary: record("ask", { about: fc.constantFrom(...ids), question: fc.constantFrom(...asked()) }),
    },
    {
      weight: 16,
      arbitrary: record("follow", {
        about: fc.constantFrom(...ids),
        how: fc.constantFrom(
          ...(Object.keys(followers) as Following[]),
          "closure" as const,
          "looking" as const,
        ),
      }),
    },
    { weight: 8, arbitrary: record("each", { how: fc.constantFrom(...keysOf(perItem)) }) },
    {
      weight: 16,
      arbitrary: fc
        .constantFrom("remember" as const, "ask-all" as const, "problem" as const, "leave" as const)
        .map((kind) => ({ kind })),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "throw" as const }) },
    {
      weight: 12,
      arbitrary: record("if", {
        key: fc.constantFrom(...viewValues),
        yes: tie("program"),
        no: tie("program"),
      }),
    },
    { weight: 8, arbitrary: record("finally", { first: tie("program"), last: tie("program") }) },
  ) as fc.Arbitrary<Step>,
}));

function record<T>(kind: Step["kind"], model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> {
  return fc.record({ kind: fc.constant(kind), ...model }) as unknown as fc.Arbitrary<T>;
}

function keysOf<T extends object>(thing: T): (keyof T)[] {
  return Object.keys(thing) as (keyof T)[];
}

function asked(): Asked[] {
  return keysOf(queries).filter((each) => each !== "inEach" && each !== "follow");
}

/** Returns a rule that runs a program on some items and on the document. `ran` is called for each run. */
export function ruleOfProgram(steps: Program, ran: () => void): Rule {
  const run = function* (view: View): Generator<Problem> {
    ran();
    const said: string[] = [];
    const end = yield* perform(steps, { view, said });
    yield problem([...said, end]);
  };
  return {
    id: "no-program",
    severity: "warning",
    summary: "",
    why: "",
    source: "",
    examples: [],
    sections: ["actors", "rankings", "statements"],
    checkItem: (_facts, view) => run(view),
    checkDocument: (view) => run(view),
  };
}

/** Generates random programs. */
export const programs = program;

interface State {
  readonly view: View;
  /** Everything that the program has read so far. */
  readonly said: string[];
}

type End = "end" | "left";

function* perform(steps: Program, state: State): Generator<Problem, End> {
  for (const step of steps) if ((yield* take(step, state)) === "left") return "left";
  return "end";
}

function* take(step: Step, state: State): Generator<Problem, End> {
  const { view, said } = state;
  switch (step.kind) {
    case "read":
      said.push(digest(read(view, step.key, step.how)));
      return "end";
    case "ask":
      said.push(digest(view[step.question](step.about)));
      return "end";
    case "follow":
      said.push(digest(follow(state, step.how, step.about)));
      return "end";
    case "each":
      said.push(digest(view.inEach<unknown>(perItem[step.how] as never)));
      return "end";
    case "remember":
      said.push(remembered(view));
      return "end";
    case "ask-all":
      for (const id of view.usedIds) said.push(digest([view.conceptsOf(id), view.rankingsNamed(id)]));
      return "end";
    case "problem":
      yield problem(said);
      return "end";
    case "leave":
      return "left";
    case "throw":
      if (isOdd(said.join())) throw new Error("A program ends here.");
      return "end";
    case "if":
      return yield* perform(isOdd(digest(view[step.key])) ? step.yes : step.no, state);
    case "finally":
      try {
        return yield* perform(step.first, state);
      } finally {
        // Reads in a `finally` block count as well.
        yield* perform(step.last, state);
      }
  }
}

function read(view: View, key: ViewValue, how: How): unknown {
  switch (how) {
    case "get":
      return view[key];
    case "destructured": {
      const { [key]: value } = view;
      return value;
    }
    case "rest": {
      const { kind, ...rest } = view;
      return [kind, (rest as Partial<View>)[key]];
    }
    case "spread":
      return { ...view }[key];
    case "assigned":
      return Object.assign<object, View>({}, view)[key];
    case "entries":
      return Object.entries(view).find(([name]) => name === key);
    case "descriptor":
      return (Object.getOwnPropertyDescriptor(view, key) as { readonly value: unknown }).value;
    case "reflected":
      return [Reflect.ownKeys(view).length, Reflect.has(view, key), key in view, Reflect.get(view, key)];
    case "json":
      return (
        Object.keys(view).includes(key) && JSON.parse(digest({ [key]: view[key], all: Object.keys(view) }))
      );
    case "inherited":
      return (Object.create(view) as View)[key];
  }
}

function follow({ view, said }: State, how: Following, about: string): unknown {
  switch (how) {
    case "closure": {
      const known = said.length;
      return view.follow((id: string, referencesByItem: readonly ItemReferences[]) => {
        return referencesByItem.filter((each) => each.id === id || each.uses.length > known).length;
      }, about);
    }
    // A query that reads the view itself cannot be repeated after the run.
    case "looking":
      return view.follow(
        (id: string, referencesByItem: readonly ItemReferences[]) =>
          referencesByItem.length > 0 && view.works.has(id),
        about,
      );
    case "function":
      return (view.follow(followers.function, about) as unknown as () => number)();
    case "date":
      return (view.follow(followers.date, about) as unknown as Date).getTime();
    case "throws":
      try {
        return view.follow(followers.throws, about);
      } catch {
        return "nothing";
      }
    default:
      return view.follow<string, unknown>(followers[how] as never, about);
  }
}

/** A value that is cached with the view as its key. */
const remembered = memo((view: View): string => digest([view.status, view.rankings, view.taxonomyName]));

function isOdd(text: string): boolean {
  return text.length % 2 === 1;
}

const [nowhere] = Source.of("", "").pieces as [Piece];

function problem(said: readonly string[]): Problem {
  return {
    span: { piece: nowhere, start: 0, end: 0 },
    message: createHash("md5").update(said.join("\n")).digest("hex"),
  };
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && "piece" in value && "value" in value;
}

/** Serializes a value. Schemas are left out because they never change. */
function digest(value: unknown): string {
  if (value === undefined) return "nothing";
  return JSON.stringify(value, (key, each: unknown) => {
    if (["schema", "visits", "source", "parent", "lineage"].includes(key) && !(each instanceof Source))
      return undefined;
    if (each instanceof Piece) return each.text;
    // The text of its piece determines an item.
    if (isItem(each)) return each.piece.text;
    if (each instanceof Source) return [each.uri, each.text];
    if (each instanceof KnownIds) return ids.map((id) => each.conceptsOf(id));
    if (each instanceof Map || each instanceof Set) return [...each] as unknown;
    return each;
  });
}
