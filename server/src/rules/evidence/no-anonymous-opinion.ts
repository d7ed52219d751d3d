import { t } from "@vscode/l10n";
import { evidenceIn } from "../../model/evidence/evidence.ts";
import type { Facts, Prose } from "../../model/facts/facts.ts";
import { keyOf } from "../../model/facts/facts.ts";
import type { ProseSentence } from "../../prose/proseOf.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { ReferringSentence } from "../sentences.ts";
import { referringSentences, spanOf, wordsOfSpan } from "../sentences.ts";

/** Opinions and reports that belong to nobody, by language. */
const ANONYMOUS: ReadonlyMap<string | undefined, readonly RegExp[]> = new Map([
  [
    "en",
    [
      /(?<![\p{sc=Latn}-])(?:(?:some|many|most|several|various|numerous|certain|leading|other|unnamed|anonymous|informed|independent)\s+){0,2}(?:experts|analysts|observers|commentators|sources|insiders|critics|scholars|specialists|pundits)\s+(?:(?:widely|generally|also|still|often|now|close\s+to\s+the\s+\p{sc=Latn}+)\s+)?(?:believe|say|think|argue|claim|suggest|fear|warn|expect|consider|maintain|agree|hold|speculate|contend|assert|predict|report)(?![\p{sc=Latn}-])/giu,
      /(?<![\p{sc=Latn}-])(?:some|many|most)\s+(?:people\s+)?(?:believe|say|think|argue|claim|fear|speculate|contend)(?![\p{sc=Latn}-])/giu,
      /(?<![\p{sc=Latn}-])it\s+(?:is|has\s+been)\s+(?:(?:widely|generally|commonly|often|sometimes)\s+)?(?:believed|said|thought|rumou?red|reported|alleged|claimed|held|speculated)\s+that(?![\p{sc=Latn}-])/giu,
      /(?<![\p{sc=Latn}-])(?:reportedly|purportedly|rumou?r\s+has\s+it)(?![\p{sc=Latn}-])/giu,
    ],
  ],
  [
    "es",
    [
      /(?<![\p{sc=Latn}-])(?:(?:algun[oa]s|much[oa]s|vari[oa]s|divers[oa]s|ciert[oa]s|otr[oa]s|numeros[oa]s|l[oa]s)\s+)?(?:expert[oa]s|analistas|observadores|fuentes|especialistas|comentaristas|críticos|académicos)\s+(?:(?:anónim[oa]s|consultad[oa]s|independientes|extraoficiales|cercanas)\s+)?(?:creen|dicen|afirman|opinan|consideran|sostienen|piensan|temen|advierten|aseguran|indican|señalan|sugieren|estiman)(?![\p{sc=Latn}-])/giu,
      /(?<![\p{sc=Latn}-])según\s+(?:(?:algun[oa]s|much[oa]s|vari[oa]s|divers[oa]s|ciert[oa]s|l[oa]s)\s+)?(?:expert[oa]s|analistas|observadores|fuentes|especialistas)(?=\s*(?:[,.;]|anónim|extraoficial|independiente|consultad))/giu,
      /(?<![\p{sc=Latn}-])(?:según\s+)?se\s+(?:dice|rumorea|comenta|cree|piensa|afirma|asegura|especula)(?=\s*,|\s+que(?![\p{sc=Latn}-]))/giu,
    ],
  ],
]);

/** The texts that report and judge, by section. */
const TEXTS: ReadonlyMap<string, RegExp> = new Map([
  ["statements", /^text$/],
  ["threats", /^(?:description|scenario)$/],
  ["comparisons", /^(?:text|items\.text)$/],
  ["context", /^text$/],
  ["recommendations", /^(?:text|because)$/],
  ["summary", /^$/],
]);

