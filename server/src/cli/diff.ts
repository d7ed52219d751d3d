/** `threat-assessment diff`: writes what has changed between editions of an assessment. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { Option } from "commander";
import { translationsFor } from "../files/language.ts";
import { inLanguage } from "../language/texts.ts";
import { changesTableNames } from "../publication/data/tableNames.ts";
import type { Failure } from "../report/report.ts";
import type { DocumentOptions } from "./documentOptions.ts";
import { addDocumentOptions, chosenFormat } from "./documentOptions.ts";
import type { ReadEdition } from "./editions.ts";
import { readEditions } from "./editions.ts";
import { failRun, isFailure } from "./outcome.ts";
import { examplesText, exitStatus } from "./terminal.ts";
import type { ConfiguredContent } from "./writeDocument.ts";
import { writeDocument } from "./writeDocument.ts";

interface DiffOptions extends DocumentOptions {
  readonly style?: "brief" | "full";
  readonly chain?: true;
  readonly exitCode?: true;
}

/** Adds the command `diff`. */
export function addDiff(program: Command): void {
  const command = program
    .command("diff")
    .description(t("Write what has changed between editions of an assessment."))
    .argument(
      "<files...>",
      t(
        "Editions from the earliest to the latest, each a file or REVISION:PATH. A single one is compared with what it supersedes.",
      ),
    )
    .addOption(
      new Option(
        "-s, --style <style>",
        t("How much is written. By default everything, and in Markdown what a review needs."),
      ).choices(["full", "brief"]),
    )
    .option("--chain", t("Compare a single file with all that it supersedes, one through the other."))
    .option("--exit-code", t("End with status 1 if something differs."));
  addDocumentOptions(command, changesTableNames)
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action(async (files: readonly string[], options: DiffOptions) => {
      let status: number = exitStatus.clean;
      const failure = await writeDocument(files.at(-1) ?? "", options, async () => {
        const content = await contentOf(files, options);
        if (!isFailure(content) && content.differs && options.exitCode) status = exitStatus.findings;
        return content;
      });
      process.exitCode = failure ? failRun(failure) : status;
    });
}

const EXAMPLES = `
  threat-assessment diff 2025.threat.yaml 2026.threat.yaml -o changes.docx
  threat-assessment diff 2026.threat.yaml --chain -o changes.pdf
  threat-assessment diff origin/main:port.threat.yaml port.threat.yaml --format markdown
  threat-assessment diff HEAD:port.threat.yaml port.threat.yaml --format json --exit-code`;

/** What is written, and whether the editions differ. */
interface DiffContent extends ConfiguredContent {
  readonly differs: boolean;
}

async function contentOf(names: readonly string[], options: DiffOptions): Promise<DiffContent | Failure> {
  const editions = readEditions(names, options.chain === true);
  if (isFailure(editions)) return editions;
  // Other commands start faster without them.
  const [{ editionSteps }, { changesReport, editionsDiffer }, { changesTables }, { changesData }] =
    await Promise.all([
      import("../publication/changes/comparedEditions.ts"),
      import("../publication/changes/changesReport.ts"),
      import("../publication/data/changesTables.ts"),
      import("../publication/data/changesData.ts"),
    ]);
  const latest = editions.at(-1)?.assessment;
  const translations = translationsFor(options.language ?? latest?.language ?? "en");
  const [first, ...others] = inLanguage(translations, () =>
    editionSteps(
      editions.map(({ assessment }) => assessment),
      namesOf(editions),
    ),
  );
  if (!first) return { path: names[0] ?? "", message: t("Two editions are needed to compare.") };
  const steps = [first, ...others] as const;
  const isMarkdown = chosenFormat(options) === "markdown";
  const publication = inLanguage(translations, () =>
    changesReport(steps, options.style ?? (isMarkdown ? "brief" : "full")),
  );
  return {
    publication,
    ...(latest && { configuration: latest.configuration }),
    markdown: "github",
    tables: () => inLanguage(translations, () => changesTables(steps)),
    data: () => inLanguage(translations, () => changesData(steps, publication.head.language)),
    differs: inLanguage(translations, () => steps.some(editionsDiffer)),
  };
}

/** What the user calls each edition. Files that are found through others have the name of the file. */
function namesOf(editions: readonly ReadEdition[]): string[] {
  return editions.map(({ name }) => decodeURI(name).replace(/^file:.*\//, ""));
}
