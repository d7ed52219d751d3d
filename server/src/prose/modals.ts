/** Decides whether "may", "could" or "puede" says that something may happen, or that it is allowed or able. */
import { isUnreal } from "./counterfactuals.ts";
import type { Mark, MarkedSentence } from "./marks.ts";
import { isAllowed, isPersonal, isReserved, isRuled } from "./permissions.ts";
import type { Token } from "./tokens.ts";
import { memo } from "../syntax/memo.ts";
import { isArticle, words } from "./lexicon.ts";

/** Whether a modal verb estimates. */
export function isModalEstimate(sentence: MarkedSentence, mark: Mark): boolean {
  const { tokens } = sentence;
  const token = tokens[mark.first];
  if (!token || isElliptic(sentence, mark) || isUnreal(sentence, mark) || isSeeming(sentence, mark))
    return false;
  switch (token.word) {
    case "may":
      return (
        !isMonth(sentence, mark.first) &&
        !isAllowed(sentence, mark) &&
        !isRuled(sentence, mark) &&
        !isReserved(sentence, mark)
      );
    case "might":
      return !isNoun(sentence, mark);
    case "could":
      return !isPastAbility(sentence, mark) && !isRuled(sentence, mark);
    case "pudiera":
    case "pudieran":
    case "pudiese":
    case "pudiesen":
      return !sentence.marks.some(({ first, entry }) => first < mark.first && entry.opens === "complement");
    case "puede":
    case "pueden":
      return isEvent(sentence, mark) && !isRuled(sentence, mark) && !isReserved(sentence, mark);
    default:
      return true;
  }
}

