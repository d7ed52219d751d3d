/** Compares a server after long use with a new one that has the same files. */
import { isDeepStrictEqual } from "node:util";
import { randomOf } from "../bench/random.ts";
import { Editor } from "./editor.ts";

/** The number of positions to compare in each open document. */
const PLACES = 6;

/** The differences, one line each. */
export async function differences(worn: Editor): Promise<string[]> {
  await worn.settled();
  const fresh = await Editor.start(worn.folders);
  for (const [uri, document] of worn.open) await fresh.openDocument(uri, document.getText());
  const found: string[] = [];
  for (const [method, params] of questions(worn)) {
    const answers = [await worn.request(method, params), await fresh.request(method, params)].map(comparable);
    if (!isDeepStrictEqual(answers[0], answers[1]))
      found.push(`${method} ${JSON.stringify(params)}: ${firstDifference(answers[0], answers[1])}`);
  }
  await fresh.stop();
  worn.faults.push(...fresh.faults.map((fault) => `in a new server: ${fault}`));
  return found;
}

function questions({ open }: Editor): (readonly [string, object])[] {
  const random = randomOf(open.size);
  return [
    ["workspace/diagnostic", { previousResultIds: [] }],
    ["workspace/symbol", { query: "" }],
    ...[...open.values()].flatMap((document) => {
      const textDocument = { uri: document.uri };
      const positions = Array.from({ length: PLACES }, () => ({
        line: Math.floor(random() * document.lineCount),
        character: 4 + Math.floor(random() * 16),
      }));
      return [
        ["textDocument/diagnostic", { textDocument }] as const,
        ["textDocument/documentSymbol", { textDocument }] as const,
        ["textDocument/codeLens", { textDocument }] as const,
        ...positions.flatMap(
          (position) =>
            [
              ["textDocument/hover", { textDocument, position }],
              ["textDocument/definition", { textDocument, position }],
              ["textDocument/completion", { textDocument, position, context: { triggerKind: 1 } }],
            ] as const,
        ),
      ];
    }),
  ];
}

/** An answer without values that may differ: result ids, versions, and the order of files. */
function comparable(answer: unknown): unknown {
  const plain: unknown = JSON.parse(
    JSON.stringify(answer ?? null, (key, value: unknown) =>
      key === "resultId" || key === "version" ? undefined : value,
    ),
  );
  const list = Array.isArray(plain) ? plain : (plain as { items?: unknown } | null)?.items;
  return Array.isArray(list) ? list.map((each) => JSON.stringify(each)).sort() : plain;
}

function firstDifference(a: unknown, b: unknown): string {
  const [one, other] = [a, b].map((each) =>
    Array.isArray(each) ? each.map(String) : [JSON.stringify(each)],
  );
  const only = (list: readonly string[] = [], rest: readonly string[] = []): string =>
    (list.find((each) => !rest.includes(each)) ?? "nothing").slice(0, 600);
  return `${only(one, other)} instead of ${only(other, one)}`;
}
