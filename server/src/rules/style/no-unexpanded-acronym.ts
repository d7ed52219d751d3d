import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";
import { shortTextBefore } from "../../syntax/scan.ts";

/** States and organizations, words of every day, units, currencies, times, and codes of languages. */
const KNOWN = (
  "US USA UK EU UN NATO UE ONU OTAN EE UU EEUU OK ID TV AIDS HIV SIDA VIH COVID DNA ADN GPS GDP PIB VAT IVA PDF URL HTML " +
  "IP IT PC USB SMS FAQ SOS VIP CEO NASA UNESCO UNICEF WHO OMS IMF FMI ISO IEC SARS " +
  "KM KG KW MW GW TW KWH MWH GWH KV MB GB TB KB HZ KHZ MHZ GHZ HP DB USD EUR GBP CHF JPY CNY MXN AM PM UTC GMT CET AD BC CE BCE " +
  "EN ES FR DE PT ZH AR RU JA"
).split(" ");
const ACRONYM = /(?<![\p{L}\p{N}.-])\p{Lu}{2,6}(?![\p{L}\p{N}-])/gu;
const ROMAN = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** Reports acronyms that are never spelled out. */
export const noUnexpandedAcronym: Rule<{ readonly known: readonly string[] }> = {
  id: "no-unexpanded-acronym",
  severity: "hint",
  preset: "all",
  summary: "An acronym is spelled out somewhere in the assessment.",
  why: "Readers from another service or country may not know an acronym, or may know it as something else. It is enough to write “Foreign Military Studies Office (FMSO)” in a text or a title, or to list the acronym among the names of an actor or a term.",
  source: "The Chicago Manual of Style, 10.3; ODNI and GAO style guides",
  options: {
    known: {
      type: "array",
      default: KNOWN,
      description: "Acronyms that every reader knows.",
    },
  },
  examples: [
    bad`
summary: The FMSO saw no link. Later the FMSO looked again.
             ^^^^ "FMSO" is not spelled out anywhere. Where it is first used, write the full name followed by "(FMSO)", or add it to the aliases of an actor.
`,
    withOptions(
      { known: ["FMSO"] },
      bad`
summary: The FMSO and the UN saw no link.
                          ^^ "UN" is not spelled out anywhere. Where it is first used, write the full name followed by "(UN)", or add it to the aliases of an actor.
`,
    ),
    good`
summary: The Foreign Military Studies Office (FMSO) saw no link. The CIA and the UN agree; they wrote “ASAP”. The 300 MW plant was lost at 6 PM, UTC.
actors:
  cia: {name: Central Intelligence Agency, aliases: [CIA]}
statements:
  later: {text: The FMSO looked again in chapter XIV.}
`,
  ],
  *checkDocument({ inEach }, { known }) {
    const all = inEach(acronymsIn).filter((each) => each !== undefined);
    const explained = new Set([...known, ...all.flatMap((each) => each.explained)]);
    for (const { acronym, span } of all.flatMap((each) => each.used)) {
      if (explained.has(acronym)) continue;
      // An acronym is only reported where it is first used.
      explained.add(acronym);
      yield {
        span,
        message: t(
          '"{0}" is not spelled out anywhere. Where it is first used, write the full name followed by "{1}", or add it to the aliases of an actor.',
          acronym,
          `(${acronym})`,
        ),
      };
    }
  },
};

interface Acronyms {
  readonly used: readonly { readonly acronym: string; readonly span: PieceSpan }[];
  readonly explained: readonly string[];
}

const acronymsIn = memo((facts: Facts): Acronyms | undefined => {
  const { item, section, prose } = facts;
  const texts = prose.map(({ node, span }) => ({
    span,
    start: node.start,
    text: visibleProse(node, span.piece),
  }));
  const names = ["actors", "terms"].includes(section)
    ? [
        ...textsOf(valueAt(item.value, "name")),
        ...textsOf(valueAt(item.value, "aliases")),
        textOf(item.key) ?? "",
      ]
    : [];
  const everything = item.value ? item.piece.text.slice(item.value.start, item.value.end) : "";
  const used = texts.flatMap(({ text, span, start }) =>
    Array.from(text.matchAll(ACRONYM)).flatMap((match) =>
      ROMAN.test(match[0]) || isShouted(text, match)
        ? []
        : [
            {
              acronym: match[0],
              span: {
                piece: span.piece,
                start: start + match.index,
                end: start + match.index + match[0].length,
              },
            },
          ],
    ),
  );
  const explained = [
    ...names.flatMap((name) => name.match(ACRONYM) ?? []),
    ...(everything.includes("(") ? inBrackets(everything) : []),
  ];
  return used.length + explained.length > 0 ? { used, explained } : undefined;
});

/** Returns acronyms that follow their name, as in "Drug Enforcement Administration (DEA)", or precede it. */
function inBrackets(text: string): string[] {
  return [BEHIND, BEFORE].flatMap((pattern) => Array.from(text.matchAll(pattern), (match) => match[1] ?? ""));
}

const BEHIND = /\((\p{Lu}{2,6})\)/gu;
const BEFORE = /(?<!\p{L})(\p{Lu}{2,6})\s+\((?=\p{Lu}?\p{Ll})/gu;

/** Returns whether the word is part of a run of words in capitals, and therefore not an acronym. */
function isShouted(text: string, { 0: word, index }: RegExpExecArray): boolean {
  return (
    /\p{Lu}{2}\s+$/u.test(shortTextBefore(text, index)) ||
    /^\s+\p{Lu}{2}/u.test(text.slice(index + word.length))
  );
}
