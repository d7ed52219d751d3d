import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { keyJudgmentRole } from "../keyJudgment.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports key judgments that the summary leaves out. */
export const requireSummarizedJudgment: Rule = {
  id: "require-summarized-judgment",
  severity: "information",
  preset: "strict",
  sparesRecords: true,
  summary: "The summary contains every key judgment.",
  why: "Many readers read only the summary. The rule accepts a reference to the judgment (`[[id]]`), a reference to something that the judgment is about, or a few of its words. It reports only judgments of which the summary has almost no word.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(6): a clear main analytic message up front, drawn from all judgments",
  examples: [
    bad`
summary: The dockers are likely to strike before the harvest.
statements:
  strike: {role: key-judgment, text: The dockers are likely to strike before the harvest.}
  dam:
    role: key-judgment
          ^^^^^^^^^^^^ The summary does not mention this key judgment. Add it there, with "[[dam]]" if you like.
    text: The reservoir of Santa Rosa is unlikely to supply two cities in August.
`,
    bad`
summary: Es probable que el sindicato convoque una huelga antes de la cosecha.
statements:
  represa:
    role: key-judgment
          ^^^^^^^^^^^^ The summary does not mention this key judgment. Add it there, with "[[represa]]" if you like.
    text: El embalse no alcanzará para abastecer dos ciudades durante agosto.
`,
    good`
summary: "A strike before the harvest is likely [[dam]], and so are floods [[floods]]."
threats:
  floods: {title: Floods}
statements:
  strike: {role: key-judgment, text: The dockers will probably strike before the harvest begins.}
  dam: {role: key-judgment, text: The reservoir of Santa Rosa is unlikely to supply two cities.}
  rain: {role: key-judgment, about: floods, text: The rivers of the northern valley rise again next spring.}
  short: {role: key-judgment, text: Nobody knows.}
  lesser: {role: observation, text: The reservoir of Santa Rosa is unlikely to supply two cities.}
`,
    good`
statements:
  dam: {role: key-judgment, text: The reservoir of Santa Rosa is unlikely to supply two cities.}
`,
  ],
  *checkDocument(view) {
    const [summary] = view.inEach(summaryIn).filter((each) => each !== undefined);
    if (!summary) return;
    for (const judgment of view.inEach(judgmentIn)) {
      if (!judgment || judgment.names.some((id) => summary.ids.has(id))) continue;
      const shared = judgment.words.filter((word) => summary.words.has(word)).length;
      if (judgment.words.length < FEW_WORDS || shared / judgment.words.length >= CLEAR_SHARE) continue;
      yield {
        span: judgment.span,
        message: t(
          'The summary does not mention this key judgment. Add it there, with "{0}" if you like.',
          `[[${judgment.id}]]`,
        ),
      };
    }
  },
};

/** With fewer words, chance decides which of them the summary has. */
const FEW_WORDS = 4;

/** A fifth of the words is enough: summaries shorten. */
const CLEAR_SHARE = 0.2;

interface Summary {
  readonly words: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

interface Judgment {
  readonly id: string;
  readonly span: PieceSpan;
  /** The ids with which the summary can name it. */
  readonly names: readonly string[];
  readonly words: readonly string[];
}

const summaryIn = memo(({ section, item, references }: Facts): Summary | undefined => {
  const text = section === "summary" ? textOf(item.value) : undefined;
  if (text === undefined) return undefined;
  return { words: new Set(wordsOf(text)), ids: new Set(references.map(({ id }) => id)) };
});

const judgmentIn = memo((facts: Facts): Judgment | undefined => {
  const { value, key } = facts.item;
  const [role, id, text] = [keyJudgmentRole(facts), textOf(key), textOf(valueAt(value, "text"))];
  if (!role || id === undefined || text === undefined) return undefined;
  return { id, span: role.span, names: [id, ...textsOf(valueAt(value, "about"))], words: wordsOf(text) };
});

/** How many letters of a word count: enough to know it, few enough to know its other forms. */
const STEM = 5;

/** Words that every text has. */
const COMMON: ReadonlySet<string> = new Set(
  "about after again before between could during every from have their there these they this those through under until which while will with would antes como contra cuando desde donde durante entre está este esta estos estas hasta para pero porque sobre también tiene unas unos".split(
    " ",
  ),
);

/** Returns the beginnings of the words of a text, each once. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return [...new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.slice(0, STEM)))];
}
