/** The targets of a report: standard output and files, in several formats at once. */
import { t } from "@vscode/l10n";
import { listed } from "../language/lists.ts";
import { sentences } from "../language/texts.ts";
import { InvalidArgumentError, Option } from "commander";
import { reasonNotWritten } from "../files/disk.ts";
import { isFormatFile } from "../format/kind.ts";
import { replaceFile } from "../files/replace.ts";
import type { FormatName } from "../report/format.ts";
import { formatNames, formats } from "../report/format.ts";
import type { Report } from "../report/report.ts";
import { didYouMean, similarWords } from "../rules/suggest.ts";
import type { ColorOption } from "./terminal.ts";
import { printError, terminalOf } from "./terminal.ts";

/** A format, and where it is written. */
export interface OutputTarget {
  readonly format: FormatName;
  /** The path of the file; standard output if `undefined`. */
  readonly file: string | undefined;
}

/** Creates the option that names the targets of a report. */
export function formatOption(): Option {
  return new Option(
    "-f, --format <name[=file]>",
    t(
      "The format of the report ({0}), and its file; repeat the option for several reports.",
      formatNames.join(", "),
    ),
  ).argParser(withTarget);
}

/** Parses `NAME` or `NAME=FILE`, and adds it to the other targets. */
function withTarget(text: string, others: readonly OutputTarget[] = []): readonly OutputTarget[] {
  const [name = "", ...rest] = text.split("=");
  const format = formatNames.find((each) => each === name);
  const file = rest.length > 0 ? rest.join("=") : undefined;
  if (!format) {
    const intended = didYouMean(similarWords(name, formatNames));
    const known = t("The formats are {0}.", listed(formatNames));
    throw new InvalidArgumentError(sentences(t('There is no format "{0}".', name), intended, known));
  }
  if (file === "") throw new InvalidArgumentError(t("The name of the file is missing after `=`."));
  if (file !== undefined) asOutput(file);
  if (others.some((other) => other.file === file)) {
    throw new InvalidArgumentError(
      file === undefined
        ? t("Two formats go to standard output. Give one of them a file, such as `{0}=problems.txt`.", format)
        : t(
            'Two formats go to "{0}". Give one of them another file, such as `{1}=problems.txt`.',
            file,
            format,
          ),
    );
  }
  return [...others, { format, file }];
}

/** Checks the name of an output file: it must not be a file that people write by hand. */
export function asOutput(file: string): string {
  if (!isFormatFile(file)) return file;
  throw new InvalidArgumentError(
    t('"{0}" is a file to check, and the output would overwrite it. Choose another name.', file),
  );
}

/**
 * Writes the report to all targets.
 * @returns Whether all could be written.
 */
export function writeToTargets(
  targets: readonly OutputTarget[],
  report: Report,
  options: ColorOption,
): boolean {
  return targets
    .map(({ format, file }) => {
      if (file !== undefined)
        return writeAtomically(file, formats[format](report, terminalOf({}, { color: false })));
      process.stdout.write(formats[format](report, terminalOf(process.stdout, options)));
      return true;
    })
    .every((isWritten) => isWritten);
}

/**
 * Writes a file atomically.
 * @returns Whether it could be written.
 */
export function writeAtomically(file: string, text: string): boolean {
  try {
    replaceFile(file, text);
    return true;
  } catch (error) {
    printError(`${file}: ${sentences(t("It cannot be written."), reasonNotWritten(error))}`);
    return false;
  }
}
