/** Tests that the Problems panel is correct after any sequence of events in the editor and on the disk. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TEXT } from "./harbour.ts";
import { World } from "./world.ts";
import { fc, runs } from "../property.ts";

/** Texts by the kind of file: without problems, with problems in one or several parts, and half typed. */
const texts = {
  threat: [
    "assessment: 1\ntitle: T\ntaxonomy: ./ours.taxonomy.yaml\nthreats:\n  t: {title: T, category: waves}\n",
    "assessment: 1\ntitle: T\ntaxonomy: ./ours.taxonomy.yaml\nthreats:\n  t: {title: T, category: tides}\n",
    TEXT.replace("energy]", "terrorism]"),
    "titel: x\n",
    "assessment: 1\ntitle: [\n",
  ],
  taxonomy: [
    "taxonomy: 1\nid: ours\ntitle: Ours\ncategories:\n  waves: {title: Waves, definition: D.}\n",
    "taxonomy: 1\nid: ours\ntitle: Ours\ncategories:\n  tides: {title: Tides, definition: D.}\n",
    "taxonomy: 1\nid: ours\n",
  ],
  configuration: [
    "preset: all\n",
    "ignore: [sub/**]\n",
    "ignore: ['*.threat.yaml']\nrules: {no-undefined-reference: off}\n",
    "rules: {no-undefined-reference: hint}\nrule: 1\n",
  ],
  patterns: ["a.threat.yaml\n", "deep/\nmoved\n", "*.threat.yaml\n!b.threat.yaml\n", "many/\n"],
};

const START = {
  "w/a.threat.yaml": texts.threat[1],
  "w/ours.taxonomy.yaml": texts.taxonomy[0],
  "w/sub/b.threat.yaml": texts.threat[2],
  "w/sub/ours.taxonomy.yaml": texts.taxonomy[1],
  "w/sub/deep/c.threat.yaml": texts.threat[3],
  "w/.git/HEAD": "ref: refs/heads/main\n",
  "w/.git/info/exclude": "# none\n",
  "w/.hidden/h.threat.yaml": texts.threat[3],
  "v/d.threat.yaml": texts.threat[1],
  "out/e.threat.yaml": texts.threat[3],
} as Record<string, string>;

/** The possible events. The numbers choose the file and the variant. */
const happenings: Readonly<
  Record<string, (world: World, file: string, number: number) => Promise<void> | void>
> = {
  open: (world, file) => world.open(file),
  "open without a tab": (world, file) => world.open(file, "hidden"),
  edit: (world, file, number) => world.edit(file, textFor(file, number)),
  "change back and close a tab": async (world, file) => {
    const { opened } = world.panel;
    const { text } = opened.get(world.uri(file)) ?? {};
    if (text === undefined) return;
    await world.edit(file, "titel: x\n");
    await world.edit(file, text);
    world.panel.closeTab(world.uri(file));
  },
  save: (world, file) => world.save(file),
  close: (world, file) => world.close(file),
  "close a tab": (world, file) => {
    world.panel.closeTab(world.uri(file));
  },
  write: (world, file, number) => world.write(file, textFor(file, number)),
  create: (world, _file, number) =>
    world.write(
      pick(["w/new.threat.yaml", "w/sub/x/y/z.threat.yaml", "v/n.taxonomy.yaml"], number),
      pick(texts.threat, number),
    ),
  delete: (world, file) => world.delete(file),
  "rename a file": (world, file, number) => world.move(file, file.replace(/[^/]*\./, `${number}.`)),
  "delete a folder": (world, _file, number) =>
    world.delete(pick(["w/sub/deep", "w/sub", "w/moved", "w/many"], number)),
  "rename a folder": (world, _file, number) =>
    world.move(
      ...pick<[string, string]>(
        [
          ["w/sub", "w/moved"],
          ["w/moved", "w/sub"],
          ["w/sub/deep", "w/deep"],
          ["w/deep", "w/.hidden/deep"],
          ["w/many", "out/many"],
          ["out/many", "w/many"],
        ],
        number,
      ),
    ),
  "check out": (world, _file, number) => world.replace("w/many", many(number)),
  ignore: (world, _file, number) =>
    world.write(
      pick(["w/.gitignore", "w/sub/.gitignore", "w/.git/info/exclude"], number),
      pick(texts.patterns, number >> 2),
    ),
  "no longer ignore": (world, _file, number) =>
    world.delete(pick(["w/.gitignore", "w/sub/.gitignore"], number)),
  configure: (world, _file, number) =>
    world.write(
      pick(["w/.threat-assessment.yaml", "w/sub/.threat-assessment.yaml"], number),
      pick(texts.configuration, number >> 1),
    ),
  "no longer configure": (world, _file, number) =>
    world.delete(pick(["w/.threat-assessment.yaml", "w/sub/.threat-assessment.yaml"], number)),
  "open or close a folder": (world, _file, number) => world.toggle(pick(["v", "w/sub", "w"], number)),
  "begin a file": async ({ panel, root }, _file, number) => {
    const uri = untitled(root);
    if (panel.opened.has(uri)) await panel.edit(uri, pick(texts.threat, number));
    else await panel.open(uri, pick(texts.threat, number), "in a tab");
  },
  "save it as a file": async (world) => {
    const uri = untitled(world.root);
    const text = world.panel.opened.get(uri)?.text;
    if (text === undefined) return;
    await world.write(BEGUN, text);
    await world.panel.close(uri);
    await world.open(BEGUN);
  },
  "give it up": async ({ panel, root }) => {
    if (panel.opened.has(untitled(root))) await panel.close(untitled(root));
  },
};