/** Reports opinions of unnamed people without a citation. */
export const noAnonymousOpinion: Rule = {
  id: "no-anonymous-opinion",
  severity: "warning",
  preset: "strict",
  sections: Array.from(TEXTS.keys()),
  summary: "An opinion or a report belongs to somebody who is named or cited.",
  why: "Readers cannot tell whether “some experts” are two friends or a whole profession. They cannot ask them or weigh them. A citation, a footnote or a reference in the sentence is enough, and so is evidence for the item.",
  source:
    "ICD 206 (2015), source reference citations; ICD 203 (2015, technical amendment of 2022), D.6.e.(1): quality and credibility of underlying sources",
  examples: [
    bad`
summary: Some experts believe that the dam is unsafe. The ministry has reportedly known it for years.
         ^^^^^^^^^^^^^^^^^^^^ "Some experts believe" names nobody, so readers cannot weigh it. Say who it is, or cite the source in this sentence.
                                                                       ^^^^^^^^^^ "reportedly" names nobody, so readers cannot weigh it. Say who it is, or cite the source in this sentence.
statements:
  rumour:
    kind: information
    text: It is widely believed that the harbor master was paid. He was seen there [@gazette].
          ^^^^^^^^^^^^^^^^^^^^^^^^^^ "It is widely believed that" names nobody, so readers cannot weigh it. Say who it is, or cite the source in this sentence.
`,
    bad`
threats:
  represa:
    title: Rotura de la represa
    description: Fuentes extraoficiales dicen que hay grietas. Se dice que la empresa lo sabe.
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Fuentes extraoficiales dicen" names nobody, so readers cannot weigh it. Say who it is, or cite the source in this sentence.
                                                               ^^^^^^^ "Se dice" names nobody, so readers cannot weigh it. Say who it is, or cite the source in this sentence.
  aguas: {title: Aguas, description: "Según algunos expertos, el caudal bajará."}
                                      ^^^^^^^^^^^^^^^^^^^^^^ "Según algunos expertos" names nobody, so readers cannot weigh it. Say who it is, or cite the source in this sentence.
`,
    good`
summary: "Some experts believe that the dam is unsafe [@curtis-2004]. Many say so. [^why]"
statements:
  named: {kind: information, text: Experts of the water board believe that the dam is unsafe.}
  evidence: {kind: information, text: The dam is reportedly unsafe., evidence: [{source: curtis-2004}]}
  quoted: {kind: information, text: The minister said that “some experts believe anything”.}
  linked: {kind: judgment, text: "Most analysts expect a strike [[poll]]."}
  actor: {kind: information, text: Most crews believe that the dam is safe. The sources of the river are dry.}
  citado: {kind: information, text: "Según expertos de la UNAM, el caudal baja. Se cree en la técnica."}
notes:
  why: {text: Two of them.}
`,
  ],
  *checkItem(facts, view) {
    if (evidenceIn(facts.item).length > 0) return;
    for (const prose of facts.prose.filter((each) => reports(facts, each))) {
      for (const referring of referringSentences(facts, prose, view)) {
        if (isCited(referring)) continue;
        const { sentence } = referring;
        for (const match of anonymousIn(sentence)) {
          const span = spanOf(sentence, match);
          yield {
            span: sentence.toPiece(span),
            message: t(
              '"{0}" names nobody, so readers cannot weigh it. Say who it is, or cite the source in this sentence.',
              wordsOfSpan(sentence, span),
            ),
          };
        }
      }
    }
  },
};

function reports({ section }: Facts, { path }: Prose): boolean {
  return TEXTS.get(section)?.test(keyOf(path)) ?? false;
}

function anonymousIn({ text, language }: ProseSentence): RegExpExecArray[] {
  return (ANONYMOUS.get(language) ?? []).flatMap((pattern) => Array.from(text.matchAll(pattern)));
}

/** Whether a sentence, or what follows its full stop, has a citation, a footnote, a reference or a link. */
function isCited({ references, source }: ReferringSentence): boolean {
  return references.length > 0 || /\]\(|https?:\/\//.test(source);
}
