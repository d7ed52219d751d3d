/** Finds the modal verbs that say what somebody is allowed to do, by what they do and by who does it. */
import type { Mark, MarkedSentence } from "./marks.ts";
import type { Token } from "./tokens.ts";
import { memo } from "../syntax/memo.ts";
import { words } from "./lexicon.ts";

/** What somebody is allowed to do. */
const ALLOWED = words(
  "enter open apply vote appeal request submit inspect board park use carry access attend register copy requisition leave " +
    "borrow bring buy sell claim contact consult download reproduce quote cite withdraw object refuse opt pay choose photograph visit",
);
/** What somebody does who is allowed to, and others do as well. */
const ACTS = words(
  "keep smoke work call hunt shoot fish cross stop stay drive ride fly marry serve build own rent hire export import sail land dock moor " +
    "travel sign speak ask appoint convene move trade go return walk swim camp take pass settle sit stand wear bear hold live draw grow",
);
/** What is done only under a rule: "may be appointed". */
const LEGAL = words(
  "appointed amended waived delegated levied lodged filed submitted appealed inspected consulted requested",
);
/** What goes with a permission. */
const PERMIT = words(
  "must shall decree permission permit permits only registration rule rules regulations statute request law article",
);

/** How many words after "may" are read. */
const AFTER = 10;

/** Whether "may" allows. */
export function isAllowed(sentence: MarkedSentence, mark: Mark): boolean {
  const { tokens } = sentence;
  const { after } = mark;
  const direct = tokens[after]?.word ?? "";
  if (ALLOWED.has(direct) || (direct === "not" && ALLOWED.has(tokens[after + 1]?.word ?? ""))) return true;
  if (isPersonal(sentence, mark) && ACTS.has(direct)) return true;
  if (direct === "be" && LEGAL.has(tokens[after + 1]?.word ?? "")) return true;
  const verb = tokens
    .slice(after, after + AFTER)
    .find(({ word, kind }) => kind === "word" && ALLOWED.has(word));
  if (verb !== undefined && tokens[after]?.kind === "sign" && permits(sentence)) return true;
  return isDeniedSubject(sentence, mark) || (ACTS.has(direct) && forbids(sentence));
}

/** Whether a sentence forbids something: "no aircraft may cross". Then its other verbs allow. */
const forbids = memo((sentence: MarkedSentence): boolean =>
  sentence.marks.some(
    (mark) => sentence.tokens[mark.first]?.word === "may" && isDeniedSubject(sentence, mark),
  ),
);

/** Whether a sentence names what goes with a permission. */
const permits = memo(({ tokens }: MarkedSentence): boolean => tokens.some(({ word }) => PERMIT.has(word)));

/** How far before a modal verb its subject may be, in tokens. */
const SUBJECT = 5;
const NOBODY = words("no nobody none neither ningún ninguna nadie");

function isDeniedSubject({ tokens }: MarkedSentence, { first }: Mark): boolean {
  for (let at = first - 1; at >= 0 && at >= first - SUBJECT; at--) {
    if (tokens[at]?.kind === "sign" || tokens[at]?.word === "that") return false;
    if (NOBODY.has(tokens[at]?.word ?? "")) return true;
  }
  return false;
}

/** Everybody, and those who have a right. */
const PERSONS = words(
  "you one soldier soldiers officer officers guard guards staff personnel anyone anybody everyone everybody whoever nobody each resident residents member members holder holders visitor visitors passenger passengers " +
    "applicant applicants citizen citizens owner owners licensee licensees customer customers tenant tenants hunter hunters farmer farmers student " +
    "students employee employees pupil pupils foreigner foreigners shareholder shareholders pensioner pensioners guest guests " +
    "cualquiera cada usted ustedes soldado soldados agente agentes guarda guardas estudiante estudiantes residente residentes socio socios visitante visitantes pasajero pasajeros titular titulares ciudadano " +
    "ciudadanos vecino vecinos usuario usuarios cliente clientes empleado empleados inquilino inquilinos cazador cazadores campesino campesinos " +
    "alumno alumnos extranjero extranjeros accionista accionistas pensionista pensionistas huésped huéspedes miembro miembros inspector inspectores",
);

/** Whether the subject of a modal verb is everybody or somebody with a right. */
export function isPersonal({ tokens, markAt }: MarkedSentence, { first }: Mark): boolean {
  for (let at = first - 1; at >= 0 && at >= first - SUBJECT; at--) {
    const word = tokens[at]?.word ?? "";
    if (tokens[at]?.kind === "sign" || markAt[at]?.entry.opens === "complement") return false;
    if (PERSONS.has(word)) return true;
  }
  return false;
}

const ONLY = words("only solo sólo solamente únicamente");
const BY = words("by with on por con previa");

/** Whether a passive says who alone may do it: "may be turned away only by", "solo puede ser rechazado por". */
export function isReserved({ tokens }: MarkedSentence, { first, after }: Mark): boolean {
  if (!/^(?:be|ser)$/.test(tokens[after]?.word ?? "")) return false;
  const near = tokens.slice(Math.max(0, first - 1), after + AFTER);
  const only = near.findIndex(({ word }) => ONLY.has(word));
  return only >= 0 && near.slice(only).some(({ word }) => BY.has(word));
}

/** What sets rules. */
const RULES = words(
  "rule rules by-law by-laws bylaw bylaws statute statutes law laws decree decrees regulation regulations ordinance treaty charter contract licence " +
    "license permit constitution code agreement guidelines manual policy " +
    "regla reglas reglamento ley leyes norma normas decreto ordenanza ordenanzas estatuto estatutos tratado contrato licencia permiso pase constitución " +
    "código convenio normativa",
);
/** What rules do. */
const PROVIDES =
  /^(?:sa(?:y|ys|id)|stat(?:e|es|ed)|provid|allow|permit|stipulat|specif|lays?|dice|dispon|permit|establec|autoriz|estipul|prev[ée])/;
const UNDER = words("under by with con según bajo mediante");
/** How far before a modal verb a rule may be, in tokens. */
const RULING = 12;

/** Whether a rule is what a modal verb tells: "the by-law says that no vehicle may stop", "con ese pase pueden". */
export function isRuled({ tokens }: MarkedSentence, { first }: Mark): boolean {
  for (let at = first - 1; at >= 0 && at >= first - RULING; at--) {
    if (!RULES.has(tokens[at]?.word ?? "")) continue;
    if (PROVIDES.test(tokens[at + 1]?.word ?? "")) return true;
    if (tokens.slice(Math.max(0, at - 3), at).some(({ word }: Token) => UNDER.has(word))) return true;
  }
  return false;
}