/** "try as they might", "as fast as they could": the verb is elsewhere. */
function isElliptic({ tokens }: MarkedSentence, { first, after }: Mark): boolean {
  const next = tokens[after];
  if (next && (next.kind !== "sign" || /^["'“«‘(]$/.test(next.word))) return false;
  return tokens.slice(Math.max(0, first - 4), first).some(({ word }) => word === "as" || word === "than");
}

/** "What may look like a campaign", "lo que podría parecer": how something looks, and not what may happen. */
function isSeeming({ tokens }: MarkedSentence, { first, after }: Mark): boolean {
  const [before, pronoun] = [tokens[first - 1]?.word, tokens[first - 2]?.word];
  const isWhat = before === "what" || (before === "que" && pronoun === "lo");
  return isWhat && /^(?:look|seem|appear|sound|parecer)$/.test(tokens[after]?.word ?? "");
}

/** The month: "May" with a capital, or beside a number. */
function isMonth({ tokens }: MarkedSentence, index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return token?.isCapital === true || before?.kind === "number" || next?.kind === "number";
}

/** "the might of the navy". */
function isNoun({ tokens, markAt }: MarkedSentence, { first, after }: Mark): boolean {
  const role = markAt[first - 1]?.entry.role;
  return isArticle(role) || role === "preposition" || tokens[after]?.word === "of";
}

/** Verbs of the senses, after which "could" is an ability. */
const SENSES = words("hear see smell feel taste sense understand read recognise recognize remember afford");
const SENSED = words("heard seen smelt smelled felt tasted read recognised recognized afforded");
/** Words that place a sentence in the past. */
const PAST = words(
  "nineties eighties seventies sixties fifties formerly yesterday ago times then during used showed proved demonstrated meant",
);
/** What a sentence about the past begins with: "before the war", "under the old treaty", "in those days". */
const BEGINNING = words("before under in during until throughout at");
const PERIOD = words(
  "war wars old former previous earlier era past occupation peacetime wartime reform revolution childhood",
);
/** Verbs after which "they could" is a permission: "were told that they could leave". */
const TOLD = words(
  "told informed ruled decreed assured notified permitted promised reminded advised agreed decided",
);
const RATES = words("hour day minute second week night month");

function isPastAbility(sentence: MarkedSentence, mark: Mark): boolean {
  const { tokens } = sentence;
  const next = tokens[mark.after]?.word ?? "";
  if (SENSES.has(next) || (next === "have" && tokens[mark.after + 1]?.word === "been")) return true;
  if (next === "be" && SENSED.has(tokens[mark.after + 1]?.word ?? "")) return true;
  if (
    (isPersonal(sentence, mark) && !isState(tokens, mark.after)) ||
    isTold(sentence, mark) ||
    isRate(tokens, mark.after) ||
    isFree(tokens, mark.first)
  )
    return true;
  return isInPast(sentence);
}

/** "Staff could be absent": a state, and nothing that anybody does. */
function isState(tokens: readonly Token[], after: number): boolean {
  return tokens[after]?.word === "be" && !/(?:ed|en|wn)$/.test(tokens[after + 1]?.word ?? "");
}

/** Whether a sentence speaks of the past. */
const isInPast = memo(
  ({ tokens }: MarkedSentence): boolean =>
    beginsInPast(tokens) || tokens.some((token) => PAST.has(token.word) || isPastYear(token)),
);

function isPastYear({ kind, word }: Token): boolean {
  return kind === "number" && /^(?:1[5-9]\d\d|20[01]\d)$/.test(word);
}

function beginsInPast(tokens: readonly Token[]): boolean {
  const start = tokens.slice(0, 6);
  const end = start.findIndex(({ kind }) => kind === "sign");
  const opening = end < 0 ? start : start.slice(0, end);
  if (!BEGINNING.has(opening[0]?.word ?? "")) return false;
  return opening[1]?.word === "those" || opening.slice(1, 4).some(({ word }) => PERIOD.has(word));
}

/** How far before "could" a permission may be told, in tokens. */
const TELLING = 8;

function isTold({ tokens, markAt }: MarkedSentence, { first }: Mark): boolean {
  const before = tokens.slice(Math.max(0, first - TELLING), first);
  const told = before.findLastIndex(({ word }) => TOLD.has(word));
  if (told < 0 || before.slice(told).some(({ kind }) => kind === "sign")) return false;
  const isPronoun = markAt[first - 1]?.entry.role === "pronoun" && tokens[first - 1]?.word !== "it";
  return isPronoun || /^(?:ruled|decreed|permitted)$/.test(before[told]?.word ?? "");
}

/** What has a capacity: "could carry forty lorries". */
const CAPACITY = words("carry hold seat lift house store accommodate");
const AMOUNTS = words(
  "two three four five six seven eight nine ten twelve twenty thirty forty fifty sixty hundred thousand",
);

function isAmount(token: Token | undefined): boolean {
  return token?.kind === "number" || AMOUNTS.has(token?.word ?? "");
}

/** "could move nine tonnes an hour". */
function isRate(tokens: readonly Token[], after: number): boolean {
  const near = tokens.slice(after, after + 7);
  if (CAPACITY.has(near[0]?.word ?? "") && (isAmount(near[1]) || isAmount(near[2]))) return true;
  return near.some(
    ({ word }, at) => RATES.has(word) && /^(?:an?|per|each|every)$/.test(near[at - 1]?.word ?? "") && at > 2,
  );
}

/** "were free to leave and could take copies". */
function isFree(tokens: readonly Token[], first: number): boolean {
  const before = tokens.slice(Math.max(0, first - TELLING), first);
  return before.some(
    ({ word }, at) =>
      /^(?:free|able|allowed|permitted|entitled)$/.test(word) && before[at + 1]?.word === "to",
  );
}

/** Verbs for what happens, and not for what somebody does. */
const EVENTS = words(
  "quedar ser estar haber provocar causar llegar afectar surgir ocurrir fracasar ceder caer subir bajar empeorar resultar durar " +
    "aumentar sufrir derivar agravar producir seguir volver tardar romper suceder pasar desencadenar colapsar morir crecer " +
    "disminuir acabar terminar faltar fallar dejar perder generar suponer convertir existir tener costar estallar propagar escalar desembocar " +
    "inundar paralizar interrumpir retrasar contaminar arruinar desestabilizar debilitar encarecer dificultar obligar comprometer desbordar",
);
/** What happens to people, and what they do not do. */
const SUFFERED = words(
  "quedar sufrir morir perder caer resultar acabar terminar fracasar empeorar enfermar verse quedarse",
);

function isEvent(sentence: MarkedSentence, mark: Mark): boolean {
  const { tokens, markAt } = sentence;
  const { first, after } = mark;
  const before = tokens[first - 1]?.word;
  if (before === "se" || markAt[first - 1]?.entry.deny !== undefined) return false;
  const verb = tokens[after]?.word ?? "";
  if (verb === "no") return true;
  if (isPersonal(sentence, mark) && !SUFFERED.has(verb)) return false;
  if (/[aeií]r(?:se|les?)$/.test(verb) || EVENTS.has(verb)) return true;
  const next = tokens[after + 1];
  return /^(?:abrir|cerrar|parar)$/.test(verb) && (!next || next.kind === "sign");
}
