/** Measures opening a folder of many files. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { WorkspaceDiagnosticReportPartialResult } from "vscode-languageserver-protocol/node";
import { CancellationTokenSource, WorkspaceDiagnosticRequest } from "vscode-languageserver-protocol/node";
import { ScriptFailure } from "../vscode/program.ts";
import { ours } from "./contenders.ts";
import { strictFolder } from "./folder.ts";
import { documentOf, paper } from "./document.ts";
import { digits, duration, median, timed, times } from "./figures.ts";
import { withInvalidWord } from "./keystroke.ts";
import type { BenchPart, Row } from "./row.ts";
import { seed } from "./seed.ts";
import { BenchServer } from "./server.ts";
import { measuredInTurns } from "./turns.ts";

const FILES = 5_000;
const LINES = 300;
const STARTS = 8;

/** The limit for the time to the diagnostics of an open file, as a multiple of the time without the folder. */
const LIMIT = 1.2;

/** The limit for the time from a cancellation to the end of the request, in milliseconds. */
const MOMENT = 50;

/** Measures the diagnostics of a workspace. */
export const workspace: BenchPart = {
  method: `The benchmark opens a folder of ${FILES} files of ${LINES} lines and requests the problems of all of them. At the same time, it opens the
    paper's assessment with an invalid value. The time runs from the start of the process to the problems of the assessment, with and without the
    folder: ${STARTS} times by turns, the first not counted. Then follow the time until every file of the folder is reported, and the time from a
    cancellation to the end of the request.`,
  async *rows(): AsyncGenerator<Row> {
    const folder = pathToFileURL(`${prepare()}/`).toString();
    const turns = Array.from({ length: STARTS }, (_, index) => index);
    const [within = [], alone = []] = await measuredInTurns(
      { servers: [folder, undefined], turns, warmUp: 1 },
      firstFindings,
    );
    const [a, b] = [median(within), median(alone)];
    yield {
      what: `process start → first problems, in a folder of ${FILES} files`,
      target: `at most ${digits(LIMIT)} × without it`,
      ours: duration(a),
      other: duration(b),
      ratio: times(a / b),
      isMet: a <= LIMIT * b,
    };
    const server = await BenchServer.start(ours, { folder });
    if (reportsFolders(server)) {
      yield { what: `every file of ${FILES} reported`, ours: duration(await timed(() => everyFile(server))) };
      const cancelled = await cancellation(server);
      const target = `under ${duration(MOMENT)}`;
      yield {
        what: "the same cancelled → ended",
        target,
        ours: duration(cancelled),
        isMet: cancelled < MOMENT,
      };
    }
    await server.stop();
  },
};

/** Writes the files. @returns Their folder. */
function prepare(): string {
  const folder = strictFolder();
  for (let number = 1; number <= FILES; number++) {
    writeFileSync(join(folder, `report-${number}.threat.yaml`), documentOf(LINES, seed + number));
  }
  return folder;
}

/** The times to the first diagnostics of an open file in a new server, with a folder or without. */
async function firstFindings(folder: string | undefined): Promise<number[]> {
  const { text, isFound } = withInvalidWord(paper);
  const start = performance.now();
  const server = await BenchServer.start(ours, folder === undefined ? {} : { folder });
  const background =
    folder !== undefined && reportsFolders(server) ? reports(server, () => undefined) : undefined;
  await server.open(text);
  await server.findings(isFound);
  const end = performance.now();
  background?.cancel();
  await background?.ended;
  await server.quit();
  return [end - start];
}

function reportsFolders({ capabilities }: BenchServer): boolean {
  return capabilities.diagnosticProvider?.workspaceDiagnostics === true;
}

/** Requests workspace diagnostics until every file is reported. The request itself may stay open. */
async function everyFile(server: BenchServer): Promise<void> {
  const uris = new Set<string>();
  const { cancel, ended } = reports(server, (uri) => {
    if (uris.add(uri).size === FILES) cancel();
  });
  await ended;
  if (uris.size < FILES) throw new ScriptFailure(`Of ${FILES} files ${uris.size} are reported.`);
}

/**
 * Requests workspace diagnostics and cancels them after the first report.
 * @returns The time to the end of the request.
 */
async function cancellation(server: BenchServer): Promise<number> {
  let start = NaN;
  const { cancel, ended } = reports(server, () => {
    if (!Number.isNaN(start)) return;
    start = performance.now();
    cancel();
  });
  await ended;
  return performance.now() - start;
}

/** Requests workspace diagnostics. */
function reports(
  server: BenchServer,
  onReport: (uri: string) => void,
): { cancel: () => void; ended: Promise<void> } {
  const { connection } = server;
  const source = new CancellationTokenSource();
  const partialResultToken = `reports-${++requests}`;
  const take = ({ items }: WorkspaceDiagnosticReportPartialResult): void => {
    for (const { uri } of items) onReport(uri);
  };
  const progress = connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, take);
  const params = { previousResultIds: [], partialResultToken };
  const ended = connection
    .sendRequest(WorkspaceDiagnosticRequest.type, params, source.token)
    .then(take, (error: unknown) => {
      if (!source.token.isCancellationRequested) throw error;
    })
    .finally(() => {
      progress.dispose();
    });
  return {
    cancel: () => {
      source.cancel();
    },
    ended,
  };
}

let requests = 0;
