/** Decides whether "may", "could" or "puede" says that something may happen, or that it is allowed or able. */
import type { Mark, MarkedSentence } from "./marks.ts";
import type { Token } from "./tokens.ts";

/** Whether a modal verb estimates. */
export function isModalEstimate(sentence: MarkedSentence, mark: Mark): boolean {
  const { tokens } = sentence;
  const token = tokens[mark.first];
  if (!token) return false;
  switch (token.word) {
    case "may":
      return !isMonth(sentence, mark.first) && !isPermission(sentence, mark.after);
    case "might":
      return !isNoun(sentence, mark);
    case "could":
      return !isPastAbility(sentence, mark.after);
    case "pudiera":
    case "pudieran":
    case "pudiese":
    case "pudiesen":
      return !sentence.marks.some(({ first, entry }) => first < mark.first && entry.opens === "complement");
    case "puede":
    case "pueden":
      return isEvent(sentence, mark);
    default:
      return true;
  }
}

/** The month: with a capital, but not at the beginning of a question. */
function isMonth({ tokens }: MarkedSentence, index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return token?.isCapital === true || before?.kind === "number" || next?.kind === "number";
}

/** "the might of the navy". */
function isNoun({ tokens, markAt }: MarkedSentence, { first, after }: Mark): boolean {
  const role = markAt[first - 1]?.entry.role;
  return (
    role === "determiner" || role === "possessive" || role === "preposition" || tokens[after]?.word === "of"
  );
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What somebody is allowed to do. */
const ALLOWED = words(
  "enter open apply vote appeal request submit inspect board park use carry access attend register copy requisition leave " +
    "borrow bring buy sell claim contact consult download reproduce quote cite withdraw object refuse opt pay choose photograph visit",
);
/** What goes with a permission. */
const PERMIT = words(
  "must shall decree permission permit permits only registration rule rules regulations statute request law article",
);

function isPermission({ tokens }: MarkedSentence, after: number): boolean {
  if (tokens[after]?.word === "not" && ALLOWED.has(tokens[after + 1]?.word ?? "")) return true;
  const verb = tokens.slice(after, after + 10).find(({ word, kind }) => kind === "word" && ALLOWED.has(word));
  const direct = tokens[after]?.word;
  if (direct !== undefined && ALLOWED.has(direct)) return true;
  return verb !== undefined && tokens[after]?.kind === "sign" && tokens.some(({ word }) => PERMIT.has(word));
}

/** Verbs of the senses, after which "could" is an ability. */
const SENSES = words("hear see smell feel taste sense understand read recognise recognize remember afford");
/** Words that place a sentence in the past. */
const PAST = words(
  "nineties eighties seventies sixties fifties formerly yesterday ago times then during used showed proved demonstrated meant",
);

function isPastAbility({ tokens }: MarkedSentence, after: number): boolean {
  const next = tokens[after]?.word ?? "";
  if (SENSES.has(next) || (next === "have" && tokens[after + 1]?.word === "been")) return true;
  return tokens.some((token) => PAST.has(token.word) || isPastYear(token));
}

function isPastYear({ kind, word }: Token): boolean {
  return kind === "number" && /^(?:1[5-9]\d\d|20[01]\d)$/.test(word);
}

/** Verbs for what happens, and not for what somebody does. */
const EVENTS = words(
  "quedar ser estar haber provocar causar llegar afectar surgir ocurrir fracasar ceder caer subir bajar empeorar resultar durar " +
    "aumentar sufrir derivar agravar producir seguir volver tardar romper suceder pasar desencadenar colapsar morir crecer " +
    "disminuir acabar terminar faltar fallar dejar perder generar suponer convertir existir tener costar estallar propagar escalar desembocar",
);

function isEvent({ tokens, markAt }: MarkedSentence, { first, after }: Mark): boolean {
  const before = tokens[first - 1]?.word;
  if (before === "se" || markAt[first - 1]?.entry.deny !== undefined) return false;
  const verb = tokens[after]?.word ?? "";
  if (before === "que" && verb === "demostrar") return false;
  if (/[aeií]r(?:se|les?)$/.test(verb) || EVENTS.has(verb)) return true;
  const next = tokens[after + 1];
  return /^(?:abrir|cerrar|parar)$/.test(verb) && (!next || next.kind === "sign");
}
