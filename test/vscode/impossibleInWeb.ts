/** What the suite does in an extension host of Node.js and cannot do in a browser. */
import type { Impossible } from "./impossible.ts";

const NO_PREVIEW = "the VS Code that is tested has its preview of Markdown only on Node.js";
const NO_PROCESS =
  "a worker is no process: nobody but its client can end it, and nothing tells when it has failed";

export const impossibleInWeb: readonly Impossible[] = [
  { test: "Beside the text stands the preview", reason: NO_PREVIEW },
  { test: "Beside the text stands the table of rankings", reason: NO_PREVIEW },
  { test: "A walkthrough leads to the preview of what was last written", reason: NO_PREVIEW },
  { test: "A walkthrough leaves a file in the column where it is", reason: NO_PREVIEW },
  {
    test: "The language server runs as the measurements have it",
    reason: "a worker is started without options for the engine",
  },
  {
    test: "The language server keeps its compiled code for the next start",
    reason: "the browser decides what it keeps of the code of a worker",
  },
  { test: "The language server comes back when it has crashed", reason: NO_PROCESS },
  {
    test: "The language server is started again by the command when it has crashed too often",
    reason: NO_PROCESS,
  },
];