/** The path of a new file that is not saved. */
const BEGUN = "w/begun.threat.yaml";

function untitled(root: string): string {
  return `untitled:${join(root, BEGUN)}`;
}

function textFor(file: string, number: number): string {
  if (file.endsWith(".taxonomy.yaml")) return pick(texts.taxonomy, number);
  return pick(file.includes("/.threat-assessment") ? texts.configuration : texts.threat, number);
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

/** Twenty files in two folders. */
function many(number: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `${index % 2 ? "x" : `y${number % 3}`}/n${index + (number % 2)}.threat.yaml`,
      pick(texts.threat, index + number),
    ]),
  );
}

/** The files of the world that can be opened or written, by their paths. */
function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .sort();
}

describe("the panel", () => {
  const happening = fc.record({
    what: fc.constantFrom(...Object.keys(happenings)),
    where: fc.nat(1000),
    how: fc.nat(1000),
  });

  it("the panel shows the current problems after any events", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 60, maxLength: 80, size: "max" }), async (all) => {
        const world = await World.begin(START, ["w"]);
        const trail: string[] = [];
        for (const { what, where, how } of all) {
          const files = filesIn(world.root);
          const file = files.length > 0 ? pick(files, where) : BEGUN;
          trail.push(`${what} (${file}, ${how})`);
          await happenings[what]?.(world, file, how);
          // Some events happen while the server is still working.
          if (how % 3 === 0) continue;
          const { shown, expected } = await world.atRest();
          expect(shown, trail.join("\n")).toEqual(expected);
        }
        world.session.process.kill();
      }),
      { ...runs(3), endOnFailure: true },
    );
  });
});

