/** Counts how often, after random edits, a server reports other problems than a new server with the same text. */
import { isDeepStrictEqual } from "node:util";
import { TextDocument } from "vscode-languageserver-textdocument";
import { documentOf } from "../bench/document.ts";
import { randomOf } from "../bench/random.ts";
import type { Contender } from "../bench/server.ts";
import { change } from "./actions.ts";
import type { Pushing } from "./pushing.ts";
import { pushing } from "./pushing.ts";

/** The number of edits, and the number of edits between two comparisons. */
export const [EDITS, INTERVAL] = [500, 25];

/**
 * In milliseconds: how long a server must be silent to count as finished, and how long it gets if the results differ.
 */
const [QUIET, LONGER] = [2000, 8000];

const URI = "file:///edited.threat.yaml";

/** The number of differences, as a cell of the table. */
export async function differencesIn(contender: Contender): Promise<string> {
  const random = randomOf(5);
  const text = (): string => documentOf(100 + Math.floor(random() * 300), Math.floor(random() * 9));
  const worn = await pushing(contender);
  const document = TextDocument.create(URI, "yaml", 1, text());
  await worn.open(URI, document.getText());
  let different = 0;
  for (let edit = 1; edit <= EDITS; edit++) {
    const contentChanges = change(document, { folder: { text }, random });
    TextDocument.update(document, contentChanges, edit + 1);
    const textDocument = { uri: URI, version: edit + 1 };
    await worn.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges });
    if (edit % INTERVAL === 0 && (await differs(worn, contender, document.getText()))) different++;
  }
  await worn.stop();
  return `${different} of ${EDITS / INTERVAL}`;
}

async function differs(worn: Pushing, contender: Contender, text: string): Promise<boolean> {
  const fresh = await pushing(contender);
  await fresh.open(URI, text);
  const isSame = async (quiet: number): Promise<boolean> => {
    const all = await Promise.all([worn, fresh].map(async (server) => server.lastOf(URI, quiet)));
    return isDeepStrictEqual(...(all.map(inOrder) as [unknown, unknown]));
  };
  const result = !(await isSame(QUIET)) && !(await isSame(LONGER));
  await fresh.stop();
  return result;
}

function inOrder(diagnostics: unknown): unknown {
  return (diagnostics as unknown[]).map((each) => JSON.stringify(each)).sort();
}
