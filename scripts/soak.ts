/**
 * A soak test: random work in a folder of several hundred files. At intervals, all results must equal those of a new
 * server.
 * `npm run soak -- --minutes 60 --seed 7`
 */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { residentMemory } from "./bench/proc.ts";
import { randomOf } from "./bench/random.ts";
import { performAction } from "./soak/actions.ts";
import { Editor } from "./soak/editor.ts";
import { Folder } from "./soak/folder.ts";
import { differences } from "./soak/fresh.ts";
import { numberOf, runScript } from "./vscode/program.ts";

/** The number of comparisons with a new server, at most one a minute. */
const COMPARISONS = 12;
/** The limit for memory growth from half time to the end, after garbage collection: a factor, and additional bytes. */
const [SHARE, SLACK] = [1.15, 12_000_000];

interface Sample {
  readonly minutes: number;
  readonly heap: number;
  readonly resident: number;
}

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      files: { type: "string", default: "200" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const [minutes, seed] = [numberOf("--minutes", values.minutes), numberOf("--seed", values.seed)];
  console.log(`Soak of ${minutes} min, seed ${seed}`);
  const random = randomOf(seed);
  const folder = new Folder(random, numberOf("--files", values.files));
  const editor = await Editor.start(folder.folders);
  editor.follow();
  const { samples, differing } = await work({ editor, folder, random }, minutes);
  if (!hasFaults(editor)) await editor.stop();
  const faults = [...editor.faults, ...differing, ...growth(samples)];
  for (const fault of faults.slice(0, 20)) console.log(`FAULT ${fault}`);
  console.log(table({ editor, samples, seed, differing }));
  console.log(faults.length === 0 ? "PASSED" : `FAILED: ${faults.length} faults, seed ${seed}`);
  return faults.length === 0 ? 0 : 1;
});

/** Works for some minutes, and compares at intervals. */
async function work(room: Parameters<typeof performAction>[0], minutes: number): Promise<Seen> {
  const { editor } = room;
  const samples: Sample[] = [];
  const differing: string[] = [];
  const start = performance.now();
  const passed = (): number => (performance.now() - start) / 60_000;
  const rounds = Math.max(2, Math.min(COMPARISONS, Math.floor(minutes)));
  for (let round = 1; round <= rounds && !hasFaults(editor); round++) {
    const end = performance.now() + (minutes * 60_000) / rounds;
    while (performance.now() < end && !hasFaults(editor)) {
      await performAction(room);
      // An editor does not have more pending requests at a time.
      while (editor.pending > 20) await pause(1);
    }
    // A server that has crashed cannot be compared. The faults say why it crashed.
    if (hasFaults(editor)) break;
    differing.push(...(await differences(editor)));
    const sample = { minutes: passed(), heap: await editor.heap(), resident: residentMemory(editor.pid) };
    samples.push(sample);
    console.log(
      `${passed().toFixed(1)} min: ${JSON.stringify(editor.counts)}, heap ${megabytes(sample.heap)}, resident ${megabytes(sample.resident)}, ${differing.length} differences`,
    );
  }
  return { samples, differing };
}

function hasFaults({ faults }: Editor): boolean {
  return faults.length > 0;
}

/** Memory must level off: the second half must not need more than the first. */
function growth(samples: readonly Sample[]): string[] {
  const half = samples.slice(Math.floor(samples.length / 4), Math.floor(samples.length / 2));
  const end = samples.slice(-half.length);
  if (half.length === 0) return [];
  return (["heap", "resident"] as const).flatMap((what) => {
    const [before, after] = [half, end].map((all) => Math.min(...all.map((each) => each[what])));
    if (before === undefined || after === undefined || after <= before * SHARE + SLACK) return [];
    return [`The memory grows: ${what} ${megabytes(before)} at half time, ${megabytes(after)} at the end.`];
  });
}

interface Seen {
  readonly samples: readonly Sample[];
  readonly differing: readonly string[];
}

interface Outcome extends Seen {
  readonly editor: Editor;
  readonly seed: number;
}

/** A table for docs/reliability.md. */
function table({ editor, samples, seed, differing }: Outcome): string {
  const { edits, requests, cancelled, events } = editor.counts;
  const quarters = [1, 2, 3, 4].map((quarter) => samples[Math.ceil((samples.length * quarter) / 4) - 1]);
  const marks = (what: "heap" | "resident"): string =>
    quarters.map((sample) => (sample ? megabytes(sample[what]) : "–")).join(", ");
  const rows = [
    ["Seed", String(seed)],
    ["Minutes", (samples.at(-1)?.minutes ?? 0).toFixed(0)],
    ["Edits", String(edits)],
    ["Requests (cancelled)", `${requests} (${cancelled})`],
    ["Events on files", String(events)],
    ["Comparisons with a fresh start", String(samples.length)],
    ["Differences", String(differing.length)],
    ["Unanswered requests, errors, crashes", String(editor.faults.length)],
    ["Heap after garbage collection, at the quarters", marks("heap")],
    ["Resident memory, at the quarters", marks("resident")],
  ];
  return ["| What | Result |", "| --- | --- |", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
