/** Writes a whole new document. */
import { stringify } from "yaml";

/** The width of the project's own files. */
const WIDTH = 130;

/** The YAML of a value. */
export function documentText(value: unknown): string {
  return stringify(value, { lineWidth: WIDTH });
}
