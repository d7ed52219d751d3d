/**
 * Tests requests that wait for files: even if files are read slowly, change in the meantime or fail, the answers are
 * the same as with a disk that answers at once.
 */
import { describe, expect, it } from "vitest";
import { RequestFiles } from "../../server/src/files/requestFiles.ts";
import type { Roots, Workspace } from "../../server/src/files/bounds.ts";
import { Bounds, rootsOf } from "../../server/src/files/bounds.ts";
import { isAtOrBelow } from "../../server/src/files/uris.ts";
import type { ReadResult } from "../../server/src/files/readResult.ts";
import { unread } from "../../server/src/files/readResult.ts";
import type { Backend } from "../../server/src/files/store.ts";
import { Store } from "../../server/src/files/store.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Files } from "../../server/src/workspace/files.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { fc, runs } from "../property.ts";

/** The content at a URI: a text, a link to another URI, or why it cannot be read. */
type Thing =
  { readonly text: string } | { readonly link: string } | "no-permission" | "unreachable" | undefined;
type World = Map<string, Thing>;

const NAMES = ["w/a.taxonomy.yaml", "w/b.taxonomy.yaml", "w/s/c.bib", "out/d.taxonomy.yaml", "out/e.bib"];
const CONFIGURATIONS = [
  "w/.threat-assessment.yaml",
  "w/s/.threat-assessment.yaml",
  ".threat-assessment.yaml",
];
const DOCUMENTS = ["w/one.threat.yaml", "w/s/two.threat.yaml"];
const workspace: Workspace = { open: rootsOf([at("w")]), isTrusted: true };

function at(name: string): string {
  return `file:///${name}`;
}

/** Reads at once, as a disk does. */
function readNow(world: World, uri: string, roots: Roots | undefined): ReadResult {
  let [here, steps] = [uri, 0];
  let thing = world.get(here);
  while (thing && typeof thing === "object" && "link" in thing) {
    if (++steps > NAMES.length) return unread("unreachable", "ELOOP");
    here = thing.link;
    thing = world.get(here);
  }
  if (thing === undefined) return unread("missing");
  if (roots && !isAtOrBelow(here, roots.folders)) return unread("outside");
  return typeof thing === "string" ? unread(thing) : thing;
}

function answer(document: string, files: Files): readonly string[] {
  const [name = "", text = ""] = document.split("\n---\n");
  return inspect(Source.of(at(name), text), new Library(files)).map(
    ({ rule, message }) => `${rule}: ${message}`,
  );
}

/** Returns the answer if all files are known from the start. */
function expected(document: string, world: World): readonly string[] {
  const bounds = new Bounds(
    (uri, roots) => {
      const reading = readNow(world, uri, roots);
      return "text" in reading ? Source.of(uri, reading.text) : reading;
    },
    () => workspace,
  );
  return answer(document, bounds);
}

function backendOver(read: (uri: string, roots: Roots | undefined) => Promise<ReadResult>): Backend {
  return {
    isRemote: false,
    readAll: (requests) => requests.map(async ({ uri, roots }) => read(uri, roots)),
    readBytes: async ({ uri, roots }) => {
      const reading = await read(uri, roots);
      return "text" in reading ? new TextEncoder().encode(reading.text) : reading;
    },
    list: async () => Promise.resolve({ entries: [], isPartial: false }),
    find: async function* () {
      yield* await Promise.resolve([]);
    },
    isFound: async () => Promise.resolve(false),
    isSearched: async () => Promise.resolve(false),
  };
}

const path = fc.constantFrom(
  "a.taxonomy.yaml",
  "b.taxonomy.yaml",
  "s/c.bib",
  "../out/d.taxonomy.yaml",
  "../a.taxonomy.yaml",
  "c.bib",
  "../../out/e.bib",
);
const taxonomy = fc
  .record({ parent: fc.option(path), id: fc.constantFrom("x", "y") })
  .map(({ parent, id }) =>
    [...(parent === null ? [] : [`extends: ./${parent}`]), `categories:\n  ${id}:\n    title: T`].join("\n"),
  );