describe("the problems in the panel", () => {
  const WRONG = texts.threat[3] ?? "";

  /** What the panel shows at rest, which must be the current problems. */
  async function shownBy(world: World): Promise<string[]> {
    const { shown, expected } = await world.atRest();
    expect(shown).toEqual(expected);
    return [...world.panel.shown.keys()].map((uri) => uri.replace(/^.*\//, "")).sort();
  }

  it("a closed file keeps all its problems", async () => {
    const world = await World.begin({ "w/a.threat.yaml": texts.threat[2] ?? "" }, ["w"]);
    await world.open("w/a.threat.yaml");
    await shownBy(world);
    const before = world.panel.shown;
    await world.close("w/a.threat.yaml");
    expect(await shownBy(world)).toEqual(["a.threat.yaml"]);
    expect(world.panel.shown).toEqual(before);
  });

  it("the problems of an unsaved file have its own URI, and are not duplicated when it is saved", async () => {
    const world = await World.begin({ "w/ours.taxonomy.yaml": texts.taxonomy[0] ?? "" }, ["w"]);
    await happenings["begin a file"]?.(world, "", 3);
    await shownBy(world);
    expect([...world.panel.shown.keys()]).toEqual([untitled(world.root)]);
    await happenings["save it as a file"]?.(world, "", 0);
    await shownBy(world);
    expect([...world.panel.shown.keys()]).toContain(world.uri(BEGUN));
    expect([...world.panel.shown.keys()]).not.toContain(untitled(world.root));
  });

  it("problems disappear and appear with a folder, although the client reports only its name", async () => {
    const world = await World.begin({ "w/sub/b.threat.yaml": WRONG, "w/c.taxonomy.yaml": "x: 1\n" }, ["w"]);
    expect(await shownBy(world)).toContain("b.threat.yaml");
    await world.delete("w/sub");
    expect(await shownBy(world)).toEqual(["c.taxonomy.yaml"]);
    await world.replace("w/v1.2", { "deep/d.threat.yaml": WRONG });
    expect(await shownBy(world)).toContain("d.threat.yaml");
  });

  it("problems follow a taxonomy whose folder is removed and restored", async () => {
    const world = await World.begin(
      { "w/a.threat.yaml": (texts.threat[0] ?? "").replace("./ours", "./sub/ours") },
      ["w"],
    );
    await world.open("w/a.threat.yaml");
    expect(await shownBy(world)).toEqual(["a.threat.yaml"]);
    await world.replace("w/sub", { "ours.taxonomy.yaml": texts.taxonomy[0] ?? "" });
    expect(await shownBy(world)).toEqual([]);
    await world.close("w/a.threat.yaml");
    await world.delete("w/sub");
    expect(await shownBy(world)).toEqual(["a.threat.yaml"]);
  });

  it("a file outside the folders has problems while it is open", async () => {
    const world = await World.begin({ "out/o.threat.yaml": WRONG, "w/x.taxonomy.yaml": "x: 1\n" }, ["w"]);
    await world.open("out/o.threat.yaml");
    expect(await shownBy(world)).toContain("o.threat.yaml");
    await world.close("out/o.threat.yaml");
    expect(await shownBy(world)).toEqual(["x.taxonomy.yaml"]);
  });

  it("problems follow the open folders, and are not duplicated for nested ones", async () => {
    const world = await World.begin({ "w/sub/b.threat.yaml": WRONG, "v/d.threat.yaml": WRONG }, ["w"]);
    expect(await shownBy(world)).toEqual(["b.threat.yaml"]);
    await world.toggle("w/sub");
    await world.toggle("v");
    expect(await shownBy(world)).toEqual(["b.threat.yaml", "d.threat.yaml"]);
    await world.toggle("w");
    expect(await shownBy(world)).toEqual(["b.threat.yaml", "d.threat.yaml"]);
    await world.toggle("w/sub");
    expect(await shownBy(world)).toEqual(["d.threat.yaml"]);
  });

  it.each([
    ["w/.gitignore", "sub/\n"],
    ["w/sub/.gitignore", "*.yaml\n"],
    ["w/.git/info/exclude", "b.threat.yaml\n"],
    ["w/.threat-assessment.yaml", "ignore: [sub/**]\n"],
  ])("a file has no problems while %s ignores it, open or closed", async (path, patterns) => {
    const world = await World.begin(
      { "w/a.threat.yaml": WRONG, "w/sub/b.threat.yaml": WRONG, "w/.git/HEAD": "" },
      ["w"],
    );
    await world.open("w/sub/b.threat.yaml");
    expect(await shownBy(world)).toContain("b.threat.yaml");
    await world.write(path, patterns);
    expect(await shownBy(world)).toEqual(["a.threat.yaml"]);
    const status = { uri: world.uri("w/sub/b.threat.yaml") };
    expect(await world.session.request("threatAssessment/status", status)).toMatchObject({ isIgnored: true });
    await world.close("w/sub/b.threat.yaml");
    expect(await shownBy(world)).toEqual(["a.threat.yaml"]);
    await world.delete(path);
    expect(await shownBy(world)).toEqual(["a.threat.yaml", "b.threat.yaml"]);
  });

  it("problems in an open file follow a taxonomy that is opened with edits and closed without saving", async () => {
    const world = await World.begin(
      { "w/a.threat.yaml": texts.threat[0] ?? "", "w/ours.taxonomy.yaml": texts.taxonomy[0] ?? "" },
      ["w"],
    );
    await world.open("w/a.threat.yaml");
    expect(await shownBy(world)).toEqual([]);
    await world.panel.open(world.uri("w/ours.taxonomy.yaml"), texts.taxonomy[1] ?? "", "in a tab");
    expect(await shownBy(world)).toEqual(["a.threat.yaml"]);
    await world.close("w/ours.taxonomy.yaml");
    expect(await shownBy(world)).toEqual([]);
  });

  it("problems are right even if the client ignored the last answer because the tab was closed", async () => {
    const world = await World.begin({ "w/a.threat.yaml": texts.threat[2] ?? "" }, ["w"]);
    await world.open("w/a.threat.yaml");
    await shownBy(world);
    await world.edit("w/a.threat.yaml", texts.threat[0] ?? "");
    await shownBy(world);
    await world.edit("w/a.threat.yaml", texts.threat[2] ?? "");
    world.panel.closeTab(world.uri("w/a.threat.yaml"));
    expect(await shownBy(world)).toEqual(["a.threat.yaml"]);
  });
});
