/**
 * Walks through a sentence and notes for each term what the words around it do: whether it is denied, whose view it
 * is, whether it is asked. Triggers and their ends work as in NegEx and ConText (Chapman et al. 2001; Harkema et al.
 * 2009): a trigger holds until a word that ends its clause.
 */
import { attributedTerms, isHeldView, isView } from "./attribution.ts";
import { asksIf } from "./conditions.ts";
import { isCopula, isVerb } from "./lexicon.ts";
import type { Mark, MarkedSentence } from "./marks.ts";
import type { Token } from "./tokens.ts";
import { isEvidence, isImpersonal, isNoun, isTermAhead, negates } from "./triggers.ts";

/** What holds at a place of a sentence. */
export interface TermContext {
  readonly denied: boolean;
  readonly reported: boolean;
  /** Whether a verb of the senses reports it, so that the object of the verb is still a thing. */
  readonly sensed: boolean;
  readonly asked: boolean;
  readonly past: boolean;
}

/** Returns the context of each term of a sentence, by its mark. */
export function contextsIn(sentence: MarkedSentence): ReadonlyMap<Mark, TermContext> {
  const walk = new Walk(sentence);
  const contexts = new Map<Mark, TermContext>();
  for (let index = 0; index < sentence.tokens.length;) {
    const mark = sentence.markAt[index];
    const token = sentence.tokens[index];
    if (mark) {
      if (mark.entry.kind !== undefined) contexts.set(mark, walk.contextOf(mark));
      walk.pass(mark);
    } else if (token) walk.passToken(token, index);
    index = mark?.after ?? index + 1;
  }
  for (const mark of attributedTerms(sentence)) {
    const context = contexts.get(mark);
    if (context) contexts.set(mark, { ...context, reported: true });
  }
  return contexts;
}

/** How far apart two commas may be to enclose a parenthesis, in tokens. */
const MAX_PARENTHESIS = 40;

/** The state of the clause. */
interface State {
  denied: boolean;
  /** Whether a word such as "that" came after the negation. */
  beyondComplement: boolean;
  /** The index of the last negation. */
  deniedAt: number;
  reported: boolean;
  sensed: boolean;
  asked: boolean;
  past: boolean;
}

const CALM: State = {
  denied: false,
  beyondComplement: false,
  deniedAt: -9,
  reported: false,
  sensed: false,
  asked: false,
  past: false,
};

class Walk {
  private state: State = { ...CALM };
  /** The states outside of the open brackets. */
  private readonly outside: State[] = [];
  private comma: { readonly index: number; readonly state: State } | undefined;
  /** Whose view it was before a subordinate clause that a comma ends. */
  private before: { readonly reported: boolean } | undefined;
  /** The state before a subordinate clause without a comma, and how many verbs it had. */
  private clause: { readonly denied: boolean; verbs: number } | undefined;
  private lastVerb = -9;
  private ownSubject = -9;
  /** Where "as the mayor puts it" may begin. */
  private comparison = -9;
  /** Whether the question ends with its clause: "whether or not it rains, …". */
  private isAside = false;
  private readonly sentence: MarkedSentence;

  constructor(sentence: MarkedSentence) {
    this.sentence = sentence;
  }

  contextOf({ first, entry }: Mark): TermContext {
    const { denied, beyondComplement, deniedAt, reported, sensed, asked, past } = this.state;
    const isNegative = /^(?:no|zero|sin|without|ningun|nul)/.test(this.sentence.tokens[first]?.word ?? "");
    const isLoose = entry.form === "adverb" || entry.form === "modal" || isNegative;
    const isNear = beyondComplement || this.onlyDegreesBetween(deniedAt, first);
    // "Whether it rains remains to be seen": the phrase answers the question.
    const isAsked = asked && entry.opens !== "whether";
    return { denied: denied && (!isLoose || isNear), reported, sensed, asked: isAsked, past };
  }

