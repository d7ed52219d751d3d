/** Tests that the editor and the command line give the same figures for rankings. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import type { Hover, MarkupContent } from "vscode-languageserver-protocol";
import { projectRoot } from "../../scripts/root.ts";
import { runCli } from "../cli/program.ts";
import { pulling, Session } from "./session.ts";

const FILE = join(projectRoot, "examples", "five-state-union.threat.yaml");

interface Range {
  readonly low: number;
  readonly high: number;
}

interface Data {
  readonly rankings: readonly { readonly name: string }[];
  readonly order: { readonly items: readonly { readonly name: string }[] };
  readonly holders: readonly { readonly ranking: number; readonly distance: Range }[];
  readonly pairs: readonly ({ readonly rankings: readonly [number, number] } & Readonly<
    Record<"kendall" | "spearman" | "overlap", Range>
  >)[];
}

const figure = (value: number): string => value.toFixed(2).replace("-", "−");
const figures = ({ low, high }: Range): string =>
  low === high ? figure(low) : `${figure(low)} to ${figure(high)}`;

it("the view and the hover of a comparison have the figures of the command line", async () => {
  const data = JSON.parse(runCli(["compare", FILE, "-f", "json"]).stdout) as Data;
  const text = readFileSync(FILE, "utf8");
  const uri = pathToFileURL(FILE).toString();
  const session = new Session("stdio");
  await session.initialize(pulling);
  await session.open(uri, text);
  const view = await session.request<{ text: string }>("workspace/textDocumentContent", {
    uri: `threat-assessment:/comparison/a.md?${encodeURIComponent(uri)}`,
  });
  const nameAt = (index: number): string => data.rankings[index]?.name ?? "";
  const lines = view.text.split("\n").map((line) => line.replace(/[\\*]/g, ""));
  expect(data.pairs).toHaveLength(10);
  for (const { rankings, kendall, spearman, overlap } of data.pairs) {
    const line = lines.find((each) => each.startsWith(`| ${rankings.map(nameAt).join(" – ")} |`));
    expect(line).toContain(`| ${[kendall, spearman, overlap].map(figures).join(" | ")} |`);
  }
  const line = text.split("\n").findIndex((each) => each.startsWith("  the-four:"));
  const hover = await session.request<Hover>("textDocument/hover", {
    textDocument: { uri },
    position: { line, character: 4 },
  });
  const shown = (hover.contents as MarkupContent).value.replace(/[\\*]/g, "");
  const four = ["arden-2026", "brisa-2026", "corvo-2026", "delmar-2026"].flatMap((id) => ["-r", id]);
  const { holders, order } = JSON.parse(runCli(["compare", FILE, ...four, "-f", "json"]).stdout) as Data;
  expect(holders).toHaveLength(4);
  for (const { ranking, distance } of holders)
    expect(shown).toContain(
      `${nameAt(ranking)}: ${String(Math.round(100 * (1 - distance.high)))}% of the pairs`,
    );
  const places = order.items.map(({ name }) => shown.indexOf(name));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
