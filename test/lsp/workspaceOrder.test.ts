/** Tests that workspace diagnostics become correct in whatever order files change and a slow client answers. */
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { isAtOrBelow } from "../../server/src/files/uris.ts";
import { RemoteClient, REMOTE_FOLDER } from "./remoteClient.ts";
import { fc, runs } from "../property.ts";

const WRONG = "titel: x\n";

/** The rules that are violated, by file. */
function found(shown: ReturnType<RemoteClient["follow"]>): Record<string, unknown> {
  const all = [...shown].filter(([, items]) => items.length > 0).sort();
  return Object.fromEntries(all.map(([uri, items]) => [uri, items.map(({ code }) => code)]));
}

it("a file that is deleted while it is open without a tab has no diagnostics any more", async () => {
  const client = new RemoteClient({ "moved/a.threat.yaml": WRONG });
  await client.begin();
  const uri = await client.open("moved/a.threat.yaml", WRONG);
  const shown = client.follow();
  await expect.poll(() => Object.keys(found(shown)), { timeout: 10_000 }).toEqual([uri]);
  client.files.clear();
  await client.changed(`${REMOTE_FOLDER}/moved`);
  await expect.poll(() => found(shown), { timeout: 10_000 }).toEqual({});
});

it("a folder that is removed during its first check has no diagnostics any more", async () => {
  const client = new RemoteClient({ "moved/a.threat.yaml": WRONG });
  let removed = false;
  // The file was found and is being checked; the client answers with the old content.
  client.onRead = async (uris) => {
    if (removed || !uris.includes(`${REMOTE_FOLDER}/moved/a.threat.yaml`)) return;
    removed = true;
    client.files.clear();
    await client.changed(`${REMOTE_FOLDER}/moved`);
  };
  await client.begin();
  const shown = client.follow();
  await client.quiet();
  expect(removed).toBe(true);
  expect(found(shown)).toEqual({});
});

const path = fc.constantFrom(
  ...["one/a.threat.yaml", "one/deep/b.threat.yaml", "two/a.threat.yaml", "ours.taxonomy.yaml"],
);
const text = fc.constantFrom(
  WRONG,
  "assessment: 1\ntitle: T\n",
  "assessment: 1\ntitle: T\ntaxonomy: ../ours.taxonomy.yaml\nthreats:\n  t: {title: T, category: waves}\n",
  "taxonomy: 1\nid: ours\ntitle: Ours\ncategories:\n  waves: {title: Waves, definition: D.}\n",
);
const folder = fc.constantFrom("one", "one/deep", "two");
type Event =
  | { readonly kind: "write" | "open" | "close"; readonly path: string; readonly text: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "move"; readonly path: string; readonly to: string };
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), path, text }),
  fc.record({ kind: fc.constant("remove" as const), path: fc.oneof(path, folder) }),
  fc.record({ kind: fc.constant("move" as const), path: folder, to: folder }),
  fc.record({ kind: fc.constantFrom("open" as const, "close" as const), path, text }),
);
interface Scenario {
  readonly events: readonly { readonly event: Event; readonly after: number }[];
  readonly delays: Iterator<number, unknown>;
}
const scenario: fc.Arbitrary<Scenario> = fc.record({
  events: fc.array(fc.record({ event, after: fc.nat(80) }), { minLength: 1, maxLength: 8 }),
  delays: fc.infiniteStream(fc.nat(40)),
});

/** A client and its open documents. */
interface Editor {
  readonly client: RemoteClient;
  readonly open: Map<string, string>;
}

async function happen({ client, open }: Editor, event: Event): Promise<void> {
  const uri = `${REMOTE_FOLDER}/${event.path}`;
  const { files } = client;
  const below = [...files.keys()].filter((each) => isAtOrBelow(each, new Set([uri])));
  switch (event.kind) {
    case "write":
      files.set(uri, event.text);
      return client.changed(uri);
    case "remove":
      for (const each of below) files.delete(each);
      return client.changed(uri);
    case "move": {
      const to = `${REMOTE_FOLDER}/${event.to}`;
      if (isAtOrBelow(to, new Set([uri])) || isAtOrBelow(uri, new Set([to]))) return;
      for (const each of below) {
        files.set(to + each.slice(uri.length), files.get(each) ?? "");
        files.delete(each);
      }
      return client.changed(uri, to);
    }
    case "open":
      if (open.has(event.path)) return;
      open.set(event.path, event.text);
      await client.open(event.path, event.text);
      return;
    case "close":
      if (open.delete(event.path)) await client.close(uri);
  }
}

const BEFORE = { "one/a.threat.yaml": WRONG, "one/deep/b.threat.yaml": WRONG, "two/a.threat.yaml": WRONG };

async function play({
  events,
  delays,
}: typeof scenario extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
  const client = new RemoteClient(BEFORE, () => Number(delays.next().value));
  const editor: Editor = { client, open: new Map() };
  await client.begin();
  const shown = client.follow();
  for (const { event, after } of events) {
    await pause(after);
    await happen(editor, event);
  }
  const fresh = new RemoteClient({});
  for (const [uri, content] of client.files) fresh.files.set(uri, content);
  await fresh.begin();
  for (const [path, content] of editor.open) await fresh.open(path, content);
  const expected = fresh.follow();
  await Promise.all([client.quiet(), fresh.quiet()]);
  expect(found(shown)).toEqual(found(expected));
  // The client shows files that exist only in the editor only while they have a tab.
  expect(Object.keys(found(shown)).filter((uri) => !client.files.has(uri))).toEqual([]);
}

it("after any events, the diagnostics are those of a new session", async () => {
  const several = fc.array(scenario, { minLength: 20, maxLength: 20 });
  const property = fc.asyncProperty(several, async (all) => {
    await Promise.all(all.map(play));
  });
  await fc.assert(property, { ...runs(3), endOnFailure: true });
});
