import { scalarText } from "../../syntax/write/scalar.ts";
import { sentences } from "../../language/texts.ts";
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { memo } from "../../syntax/memo.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** A number with the characters before and after it. */
const NUMBER = /^([^\p{L}\d]*)(\d+)([^\p{L}\d]*)$/u;

/** Reports numbers in different styles in one list. */
export const noInconsistentNumbering: Rule = {
  id: "no-inconsistent-numbering",
  severity: "hint",
  preset: "all",
  summary: "All numbers of a list have the same style.",
  why: "A “(4)” after “1.”, “2.” and “3.” looks like a part of the third point, or like a mistake, and readers look for others.",
  source: "Bailey (2005), headings of the recommendations: “1.”, “2.”, “3.”, “(4)”",
  examples: [
    bad`
recommendations:
  first: {number: "1.", title: One}
  second: {number: "2.", title: Two}
  third:
    number: "(3)"
            ^^^^^ "(3)" is not written like "1." in the same list. Use the same style for both. Write "3.".
    title: Three
`,
    good`
recommendations:
  first: {number: "1.", title: One}
  second: {number: "2.", title: Two}
  third: {title: Three}
statements:
  first: {number: (1), text: One.}
  second: {number: (2), text: Two.}
notes:
  first: {number: 1, text: One.}
  star: {number: "*", text: Another.}
`,
  ],
  *checkDocument({ inEach }) {
    const all = inEach(numberOf).filter((each) => each !== undefined);
    for (const section of SECTIONS) {
      yield* mixedIn(all.filter((each) => each.section === section));
    }
  },
};

const SECTIONS = ["recommendations", "statements", "notes"];

interface Numbered {
  readonly section: string;
  readonly name: LocatedText;
  readonly number: string;
  readonly before: string;
  readonly after: string;
  readonly style: string;
}

/** The number of an item; `undefined` for other labels, such as "4a" or "iv". */
const numberOf = memo(({ section, item }: Facts): Numbered | undefined => {
  if (!SECTIONS.includes(section) || !item.key) return undefined;
  const name = locatedTextAt(item.piece, item.value, "number");
  const [, before = "", number = "", after = ""] = NUMBER.exec(name?.text.trim() ?? "") ?? [];
  if (!name || number === "") return undefined;
  return { section, name, number, before, after, style: `${before}1${after}` };
});

/** Returns the problems of a list with mixed styles. */
function mixedIn(all: readonly Numbered[]): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const { style } of all) counts.set(style, (counts.get(style) ?? 0) + 1);
  // The most common style; of equally common ones, the first.
  const usual = Array.from(counts).reduce<readonly [string, number]>(
    (best, each) => (each[1] > best[1] ? each : best),
    ["", 0],
  )[0];
  const model = all.find(({ style }) => style === usual);
  return all.flatMap((each): Problem[] => {
    if (!model || each.style === usual) return [];
    const instead = `${model.before}${each.number}${model.after}`;
    return [
      {
        span: each.name.span,
        message: sentences(
          t(
            '"{0}" is not written like "{1}" in the same list. Use the same style for both.',
            each.name.text,
            model.name.text,
          ),
          t('Write "{0}".', instead),
        ),
        fixes: [
          {
            title: t('Write "{0}"', instead),
            edits: [{ span: each.name.span, text: scalarText(instead, { style: "double" }) }],
            isSafe: false,
          },
        ],
      },
    ];
  });
}
