/** Tests files that the client reads for the server, as a process and as a web worker. */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  Location,
  Message,
  ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import { createProtocolConnection } from "vscode-languageserver-protocol/node";
import type {
  FindFilesParams,
  ReadFilesParams,
  RemoteReading,
} from "../../server/src/files/remoteProtocol.ts";
import { FIND_FILES, READ_FILES, TRUSTED } from "../../server/src/files/remoteProtocol.ts";
import { pulling, Session } from "./session.ts";
import { projectRoot } from "../../scripts/root.ts";

const FOLDER = "vscode-vfs://github/owner/repository";
/** The code of the worker, as the client in a browser joins it. */
const code = ["server.shared.cjs", "server.browser.cjs"]
  .map((name) => readFileSync(join(projectRoot, "dist", name), "utf8"))
  .join("");

/** Runs the worker with the globals of a browser and without Node.js. */
function startWorker(): ProtocolConnection {
  let receive: (message: Message) => void = () => undefined;
  const scope: { onmessage?: (event: { data: unknown }) => void } & Record<string, unknown> = {
    ...{ console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
    ...{ TextEncoder, TextDecoder, URL, atob, btoa, performance, MessageChannel },
    addEventListener: () => undefined,
    postMessage: (message: Message) => {
      receive(structuredClone(message));
    },
  };
  runInContext(code, createContext(scope));
  const none = (): { dispose: () => void } => ({ dispose: () => undefined });
  return createProtocolConnection(
    {
      ...{ onError: none, onClose: none, onPartialMessage: none, dispose: () => undefined },
      listen: (callback) => {
        receive = callback;
        return none();
      },
    },
    {
      ...{ onError: none, onClose: none, end: () => undefined, dispose: () => undefined },
      write: async (message) => {
        scope.onmessage?.({ data: structuredClone(message) });
        return Promise.resolve();
      },
    },
  );
}

const servers = {
  "a process": () => new Session("stdio").connection,
  "a worker": () => {
    const connection = startWorker();
    connection.listen();
    return connection;
  },
};

/** Connects a client that provides these files, by their paths in the folder. */
async function begin(
  connection: ProtocolConnection,
  files: ReadonlyMap<string, string | RemoteReading>,
  options: object = {},
): Promise<{ readonly asked: string[] }> {
  const asked: string[] = [];
  connection.onRequest(READ_FILES, ({ uris }: ReadFilesParams) => {
    asked.push(...uris);
    return { readings: uris.map((uri) => readingOf(files.get(uri.replace(`${FOLDER}/`, "")))) };
  });
  connection.onRequest(FIND_FILES, ({ folder }: FindFilesParams) => ({
    uris: [...files.keys()].filter((path) => !path.startsWith("..")).map((path) => `${folder}/${path}`),
    isPartial: false,
  }));
  connection.onRequest("client/registerCapability", () => null);
  await connection.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: pulling,
    workspaceFolders: [{ uri: FOLDER, name: "repository" }],
    initializationOptions: { canReadFiles: true, isTrusted: false, ...options },
  });
  await connection.sendNotification("initialized", {});
  return { asked };
}

function readingOf(file: string | RemoteReading | undefined): RemoteReading {
  if (typeof file === "string") return { base64: btoa(file) };
  return file ?? { failure: "missing" };
}