const bibliography = fc.constantFrom("x", "y").map((key) => `@book{${key}, title = {T}, year = 2001}\n`);
const document = fc
  .record({ name: fc.constantFrom(...DOCUMENTS), taxonomy: path, works: path })
  .map(
    (parts) =>
      `${parts.name}\n---\nassessment: 1\ntaxonomy: ./${parts.taxonomy}\nbibliography: ${parts.works}\nthreats:\n  t: {category: x}\nstatements:\n  s:\n    text: See [@y].\n`,
  );
const thing = (name: string): fc.Arbitrary<Thing> =>
  fc.oneof(
    { weight: 3, arbitrary: (name.endsWith(".bib") ? bibliography : taxonomy).map((text) => ({ text })) },
    { weight: 1, arbitrary: fc.constantFrom(...NAMES).map((link) => ({ link: at(link) })) },
    { weight: 1, arbitrary: fc.constantFrom<Thing>(undefined, "no-permission", "unreachable") },
  );
const configuration = fc.constantFrom<Thing>(
  undefined,
  { text: "rules: {no-missing-file: off}\n" },
  { text: "outside: [../out]\n" },
  { text: "taxonomy: ./a.taxonomy.yaml\n" },
);
const change = fc.oneof(
  fc
    .constantFrom(...NAMES)
    .chain((name) => thing(name).map((now) => ({ what: "change" as const, name, now }))),
  fc
    .constantFrom(...CONFIGURATIONS)
    .chain((name) => configuration.map((now) => ({ what: "change" as const, name, now }))),
);
const step = fc.oneof(
  change,
  document.map((asked) => ({ what: "ask" as const, asked })),
  fc.constant({ what: "cancel" as const }),
  fc.constant({ what: "wait" as const }),
);

