/** The words of cells that say that there is nothing, or that nothing is known yet. */
import { folded } from "./headings.ts";

const NOTHING: ReadonlySet<string> = new Set(
  "none|nil|nothing|n a|na|not applicable|none in place|none identified|none known|none at present|no controls|no owner|ninguno|ninguna|nada|no aplica|no hay|no tiene|no existe|no existen|n d|sin controles|sin medidas|sin responsable".split(
    "|",
  ),
);

const UNKNOWN: ReadonlySet<string> = new Set(
  "tbc|tbd|tba|unknown|pending|open|to be confirmed|to be determined|to be decided|to be assigned|not known|not assessed|not rated|not yet assessed|not assigned|unassigned|vacant|por definir|por determinar|por confirmar|por asignar|pendiente|desconocido|desconocida|sin evaluar|sin asignar|sin definir|se desconoce|vacante".split(
    "|",
  ),
);

/** Whether a text says that there is nothing: "none", "N/A", a dash. */
export function isNothing(text: string): boolean {
  return /^[-–—]$/u.test(text.trim()) || NOTHING.has(folded(text));
}

/** Whether a text stands for a level or a name that is not there: also "TBC" and "?". "None" can be the lowest level. */
export function isPlaceholder(text: string): boolean {
  const words = folded(text);
  return words === "" || UNKNOWN.has(words) || (isNothing(text) && !LEVELS.has(words));
}

/** Whether a text names nobody and nothing, so that no item is made of it: also a text without letters and digits. */
export function namesNothing(text: string): boolean {
  return isNothing(text) || UNKNOWN.has(folded(text)) || !/[\p{L}\p{N}]/u.test(text);
}

const LEVELS: ReadonlySet<string> = new Set(["none", "nil", "ninguno", "ninguna"]);
