/** The request for the assessment that a register becomes, which our own client shows and writes. */
import { t } from "@vscode/l10n";
import type { TextEdit } from "vscode-languageserver-types";
import { bytesOf } from "../files/base64.ts";
import { quoted } from "../language/texts.ts";
import { tablesOf } from "../publication/data/tables.ts";
import { targetLabels } from "../registers/tables/headings.ts";
import type { ImportContext, Imported } from "../registers/importRegister.ts";
import { importName, importWorkbookInSteps } from "../registers/importRegister.ts";
import { columnExamples } from "../registers/preview/cellExamples.ts";
import { sheetKindText } from "../registers/preview/preview.ts";
import { readWorkbook, sizeRefusal } from "../registers/workbook/readWorkbook.ts";
import type { SheetResult } from "../registers/items/register.ts";
import type { SavedConfiguration } from "../registers/savedColumns.ts";
import { saveColumns, savedColumns } from "../registers/savedColumns.ts";
import { isTarget } from "../registers/tables/targets.ts";
import type { Workbook } from "../registers/workbook/workbook.ts";
import { isRefusal } from "../registers/workbook/workbook.ts";
import { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import { editBetween } from "../syntax/write/edit.ts";
import { configurationFor } from "../workspace/configuration.ts";
import type { ResponseError } from "./protocol.ts";
import type { Request } from "./request.ts";
import { ownRequest } from "./request.ts";
import type { Server } from "./server.ts";
import { inSlices } from "./slices.ts";
import type { RequestContext } from "./whenLoaded.ts";
import { wasCancelled, whenLoaded } from "./whenLoaded.ts";

/** A register, and where it is imported. */
export interface ImportParams {
  /** The URI of the assessment, which need not exist yet. */
  readonly uri: string;
  /** The text of the assessment, if it exists. */
  readonly text?: string;
  /** The bytes of the register; they may be left out if the size alone decides. */
  readonly base64: string;
  readonly size: number;
  /** Where the user wants columns to go: the target by heading. */
  readonly columns?: Readonly<Record<string, string>>;
  /** The names of the sheets to import; by default all. */
  readonly sheets?: readonly string[];
}

/** A column of a register, and where it goes. */
export interface ImportColumn {
  readonly heading: string;
  readonly target: string;
  /** Whether the import does not know the heading, and nobody has said where it goes. */
  readonly isUnknown: boolean;
  /** The first cells, in one line. */
  readonly examples: string;
}

/** A sheet of a register. */
interface ImportSheet {
  readonly name: string;
  /** What it becomes, for a person. */
  readonly detail: string;
  readonly columns: readonly ImportColumn[];
}

/** A file that an import changes or makes. */
export interface ImportedFile {
  readonly uri: string;
  readonly isNew: boolean;
  /** The text now; empty for a new file. */
  readonly before: string;
  readonly text: string;
  /** The edits that make the text of what is there now. */
  readonly edits: readonly TextEdit[];
}

/** What an import would do, or a sentence that says why it cannot be done. */
export interface ImportResult {
  readonly refusal?: string;
  /** What goes where, as lines of text. */
  readonly preview?: string;
  /** The assessment first, then the scales that it needs and the configuration that says where columns go. */
  readonly files?: readonly ImportedFile[];
  readonly sheets?: readonly ImportSheet[];
  /** Where columns can go, and what readers call it. */
  readonly targets?: readonly { readonly target: string; readonly label: string }[];
}

/** The requests. */
export const importRequests: readonly Request[] = [
  ownRequest("threatAssessment/import", {
    shape: { uri: "text", base64: "text" },
    refusal: () => t("The register cannot be imported, because the program has failed."),
    answer: importInto,
  }),
];

type Token = RequestContext["token"];

/** The workbook is read once, and imported again when the files are loaded that the assessment names. */
async function importInto(
  params: ImportParams,
  token: Token,
  server: Server,
): Promise<ImportResult | ResponseError> {
  const workbook = sizeRefusal(params.size) ?? (await readWorkbook(bytesOf(params.base64)));
  if (isRefusal(workbook)) return workbook;
  const languages = await Promise.all(["en", "es"].map(server.translations));
  const isWanted = (): boolean => !token.isCancellationRequested;
  return whenLoaded(server, token, async (asked) => {
    const outcome = await inSlices(result(workbook, params, { ...asked, languages }), {
      isWanted,
      urgency: "asked",
    });
    return outcome?.result ?? wasCancelled();
  });
}

function* result(
  workbook: Workbook,
  { uri, text, columns = {}, sheets }: ImportParams,
  { library, languages }: RequestContext & Pick<ImportContext, "languages">,
): Steps<ImportResult> {
  const given = new Map(Object.entries(columns).filter(([, target]) => isTarget(target)));
  const existing = text === undefined ? undefined : Source.of(uri, text);
  const saved = savedColumns(configurationFor(uri, library.files));
  const imported = yield* importWorkbookInSteps(workbook, {
    library,
    languages,
    name: importName(decodeURIComponent(uri)),
    given,
    saved,
    sheets,
    existing,
    reportTables: tablesOf,
  });
  if (isRefusal(imported)) return imported;
  const configuration = saveColumns(uri, given, library.files);
  const isSaved = configuration === undefined || configuration.after !== undefined;
  return {
    preview: [imported.preview, ...(isSaved ? [] : [`${notSaved(configuration)}\n`])].join(""),
    files: [
      ...filesOf(imported, { uri, existing }),
      ...(configuration?.after
        ? [fileOf(configuration.before, configuration.after, configuration.isNew)]
        : []),
    ],
    sheets: imported.register.sheets.map(sheetOf),
    targets: Array.from(targetLabels(), ([target, label]) => ({ target, label })),
  };
}

function notSaved({ uri }: SavedConfiguration): string {
  return t("The columns cannot be saved in {0} without harm. Add them yourself under “import”.", quoted(uri));
}

function filesOf(
  { text, beside }: Imported,
  { uri, existing }: { readonly uri: string; readonly existing: Source | undefined },
): ImportedFile[] {
  const folder = uri.slice(0, uri.lastIndexOf("/") + 1);
  return [
    fileOf(existing ?? Source.of(uri, ""), Source.of(uri, text), existing === undefined),
    ...beside.map(({ name, text: own, before }) => {
      const file = before ?? Source.of(`${folder}${encodeURIComponent(name)}`, "");
      return fileOf(file, Source.of(file.uri, own), before === undefined);
    }),
  ];
}

function fileOf(before: Source, after: Source, isNew: boolean): ImportedFile {
  const edits = isNew ? [] : editBetween(before, after);
  return { uri: before.uri, isNew, before: before.text, text: after.text, edits };
}

function sheetOf({ sheet, placed }: SheetResult): ImportSheet {
  return {
    name: sheet.name,
    detail: placed ? sheetKindText(placed) : "",
    columns: (placed?.columns ?? []).map((column) => ({
      heading: column.heading,
      target: column.target,
      // In a sheet of rankings, the other columns are those of holders, or are kept with the sheet.
      isUnknown:
        placed?.kind !== "rankings" &&
        column.isHolder !== true &&
        column.target.startsWith("x-") &&
        !column.isGiven,
      examples: placed ? columnExamples(column, placed.table) : "",
    })),
  };
}