/** Creates a token that can cancel a request. */
function cancellation(): {
  isCancellationRequested: boolean;
  onCancellationRequested: (f: () => void) => { dispose: () => void };
  cancel: () => void;
} {
  const listeners = new Set<() => void>();
  return {
    isCancellationRequested: false,
    onCancellationRequested(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    cancel() {
      this.isCancellationRequested = true;
      for (const each of listeners) each();
    },
  };
}

describe("a request that waits for files", () => {
  it("has the same answer as with a disk, whatever changes while files are read", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 4, maxLength: 10 }),
        fc.array(step, { maxLength: 25 }),
        fc.array(document, { minLength: 1, maxLength: 3 }),
        fc.scheduler(),
        async (beginning, steps, documents, scheduler) => {
          const world: World = new Map();
          // Files are read when they are requested, and arrive in the order of the scheduler.
          const store = new Store(
            backendOver(async (uri, roots) =>
              scheduler.schedule(Promise.resolve(readNow(world, uri, roots))),
            ),
          );
          const ask = (): RequestFiles =>
            new RequestFiles(
              store,
              () => undefined,
              () => workspace,
            );
          const waiting: ReturnType<typeof cancellation>[] = [];
          const cancelled: Promise<unknown>[] = [];
          for (const each of [...beginning, ...steps]) {
            switch (each.what) {
              case "change":
                world.set(at(each.name), each.now);
                // Links are reported as changes of their targets.
                store.forget(new Set(NAMES.includes(each.name) ? NAMES.map(at) : [at(each.name)]));
                break;
              case "ask": {
                const token = cancellation();
                waiting.push(token);
                const asking = ask();
                const result = asking.whenLoaded(() => answer(each.asked, asking), token);
                cancelled.push(result);
                break;
              }
              case "cancel":
                waiting.pop()?.cancel();
                break;
              case "wait":
                if (scheduler.count() > 0) await scheduler.waitNext(1);
            }
          }
          const answers = async (): Promise<unknown> => {
            const all = Promise.all(
              documents.map(async (each) => {
                const asking = ask();
                return asking.whenLoaded(() => answer(each, asking));
              }),
            );
            await scheduler.waitFor(all);
            return all;
          };
          const right = documents.map((each) => expected(each, world));
          expect(await answers()).toEqual(right);
          // A file that was requested before a change and arrives after it is not cached.
          await scheduler.waitIdle();
          expect(await answers()).toEqual(right);
          for (const token of waiting) token.cancel();
          // Requests that still wait are cancelled.
          await Promise.all(cancelled);
        },
      ),
      runs(100),
    );
  });

  it("does not wait for files of other requests", async () => {
    const world: World = new Map<string, Thing>([
      [at("w/a.taxonomy.yaml"), { text: "categories: {x: {title: T}}\n" }],
    ]);
    const store = new Store(
      backendOver(async (uri, roots) =>
        uri === at("w/s/c.bib") ? new Promise(() => undefined) : readNow(world, uri, roots),
      ),
    );
    const held = new RequestFiles(
      store,
      () => undefined,
      () => workspace,
    );
    const token = cancellation();
    const first = held.whenLoaded(
      () => answer("w/one.threat.yaml\n---\nbibliography: s/c.bib\n", held),
      token,
    );
    const other = new RequestFiles(
      store,
      () => undefined,
      () => workspace,
    );
    const text = "w/two.threat.yaml\n---\nassessment: 1\ntaxonomy: ./a.taxonomy.yaml\n";
    expect(await other.whenLoaded(() => answer(text, other))).toEqual(expected(text, world));
    token.cancel();
    expect(await first).toBeUndefined();
  });

  it("shares one read of a file with other requests until the file changes", async () => {
    const read: string[] = [];
    const store = new Store(
      backendOver(async (uri) => {
        read.push(uri);
        return Promise.resolve({ text: "categories: {x: {title: T}}\n" });
      }),
    );
    const text = "w/one.threat.yaml\n---\nassessment: 1\ntaxonomy: ./a.taxonomy.yaml\n";
    const ask = async (): Promise<unknown> => {
      const asking = new RequestFiles(
        store,
        () => undefined,
        () => workspace,
      );
      return asking.whenLoaded(() => answer(text, asking));
    };
    const count = (): number => read.filter((uri) => uri === at("w/a.taxonomy.yaml")).length;
    await Promise.all([ask(), ask(), ask()]);
    expect(count()).toBe(1);
    await ask();
    expect(count()).toBe(1);
    expect(store.forget(new Set([at("w")]))).toContain(at("w/a.taxonomy.yaml"));
    await ask();
    expect(count()).toBe(2);
  });

  it("discards a read that started before a change and ends after it", async () => {
    const arrive: ((reading: ReadResult) => void)[] = [];
    const uri = at("w/a.taxonomy.yaml");
    const store = new Store(
      backendOver(
        async () =>
          new Promise((resolve) => {
            arrive.push(resolve);
          }),
      ),
    );
    const request = { uri, roots: workspace.open };
    const textNow = (): unknown => {
      const found = store.lookUp(uri, workspace.open);
      return "text" in found ? found.text : found.state;
    };
    const before = store.fetch([request]);
    store.forget(new Set([uri]));
    const after = store.fetch([request]);
    const [early, late] = arrive;
    early?.({ text: "old" });
    await before;
    expect(textNow()).toBe("unknown");
    late?.({ text: "new" });
    await after;
    expect(textNow()).toBe("new");
    store.forget(new Set([uri]));
    const third = store.fetch([request]);
    store.forget(new Set([uri]));
    const fourth = store.fetch([request]);
    arrive[3]?.({ text: "newest" });
    await fourth;
    arrive[2]?.({ text: "old" });
    await third;
    expect(textNow()).toBe("newest");
  });
});
