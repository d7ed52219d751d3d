/** The formats of a report, by the names that `--format` takes. A new format is one file and one line here. */
import type { Colors } from "picocolors/types.js";
import { github } from "./github.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { sarif } from "./sarif.ts";
import { stylish } from "./stylish.ts";

/** How the reader's terminal is. */
export interface Terminal {
  readonly colors: Colors;
  /** The most columns that a line of source may take. */
  readonly width: number;
}

/** Writes a report; what it returns ends with a line break. */
export type Format = (report: Report, terminal: Terminal) => string;

export const formats = { stylish, json, sarif, github, junit, markdown, html } as const satisfies Record<
  string,
  Format
>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];
