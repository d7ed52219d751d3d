/** Requests outside LSP, for the commands of our own client. */
import type { Position } from "vscode-languageserver-types";
import { addBibliographies } from "../features/actions/addBibliographies.ts";
import type { SourceInsertion } from "../features/actions/insertSources.ts";
import { insertSources } from "../features/actions/insertSources.ts";
import { choices, newAssessment } from "../features/newAssessment.ts";
import { documentView, languageOfDocument } from "../features/documentView.ts";
import { SentViews } from "../features/viewChange.ts";
import { isViewName } from "../features/views.ts";
import { statusOf } from "../features/status.ts";
import { kindOf } from "../format/kind.ts";
import { normalizeUri } from "../files/uris.ts";
import { today } from "../files/today.ts";
import { inLanguage } from "../language/texts.ts";
import type { UnfinishedView, UnreadView, ViewRequest } from "../features/viewProtocol.ts";
import { FORMAT_CITATIONS, VIEWS_CHANGED } from "../features/viewProtocol.ts";
import { hasUnreadText } from "../publication/about/unread.ts";
import { assessmentAt, assessmentsOf } from "../workspace/assessments.ts";
import { figureDrawer } from "../writers/figures/figure.ts";
import { urisIn } from "./everyFile.ts";
import type { Request } from "./request.ts";
import { request } from "./request.ts";
import type { Server } from "./server.ts";
import { VIEW_PAUSE, throttled } from "./throttle.ts";

/** Text from the clipboard, and the URI of the assessment to add it to. */
export interface SourceParams {
  readonly uri: string;
  readonly text: string;
}

/** The URI of an assessment, the position of one of its documents, and the URIs of the files to name there. */
export interface BibliographyParams {
  readonly uri: string;
  readonly position: Position;
  readonly files: readonly unknown[];
}

/** The edit that adds the sources, and a message on what is added, what is already there, or why nothing is added. */
export type SourceResult = SourceInsertion;

/** The URI of the folder for the new file, if a folder is open. */
export interface ChoicesParams {
  readonly folder?: string;
}

/** The requests that only our own client sends. */
export const customRequests: readonly Request[] = [
  request("threatAssessment/choices", {
    capability: {},
    shape: {},
    answer:
      ({ documents, folders }) =>
      async ({ folder }, { library }) => {
        const taxonomyFiles: string[] = [];
        for await (const uri of urisIn(folders(), documents))
          if (kindOf(uri) === "taxonomy") taxonomyFiles.push(uri);
        return choices(library, { folder, taxonomyFiles });
      },
  }),

  request("threatAssessment/newAssessment", {
    capability: {},
    shape: { title: "text", actors: "maps", taxonomy: "text" },
    answer: () => (answers) => newAssessment(answers, today()),
  }),

  request("threatAssessment/status", {
    capability: {},
    shape: { uri: "text" },
    answer:
      ({ documents, scope }) =>
      async ({ uri }, { library }) => {
        const source = documents.open.get(uri);
        if (!source) return null;
        return { ...statusOf(source, library), isIgnored: await scope.isIgnored(normalizeUri(uri)) };
      },
  }),

  request("threatAssessment/document", {
    capability: {},
    shape: { uri: "text" },
    answer: (server) => {
      const { translations, citations } = server;
      const sent = new SentViews();
      const follow = followedOnce(server);
      return async (asked, { library }) => {
        follow();
        const { uri, view = "document", length, earlier, revision, version, isTyping } = asked;
        const source = library.read(uri);
        if (!isViewName(view)) return null;
        if (!source) return { failure: library.whyUnread(uri).failure } satisfies UnreadView;
        const isHalf = (): boolean => assessmentsOf(source, library).some(hasUnreadText);
        if (isTyping && version !== undefined && isHalf())
          return { isUnfinished: true } satisfies UnfinishedView;
        const language = languageOfDocument(source, library);
        const draw = figureDrawer({ theme: "editor", language });
        const name = nameOfView(asked);
        const cite = citations.citing(name);
        const shown = inLanguage(await translations(language), () =>
          documentView(source, library, { view, length, earlier, revision, draw, cite }),
        );
        const change = sent.change(name, shown, version);
        return { ...change, hasNewCitations: citations.isOutdated(name) };
      };
    },
  }),

  request(FORMAT_CITATIONS, {
    capability: {},
    shape: { uri: "text" },
    answer:
      ({ citations }) =>
      async (view) => {
        await citations.format(nameOfView(view));
        return null;
      },
  }),

  request("threatAssessment/source", {
    capability: {},
    shape: { uri: "text", text: "text" },
    answer:
      ({ documents }) =>
      ({ uri, text }, { library }) => {
        const source = documents.open.get(uri);
        const [assessment] = source ? assessmentsOf(source, library) : [];
        return assessment ? insertSources(text, assessment) : null;
      },
  }),

  request("threatAssessment/bibliography", {
    capability: {},
    shape: { uri: "text", position: "place", files: "list" },
    answer:
      ({ documents }) =>
      ({ uri, position, files }, { library }) => {
        const source = documents.open.get(uri);
        if (!source) return null;
        const uris = files.filter((file) => typeof file === "string");
        return addBibliographies(uris, assessmentAt(source, library, position)) ?? null;
      },
  }),
];

/** Returns what lets the client know, from its first call on, of changes that it cannot know of: its own edits it knows. */
function followedOnce({ connection, documents }: Server): () => void {
  let isFollowing = false;
  return () => {
    if (isFollowing) return;
    isFollowing = true;
    const tell = throttled(() => void connection.sendNotification(VIEWS_CHANGED), VIEW_PAUSE);
    documents.open.onDidOpen(tell);
    documents.open.onDidClose(tell);
    documents.onDidChangeOnDisk(tell);
  };
}

function nameOfView({ uri, view = "document", length, earlier, revision }: ViewRequest): string {
  return JSON.stringify([uri, view, length, earlier, revision?.name]);
}
