/** What registers write of the response to a risk instead of a measure: "Accept", "Transfer", "No action". */
import { folded } from "./folded.ts";
import { namesNothing } from "./placeholders.ts";

/** The words for accepting a risk, with "the risk" or "risk" beside them. */
const ACCEPTANCE =
  /^(?:accept|accepts|accepted|acceptance|accepting|tolerate|tolerated|tolerating|tolerable|retain|retained|retention|aceptar|aceptado|aceptada|aceptacion|se acepta|asumir|asumido|asumida|se asume|tolerar|tolerado|tolerada|retener|retenido)(?: (?:the |el |del )?(?:residual )?(?:risk|riesgo)(?: residual)?)?$|^(?:risk|riesgo|el riesgo)(?: residual)? (?:accepted|acceptance|is accepted|tolerated|retained|aceptado|se acepta|asumido|tolerado)$/;

const STRATEGIES =
  "treat|treated|treatment|mitigate|mitigated|mitigation|reduce|reduction|transfer|transferred|share|shared|avoid|avoided|avoidance|terminate|terminated|exploit|enhance|control|monitor|monitoring|escalate|escalated|take|remove|tratar|tratamiento|mitigar|mitigacion|reducir|reduccion|transferir|transferencia|compartir|evitar|eliminar|terminar|explotar|controlar|monitorear|monitorizar|vigilar|seguimiento|escalar|prevenir|prevencion";

/** The other words for a response: they say which kind of measures there are, and name none. */
const STRATEGY = new RegExp(`^(?:${STRATEGIES})(?: (?:the |el |del )?(?:risk|riesgo))?$`);

const NO_ACTION =
  /^(?:no (?:further |new |additional |planned )?(?:actions?|measures?|treatment|response|mitigation)(?: (?:is |are )?(?:required|needed|planned|necessary|taken|proposed|identified|at this time))?|do nothing|nothing planned|none (?:required|needed|planned|proposed)|not (?:required|needed|planned)|ninguna (?:accion|medida)|ningun tratamiento|no hacer nada|sin (?:accion|acciones|tratamiento|plan|medidas adicionales|actuacion|actuaciones)|no (?:requiere|necesita|precisa|procede)(?: (?:accion|acciones|tratamiento|medidas))?|no se (?:requiere|requieren|necesitan|prevén|preven)(?: (?:accion|acciones|medidas))?|no (?:hay|tiene) (?:acciones|medidas|plan))$/;

/** Whether a text says that the risk is accepted: "Accept", "Tolerate - within appetite", "Riesgo aceptado". */
export function isAcceptance(text: string): boolean {
  return ACCEPTANCE.test(folded(text)) || ACCEPTANCE.test(folded(beginning(text)));
}

/** Whether a text is only the kind of a response, or says that there is none: no measure is made of it. */
export function isResponse(text: string): boolean {
  const words = folded(text);
  return namesNothing(text) || NO_ACTION.test(words) || isStrategy(words) || isAcceptance(text);
}

/** One strategy, or several: "Treat / Transfer", "Mitigate and transfer". */
function isStrategy(words: string): boolean {
  return STRATEGY.test(words) || words.split(/ (?:and|or|y|o) | /).every((word) => STRATEGY.test(word));
}

/** What comes before a reason: "Tolerate" in "Tolerate: within appetite". */
function beginning(text: string): string {
  return text.split(/[:;,.(–—]| - /u)[0] ?? "";
}
