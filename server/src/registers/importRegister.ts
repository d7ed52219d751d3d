/** Imports a register: from the bytes of a file to the text of an assessment, with a preview of what goes where. */
import { maxOf } from "../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { showHidden } from "../language/hiddenCharacters.ts";
import { schemas } from "../format/schema.ts";
import { quotedList } from "../language/lists.ts";
import type { Translations } from "../language/texts.ts";
import type { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import { finish } from "../syntax/steps.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { FileBeside } from "./items/newFile.ts";
import { headingsNamed } from "./tables/namedColumns.ts";
import { LEVELS, levelTexts } from "./items/cellTexts.ts";
import { missingScale } from "./items/knownScales.ts";
import { namedScales, newFileTextInSteps, scaleFiles } from "./items/newFile.ts";
import type { ReportTable } from "./items/ownReport.ts";
import { withKnownCells } from "./items/ownReport.ts";
import { numberLines } from "./preview/numberNotes.ts";
import { previewText } from "./preview/preview.ts";
import { readWorkbook } from "./workbook/readWorkbook.ts";
import type { Register } from "./items/register.ts";
import { readRegisterInSteps } from "./items/register.ts";
import { inRegisterLanguage } from "./items/registerLanguage.ts";
import { updateFileInSteps } from "./update/updateFile.ts";
import type { ImportRefusal, Workbook } from "./workbook/workbook.ts";
import { isRefusal } from "./workbook/workbook.ts";
import { idOf } from "../model/basics/id.ts";

/** What an import depends on. */
export interface ImportContext {
  readonly library: Library;
  /** The translations of every language that headings may be in. */
  readonly languages: readonly Translations[];
  /** The name of the assessment, without the ending, for the ids and files of scales. */
  readonly name: string;
  /** Where the user wants columns to go: the target by heading. */
  readonly given: ReadonlyMap<string, string>;
  /** Where columns go as the configuration says; what is given comes before it. */
  readonly saved: ReadonlyMap<string, string>;
  /** The names of the sheets that are imported; by default all. */
  readonly sheets?: readonly string[] | undefined;
  /** The assessment that the register is imported into; `undefined` for a new one. */
  readonly existing: Source | undefined;
  /** Makes the tables that a report writes of an assessment, in the language that is loaded: what they say already is nothing new. */
  readonly reportTables?: (assessment: Assessment) => readonly ReportTable[];
}

/** What an import makes. */
export interface Imported {
  readonly register: Register;
  readonly preview: string;
  /** What to say of the columns that the user has named, if there are none, or several, with a name. */
  readonly columnNotes: readonly string[];
  /** The whole text of the assessment. */
  readonly text: string;
  /** The assessment after the import, if it existed before. */
  readonly source: Source | undefined;
  /** The scales that are made of words of the register, or get some of them. */
  readonly beside: readonly FileBeside[];
}

/** Returns the name of an assessment, for the ids and files of its scales: letters, digits and hyphens. @param path Its path, or that of the register. */
export function importName(path: string): string {
  const file = path.replace(/^.*[\\/]/s, "");
  return idOf(file.replace(/(?:\.threat)?\.\w+$/, "")) || "register";
}

/** Imports the bytes of a file. Nothing is written. */
export async function importRegister(
  bytes: Uint8Array,
  context: ImportContext,
): Promise<Imported | ImportRefusal> {
  const workbook = await readWorkbook(bytes);
  return isRefusal(workbook) ? workbook : finish(importWorkbookInSteps(workbook, context));
}

/** Imports a workbook that has been read. */
export function* importWorkbookInSteps(
  whole: Workbook,
  context: ImportContext,
): Steps<Imported | ImportRefusal> {
  const { existing: source, library, name, given, saved } = context;
  const chosen = withSheets(whole, context.sheets);
  if (isRefusal(chosen)) return chosen;
  const [existing] = source ? assessmentsOf(source, library) : [];
  if (existing && !isAssessment(existing))
    return { refusal: t("The file to import into is not an assessment. Choose another one, or a new name.") };
  const workbook = withoutNews(chosen, existing, context);
  const register = yield* readRegisterInSteps(workbook, {
    ...context,
    given: new Map([...saved, ...given]),
    existing,
  });
  if (register.items.length === 0 && !(existing && saysKnown(workbook)))
    return { refusal: nothingFound(workbook, register) };
  const headings = register.sheets.map(({ placed }) => (placed?.columns ?? []).map(({ heading }) => heading));
  const refusal = existing && scaleRefusal(existing, register, name);
  if (refusal) return refusal;
  const scales = namedScales(register.scales, { name });
  const updated = existing && (yield* updateFileInSteps(existing, register, scales));
  const beside = scaleFiles(register, { name });
  const { language } = register;
  const title = inRegisterLanguage(language, context.languages, () => t("Register {0}", name));
  const notes = columnNotes([...given.keys()], headings);
  return {
    register,
    preview: previewText({ register, beside, updated, columnNotes: notes }),
    columnNotes: notes,
    text: updated?.source.text ?? (yield* newFileTextInSteps(register, { name, title, language })),
    source: updated?.source,
    beside,
  };
}

/** Whether a file is an assessment, as its name and its keys say: a scale or another YAML file gets no threats. */
function isAssessment({ kind, document: { sections } }: Assessment): boolean {
  const keys = schemas.assessment.properties ?? {};
  return (
    kind === "assessment" && (sections.length === 0 || sections.some(({ name }) => Object.hasOwn(keys, name)))
  );
}

/**
 * What to say of the columns that the user has named, if there are none, or several, with a name.
 * @param sheets The headings of each sheet.
 */
function columnNotes(names: readonly string[], sheets: readonly (readonly string[])[]): string[] {
  return names.flatMap((name) => {
    const found = sheets.map((headings) => headingsNamed(name, headings));
    const several = found.find(({ length }) => length > 1);
    if (several)
      return [
        t(
          'Several columns are called "{0}". Write the whole heading: {1}.',
          showHidden(name),
          quotedList(several.map(showHidden), "or"),
        ),
      ];
    if (found.some(({ length }) => length > 0)) return [];
    const all = [...new Set(sheets.flat())].map(showHidden);
    return [t('There is no column "{0}". The columns are {1}.', showHidden(name), quotedList(all, "and"))];
  });
}

/** The workbook with the cells marked that say what the assessment says already. */
function withoutNews(
  workbook: Workbook,
  existing: Assessment | undefined,
  { languages, reportTables }: ImportContext,
): Workbook {
  return existing && reportTables
    ? withKnownCells(workbook, languages, () => reportTables(existing))
    : workbook;
}

/** Whether a report has written rows of the workbook that say what the assessment says already. */
function saysKnown({ sheets }: Workbook): boolean {
  return sheets.some(
    (sheet) => sheet.isReport === true || sheet.rows.some((row) => row.cells.some((cell) => cell?.isKnown)),
  );
}

/** The workbook with only the sheets that are wanted. */
function withSheets({ sheets }: Workbook, wanted: readonly string[] | undefined): Workbook | ImportRefusal {
  if (wanted === undefined) return { sheets };
  const missing = wanted.find((name) => !sheets.some((sheet) => sheet.name === name));
  if (missing !== undefined)
    return {
      refusal: t(
        'The file has no sheet "{0}". It has {1}.',
        showHidden(missing),
        quotedList(
          sheets.map(({ name }) => showHidden(name)),
          "and",
        ),
      ),
    };
  return {
    sheets: sheets.filter(({ name }) => wanted.includes(name)),
    leftOut: sheets.filter(({ name }) => !wanted.includes(name)),
  };
}

/** Without its scale, the levels of an assessment would be taken for none. */
function scaleRefusal(existing: Assessment, { sheets }: Register, name: string): ImportRefusal | undefined {
  const tables = sheets.flatMap(({ placed }) => placed ?? []);
  const rated = LEVELS.filter((of) => levelTexts(tables, of).length > 0);
  const [missing] = rated.flatMap((of) => missingScale(of, existing, name) ?? []);
  if (missing === undefined) return undefined;
  return {
    refusal: t(
      'The scale "{0}" is missing, so the levels of the register cannot be read. Put it back, or name another one under "scales".',
      showHidden(missing),
    ),
  };
}

function nothingFound({ sheets }: Workbook, register: Register): string {
  if (register.sheets.some(({ sheet }) => sheet.isReport))
    return t(
      "The file has results or descriptions of rankings as a report writes them. An import does not read them: write them in the assessment.",
    );
  const notes = register.sheets.flatMap(numberLines);
  if (notes.length > 0) return [t("The file has no register."), ...notes].join(" ");
  const most = maxOf([0, ...sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.length))]);
  return most < 2
    ? t(
        "The file has only one column. A register has a row of headings, such as “Risk” and “Likelihood”, with the entries below.",
      )
    : t(
        "The file has no register: no sheet has a row of headings, such as “Risk” and “Likelihood”, with entries below. To say what a column is, use headings as in the documentation.",
      );
}
