/** The formats of a report by the names that `--format` takes. To add a format, add one file and one line here. */
import type { Colors } from "picocolors/types.js";
import { github } from "./github.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { sarif } from "./sarif.ts";
import { stylish } from "./stylish.ts";

/** The properties of the user's terminal. */
export interface Terminal {
  readonly colors: Colors;
  /** The maximum number of columns for a source line. */
  readonly width: number;
}

/** Renders a report; the result ends with a line break. */
export type Format = (report: Report, terminal: Terminal) => string;

/** The renderers of all formats, by name. */
export const formats = { stylish, json, sarif, github, junit, markdown, html } as const satisfies Record<
  string,
  Format
>;

/** The name of a format. */
export type FormatName = keyof typeof formats;

/** The names of all formats. */
export const formatNames = Object.keys(formats) as FormatName[];
