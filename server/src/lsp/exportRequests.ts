/** The requests for files of a document, which our own client writes. */
import { t } from "@vscode/l10n";
import { exportChoices, viewExportChoices } from "../features/exportChoices.ts";
import type { ViewName, ViewRequest } from "../features/viewProtocol.ts";
import { publicationsOf } from "../features/views.ts";
import { base64Of } from "../files/base64.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { inLanguage, quoted, readersTranslations } from "../language/texts.ts";
import type { Failure } from "../report/report.ts";
import { inspectInSteps } from "../rules/inspect.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt, assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { documentContent } from "../writers/documentContent.ts";
import type { DocumentContent, DocumentOrder, MadeDocument } from "../writers/documentOrder.ts";
import { documentOrder } from "../writers/documentOrder.ts";
import { isDocumentFormat } from "../writers/formats.ts";
import { readHouseFiles } from "../writers/houseFiles.ts";
import { makeInWorker, MAX_SECONDS } from "../writers/makeInWorker.ts";
import { noteText } from "../writers/noteText.ts";
import { ResponseError } from "./protocol.ts";
import type { Request } from "./request.ts";
import { ownRequest, request } from "./request.ts";
import type { Server } from "./server.ts";
import { inSlices } from "./slices.ts";
import type { RequestContext } from "./whenLoaded.ts";
import { wasCancelled, whenLoaded } from "./whenLoaded.ts";

/** The assessment to export, if it is known. */
export interface ExportChoicesParams {
  readonly uri?: string;
  /** By default the document for readers. */
  readonly view?: string;
}

/** The assessment to export, and how. */
export interface ExportParams {
  readonly uri: string;
  readonly format: string;
  /** The name of the file without its ending: those next to it begin with it. */
  readonly name: string;
  /** Without it, the configuration decides. */
  readonly style?: "brief" | "full";
  /** The only table, for CSV. */
  readonly table?: string;
  /** The line of the cursor, from 0, which chooses one of several assessments. */
  readonly line?: number;
  /** What is shown of the file, such as its changes; by default the document for readers. */
  readonly shown?: Pick<ViewRequest, "view" | "earlier" | "revision">;
}

/** A file as a message carries it. */
interface ExportedFile {
  /** The path of a file next to the main one. */
  readonly path: string;
  readonly base64: string;
}

/** The files, and what the user should know, or a sentence that says why there are none. */
export interface ExportResult {
  readonly refusal?: string;
  /** The file itself; without it, the others make a folder. */
  readonly base64?: string;
  readonly beside?: readonly ExportedFile[];
  readonly notes?: readonly string[];
}

/** What is known of an order before it is made. */
interface Prepared {
  readonly order: DocumentOrder;
  readonly notes: readonly string[];
}

/** The requests. */
export const exportRequests: readonly Request[] = [
  request("threatAssessment/exportChoices", {
    capability: {},
    shape: {},
    answer:
      () =>
      ({ uri, view = "document" }, { library }) => {
        const source = uri === undefined ? undefined : library.read(uri);
        const configuration = source && assessmentsOf(source, library)[0]?.configuration;
        return view === "document" ? exportChoices(configuration) : viewExportChoices();
      },
  }),
  ownRequest("threatAssessment/export", {
    shape: { uri: "text", format: "text", name: "text" },
    refusal: () => t("The document cannot be exported, because the program has failed."),
    answer: exported,
  }),
];

type Token = RequestContext["token"];

/** The files are read and the document is made in this thread; a worker writes it, which can be stopped. */
async function exported(
  params: ExportParams,
  token: Token,
  server: Server,
): Promise<ExportResult | ResponseError> {
  const prepared = await whenLoaded(server, token, async (asked) => prepare(params, asked, server));
  if (prepared instanceof ResponseError) return prepared;
  if ("message" in prepared) return refused(prepared);
  const made = await makeInWorker(prepared.order, server.workers, {
    seconds: MAX_SECONDS,
    onCancel: (cancel) => {
      token.onCancellationRequested(cancel);
    },
  });
  if (made === undefined) return wasCancelled();
  return "message" in made ? refused(made) : resultOf(made, prepared.notes);
}

function refused({ path, message }: Failure): ExportResult {
  return { refusal: path === "" ? message : `${quoted(path)}: ${message}` };
}

function resultOf(
  { written: { file, beside }, notes }: MadeDocument,
  before: readonly string[],
): ExportResult {
  const encoded = (content: string | Uint8Array): string =>
    base64Of(typeof content === "string" ? new TextEncoder().encode(content) : content);
  return {
    ...(file !== undefined && { base64: encoded(file) }),
    beside: Array.from(beside, ([path, content]) => ({ path, base64: encoded(content) })),
    notes: [...before, ...notes.map(noteText)],
  };
}

async function prepare(
  { uri, format, name, style, table, line, shown }: ExportParams,
  { library, files, token }: RequestContext,
  server: Server,
): Promise<Prepared | Failure | ResponseError> {
  const source = library.read(uri);
  if (!source) return { path: "", message: library.whyUnread(uri).failure };
  if (!isDocumentFormat(format)) return { path: "", message: t("The file cannot be read.") };
  const isWanted = (): boolean => !token.isCancellationRequested;
  const checked = await inSlices(inspectInSteps(source, library), { isWanted, urgency: "asked" });
  if (!checked) return wasCancelled();
  const assessment = assessmentAt(source, library, {
    line: Math.min(line ?? 0, source.lineCount - 1),
    character: 0,
  });
  const { configuration } = assessment;
  const house = await readHouseFiles(configuration, library, async (...file) => files.readBytes(...file));
  if ("message" in house) return house;
  const translations = await server.translations(assessment.language ?? "en");
  const { view = "document", ...chosen } = shown ?? {};
  const content =
    view === "document"
      ? documentContent(assessment, {
          style: style ?? configuration.document.style ?? "full",
          problems: checked.result,
          translations,
        })
      : inLanguage(translations, () => shownContent({ view, ...chosen }, assessment, library));
  return {
    // Files next to the main one stay in its folder, whatever a client calls it.
    order: documentOrder(
      content,
      { format, name: name.replace(/^.*[\\/]/s, ""), table, house },
      readersTranslations(),
    ),
    notes: severalNote(assessmentsOf(source, library), assessment),
  };
}

/** Another view of the file than its document. It has no tables and no data of its own. */
function shownContent(
  { view, ...chosen }: Pick<ViewRequest, "earlier" | "revision"> & { readonly view: ViewName },
  assessment: Assessment,
  library: Library,
): DocumentContent {
  const assessments = assessmentsOf(assessment.source, library);
  const publications = publicationsOf(view, { assessments, library, ...chosen });
  const publication = publications[placeAmong(assessments, assessment)];
  if (!publication) throw new Error(`The view "${view}" has no publication.`);
  return { publication, tables: () => [], data: () => null };
}

/** The place of an assessment among those of its file. */
function placeAmong(all: readonly Assessment[], { document: { pieces } }: Assessment): number {
  return all.findIndex(({ document }) => document.pieces[0] === pieces[0]);
}

function severalNote(all: readonly Assessment[], chosen: Assessment): string[] {
  if (all.length < 2) return [];
  const number = placeAmong(all, chosen) + 1;
  const sentence = t(
    "The file has {count, plural, other {# assessments}}. This is number {number}, which has the cursor.",
  );
  return [formatMessage(sentence, { count: all.length, number })];
}