async function open(connection: ProtocolConnection, path: string, text: string): Promise<string> {
  const uri = `${FOLDER}/${path}`;
  const textDocument = { uri, languageId: "threat-assessment", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  return uri;
}

async function findings(connection: ProtocolConnection, uri: string): Promise<readonly Diagnostic[]> {
  const report = await connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  return report.kind === "full" ? report.items : [];
}

const assessment = (taxonomy: string): string =>
  `assessment: 1\ntitle: T\ntaxonomy: ${taxonomy}\nactors:\n  port: {name: Port, kind: company}\n` +
  "rankings:\n  first: {of: port, estimated-by: author, basis: analyst-judgment, order: [flod]}\n";
const TAXONOMY = "taxonomy: 1\nid: own\ntitle: Own\ncategories:\n  flood: {title: Floods}\n";

describe.each(Object.entries(servers))("%s", (_, start) => {
  const started = (): ProtocolConnection => {
    const connection = start();
    onTestFinished(() => {
      connection.dispose();
    });
    return connection;
  };

  it("the server loads the files that a document names before it reports problems", async () => {
    const connection = started();
    await begin(connection, new Map([["own.taxonomy.yaml", TAXONOMY]]));
    const uri = await open(connection, "a.threat.yaml", assessment("own.taxonomy.yaml"));
    const found = await findings(connection, uri);
    const finding = found.find(({ code }) => code === "no-undefined-reference");
    expect(finding?.message).toMatch(/"flod".*"flood"\?/);
  });

  it("the server distinguishes an unreachable file from a missing one", async () => {
    const connection = started();
    await begin(
      connection,
      new Map<string, RemoteReading>([["own.taxonomy.yaml", { failure: "unreachable", detail: "offline" }]]),
    );
    const [away, missing] = [
      await open(connection, "a.threat.yaml", assessment("own.taxonomy.yaml")),
      await open(connection, "b.threat.yaml", assessment("other.taxonomy.yaml")),
    ];
    const messageIn = async (uri: string): Promise<unknown> =>
      (await findings(connection, uri)).find(({ code }) => code === "no-missing-file")?.message;
    expect(await messageIn(away)).toMatch(/offline/);
    expect(await messageIn(missing)).toMatch(/cannot be found/);
  });

  it("the server finds references in closed files", async () => {
    const connection = started();
    await begin(
      connection,
      new Map([
        ["own.taxonomy.yaml", TAXONOMY],
        ["deep/b.threat.yaml", assessment("../own.taxonomy.yaml").replace("flod", "flood")],
      ]),
    );
    const uri = await open(connection, "own.taxonomy.yaml", TAXONOMY);
    const found = await connection.sendRequest<Location[]>("textDocument/references", {
      textDocument: { uri },
      position: { line: 4, character: 4 },
      context: { includeDeclaration: false },
    });
    expect(found.map((each) => each.uri)).toEqual([`${FOLDER}/deep/b.threat.yaml`]);
  });

  it("a new file uses the files in the folder where it will be saved", async () => {
    const connection = started();
    await begin(connection, new Map([["own.taxonomy.yaml", TAXONOMY]]));
    const uri = "untitled://github/owner/repository/new.threat.yaml";
    const textDocument = { uri, languageId: "threat-assessment", version: 1 };
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { ...textDocument, text: assessment("own.taxonomy.yaml") },
    });
    const codes = (await findings(connection, uri)).map(({ code }) => code);
    expect(codes).toContain("no-undefined-reference");
    expect(codes).not.toContain("no-missing-file");
  });

  it("the server reads nothing outside the folder until a trusted configuration lists it", async () => {
    const connection = started();
    const elsewhere = "vscode-vfs://github/owner/elsewhere/own.taxonomy.yaml";
    const { asked } = await begin(
      connection,
      new Map([
        [".threat-assessment.yaml", "outside: [../elsewhere]\n"],
        [elsewhere, TAXONOMY],
      ]),
    );
    const uri = await open(connection, "a.threat.yaml", assessment("../elsewhere/own.taxonomy.yaml"));
    expect((await findings(connection, uri)).map(({ code }) => code)).toContain("no-missing-file");
    expect(asked.filter((each) => !each.startsWith(FOLDER))).toEqual([]);
    await connection.sendNotification(TRUSTED, {});
    expect((await findings(connection, uri)).map(({ code }) => code)).not.toContain("no-missing-file");
    expect(asked).toContain(elsewhere);
  });
});

it("a worker uses the translation that it receives", async () => {
  const connection = servers["a worker"]();
  const ours =
    '"{0}" has no {1}. To weigh the order, readers need to know whose priorities these are, who says so, how they know, and when. Add what is missing.';
  await begin(connection, new Map(), { translations: { [ours]: "{0}: ¿de cuándo es?" } });
  const uri = await open(connection, "a.threat.yaml", assessment("own.taxonomy.yaml"));
  const messages = (await findings(connection, uri)).map(({ message }) => message);
  expect(messages).toContain("first: ¿de cuándo es?");
  connection.dispose();
});
