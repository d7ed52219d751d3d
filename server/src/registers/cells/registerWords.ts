/** The words that registers write in English and Spanish, where the format has a word of its own with exactly the same sense. */
import { addToIndex } from "../../syntax/memo.ts";
import { folded } from "./folded.ts";

/** Words of the format, with what registers write for them, without accents. A word that only nearly fits is not here. */
const WORDS: readonly (readonly [word: string, written: string])[] = [
  // The progress of an action.
  [
    "proposed",
    "proposed|suggested|recommended|under consideration|propuesto|propuesta|sugerido|sugerida|recomendado|recomendada",
  ],
  [
    "accepted",
    "accepted|agreed|approved|accepted not started|agreed not started|approved not started|aceptado|aceptada|acordado|acordada|aprobado|aprobada",
  ],
  [
    "under-way",
    "under way|underway|in progress|in process|in hand|ongoing|started|in implementation|being implemented|implementing|in execution|wip|work in progress|en curso|en marcha|en proceso|en ejecucion|en desarrollo|en implementacion|en implantacion|iniciado|iniciada|en progreso",
  ],
  [
    "implemented",
    "implemented|fully implemented|done|complete|completed|finished|delivered|in place|implementado|implementada|implantado|implantada|completado|completada|finalizado|finalizada|terminado|terminada|concluido|concluida|realizado|realizada|ejecutado|ejecutada|cumplido|cumplida|hecho|hecha",
  ],
  [
    "rejected",
    "rejected|declined|not accepted|rechazado|rechazada|desestimado|desestimada|no aceptado|no aceptada",
  ],
  // The trend of a threat.
  [
    "rising",
    "rising|increasing|increased|increase|growing|up|upward|upwards|escalating|worsening|worsened|worse|getting worse|deteriorating|deteriorated|higher|heightening|al alza|alza|ascendente|creciente|en aumento|aumenta|aumentando|aumento|aumentado|sube|subiendo|en ascenso|incremento|en incremento|incrementa|crece|creciendo|empeora|empeorando|empeoramiento|peor|se agrava|agravandose",
  ],
  [
    "stable",
    "stable|static|steady|unchanged|no change|unaltered|same|the same|flat|constant|level|estable|se mantiene|se mantiene estable|mantenida|mantenido|se mantiene igual|sin cambio|sin cambios|sin variacion|igual|constante|estacionario|estacionaria|invariable|no cambia",
  ],
  [
    "falling",
    "falling|decreasing|decreased|decrease|down|downward|downwards|declining|declined|reducing|reduced|diminishing|lower|improving|improved|improvement|better|getting better|a la baja|descendente|decreciente|disminuye|disminuyendo|disminucion|en disminucion|desciende|en descenso|descenso|bajando|se reduce|reduciendose|reduccion|mejora|mejorando|mejoria|mejor",
  ],
  ["fluctuating", "fluctuating|variable|volatile|varying|fluctuante|oscilante|volatil|varia|fluctua"],
  ["unknown", "unknown|desconocido|desconocida|se desconoce"],
  // Whether a control works.
  ["effective", "effective|fully effective|efectivo|efectiva|eficaz"],
  [
    "partly-effective",
    "partly effective|partially effective|parcialmente efectivo|parcialmente efectiva|parcialmente eficaz|parcial|partial|partially|partly",
  ],
  [
    "ineffective",
    "ineffective|not effective|inefectivo|inefectiva|ineficaz|no efectivo|no efectiva|no eficaz",
  ],
  ["untested", "untested|not tested|no probado|no probada|sin probar"],
];

const BY_WRITTEN = new Map<string, string[]>();
for (const [word, written] of WORDS)
  for (const each of written.split("|")) addToIndex(BY_WRITTEN, each, word);

/** What arrows in a column of trends mean. A triangle or a finger is an arrow. */
const ARROWS: ReadonlyMap<string, string> = new Map(
  [
    ["↑▲⬆⇧↗⬈➚△▴⇗🔺🔼⤴🡅🡑🡕☝📈", "rising"],
    ["↓▼⬇⇩↘⬊➘▽▾⇘🔻🔽⤵🡇🡓🡖👇📉", "falling"],
    ["→↔➡⇨⬌=➔➜⇒►▶🡆🡒⟶⟷", "stable"],
  ].flatMap(([signs = "", word = ""]) => Array.from(signs, (sign) => [sign, word] as const)),
);

const ARROW = new RegExp(`[${[...ARROWS.keys()].join("")}]\\uFE0F?`, "gu");

/** Whether a text has an arrow, which decides what its words may mean. */
export function hasArrow(text: string): boolean {
  return text.search(ARROW) >= 0;
}

/**
 * Returns the word of the format that is exactly what a register writes; `undefined` for others.
 * @param words The words that the key takes.
 */
export function registerWord(text: string, words: ReadonlySet<string>): string | undefined {
  const signs = new Set((text.match(ARROW) ?? []).map((sign) => ARROWS.get(sign.replace("\uFE0F", ""))));
  const rest = folded(text.replace(ARROW, " "));
  const written = BY_WRITTEN.get(rest)?.find((word) => words.has(word));
  const [arrow] = signs;
  if (arrow === undefined || !words.has(arrow)) return written;
  const isSame = signs.size === 1 && (rest === "" || written === arrow);
  return isSame ? arrow : undefined;
}

/** The states of a risk itself, which are not the progress of an action. */
const RISK_STATES: ReadonlySet<string> = new Set(
  "open|closed|reopened|re opened|active|inactive|live|dormant|retired|archived|new|emerging|monitored|monitoring|monitor|under monitoring|being monitored|watch|on watch|watching|watch list|managed|controlled|mitigated|materialised|materialized|realised|realized|occurred|issue|escalated|de escalated|tolerated|transferred|identified|assessed|draft|under review|in review|reviewed|expired|merged|superseded|current|valid|abierto|abierta|cerrado|cerrada|reabierto|reabierta|activo|activa|inactivo|inactiva|vigente|vigentes|no vigente|latente|nuevo|nueva|emergente|monitoreado|monitoreada|en monitoreo|monitorizado|monitorizada|en monitorizacion|en seguimiento|en vigilancia|vigilado|vigilada|bajo vigilancia|en observacion|gestionado|gestionada|controlado|controlada|mitigado|mitigada|materializado|materializada|ocurrido|escalado|escalada|tolerado|tolerada|transferido|transferida|identificado|identificada|evaluado|evaluada|borrador|en revision|revisado|revisada|archivado|archivada|caducado|vencido".split(
    "|",
  ),
);

/** Whether a text is the state of a risk: "open", "closed", "monitored". */
export function isRiskState(text: string): boolean {
  return RISK_STATES.has(folded(text));
}