  private onlyDegreesBetween(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++)
      if (this.sentence.markAt[at]?.entry.role !== "degree") return false;
    return to - from < 5;
  }

  passToken({ word, kind }: Token, index: number): void {
    if (word === ",") this.passComma(index);
    else if (word === "(" || word === "[") {
      this.outside.push({ ...this.state });
      Object.assign(this.state, { denied: false, beyondComplement: false });
    } else if (word === ")" || word === "]") this.state = this.outside.pop() ?? this.state;
    else if (word === ";") this.restart();
    else if (word === ":" || word === "–" || word === "—") this.passDash(word, index);
    else if (kind === "word" && this.clause) this.lastVerb = Math.min(this.lastVerb, index - 2);
  }

  private restart(): void {
    this.state = { ...CALM };
    this.comma = undefined;
    this.before = undefined;
    this.clause = undefined;
  }

  private endDenial(): void {
    Object.assign(this.state, { denied: false, beyondComplement: false });
  }

  /** A dash or a colon ends a negation, unless a second dash closes a parenthesis. */
  private passDash(word: string, index: number): void {
    if (word !== ":") this.passComma(index);
    else {
      this.endDenial();
      if (this.isAside) this.state.asked = false;
      this.comma = undefined;
    }
  }

  /** A comma ends a negation. The second of a pair restores what held before the first. */
  private passComma(index: number): void {
    const { comma } = this;
    if (this.isAside) this.state.asked = false;
    this.isAside = false;
    if (comma && index - comma.index < MAX_PARENTHESIS && this.continues(index + 1)) {
      this.state = { ...comma.state, asked: this.state.asked };
      this.comma = undefined;
      return;
    }
    if (this.before) this.state.reported = this.before.reported;
    this.before = undefined;
    this.comma = { index, state: { ...this.state } };
    this.endDenial();
    this.clause = undefined;
  }

  /** Whether the words from an index continue a clause that was interrupted. */
  private continues(index: number): boolean {
    const entry = this.sentence.markAt[index]?.entry;
    if (!entry) return false;
    return (
      entry.kind !== undefined ||
      isCopula(entry.role) ||
      entry.role === "auxiliary" ||
      entry.role === "degree" ||
      (entry.opens === "complement" && this.comma?.state.denied === true)
    );
  }

  pass(mark: Mark): void {
    const { entry } = mark;
    if (entry.role === "own") this.passOwn(mark);
    if (entry.opens !== undefined) this.open(mark);
    this.passVerb(mark);
    if (entry.report !== undefined) this.passReport(mark);
    else if (entry.isView === true) this.passView(mark);
    else if (entry.role === "preposition" && isView(this.sentence, mark)) this.state.reported = true;
    if (entry.deny === "clause") this.deny(mark);
    else if (entry.deny === "flip" && !isNoun(this.sentence, mark)) {
      this.state.denied = !this.state.denied;
      this.state.deniedAt = mark.after - 1;
      this.state.beyondComplement = true;
    }
  }

  private passOwn({ after }: Mark): void {
    this.ownSubject = after - 1;
    this.state.reported = false;
  }

  private deny(mark: Mark): void {
    if (!negates(this.sentence, mark)) return;
    const { state } = this;
    state.denied = state.denied && state.beyondComplement ? false : true;
    state.beyondComplement = false;
    state.deniedAt = mark.after - 1;
  }

  /** Verbs end a subordinate clause that already has one: "the crews that did not vote | are". */
  private passVerb({ first, after, entry }: Mark): void {
    if (!isVerb(entry.role)) return;
    const isNew = first - this.lastVerb > 1;
    this.lastVerb = after - 1;
    if (entry.role !== "auxiliary") this.state.past = entry.role === "past-copula";
    if (!this.clause || !isNew) return;
    this.clause.verbs++;
    if (this.clause.verbs < 2) return;
    this.state.denied = this.clause.denied;
    this.clause = undefined;
  }

  private open(mark: Mark): void {
    const { first, after, entry } = mark;
    const { state } = this;
    const { tokens, markAt } = this.sentence;
    const afterSign = first === 0 || tokens[first - 1]?.kind === "sign";
    switch (entry.opens) {
      case "complement": {
        const isRelative = first > 0 && !markAt[first - 1] && tokens[first - 1]?.kind === "word";
        if (isRelative) this.enter(state.denied);
        state.beyondComplement = state.denied;
        state.sensed = false;
        return;
      }
      case "whether":
        if (tokens[first]?.word !== "how" || isTermAhead(markAt, after)) state.asked = true;
        this.isAside = entry.endsAtComma === true;
        return;
      case "and":
      case "contrast":
        this.endDenial();
        this.clause = undefined;
        if (afterSign) Object.assign(state, { reported: false, past: false });
        if (entry.opens === "contrast" || afterSign) state.asked = false;
        return;
      case "condition":
        if ((entry.role === "auxiliary" || entry.isInitial === true) && !afterSign) return;
        if (asksIf(this.sentence, mark)) state.asked = true;
        this.begin(afterSign);
        return;
      default:
        if (markAt[after]?.entry.kind !== undefined) return;
        if (afterSign && entry.opens === "new") state.reported = false;
        this.comparison = afterSign && isComparing(tokens[after - 1]?.word) ? first : -9;
        this.begin(afterSign);
    }
  }

  private begin(afterSign: boolean): void {
    if (afterSign) this.before = { reported: this.state.reported };
    this.enter(this.state.denied);
    this.endDenial();
  }

  private enter(denied: boolean): void {
    this.clause = { denied, verbs: 0 };
    this.lastVerb = -9;
  }

  /** "the brokers' forecast is that" */
  private passView(mark: Mark): void {
    if (mark.entry.isView === true && isHeldView(this.sentence, mark) && !this.isShared(mark))
      this.state.reported = true;
  }

  /** "We share the ministry's view that" */
  private isShared({ first }: Mark): boolean {
    const verb = this.sentence.tokens[this.ownSubject + 1]?.word ?? "";
    return (
      first - this.ownSubject < 9 &&
      /^(?:share|endorse|accept|agree|adopt|compartimos|suscribimos)$/.test(verb)
    );
  }

  /** Whether a verb belongs to "as the mayor puts it, …", which says whose view the sentence is. */
  private isComparison({ first, entry }: Mark): boolean {
    const isFar = first - this.comparison > 1 || this.sentence.lexicon.code === "es";
    return entry.report === "verb" && isFar && first - this.comparison < 9;
  }

  private passReport(mark: Mark): void {
    const { report, isPast } = mark.entry;
    if (report === "verb" && isNoun(this.sentence, mark)) {
      this.passView(mark);
      return;
    }
    if (report === "verb" && (isImpersonal(this.sentence, mark) || isEvidence(this.sentence, mark))) return;
    if (this.isComparison(mark)) this.before = undefined;
    this.state.sensed = mark.entry.isSensed === true;
    const isOurs = mark.first - this.ownSubject <= 5 || (report === "noun" && this.isShared(mark));
    this.state.reported = !isOurs || report === "passive";
    if (isPast === true) this.state.past = true;
    else if (report === "verb") this.state.past = false;
  }
}

function isComparing(word: string | undefined): boolean {
  return word === "as" || word === "como";
}
