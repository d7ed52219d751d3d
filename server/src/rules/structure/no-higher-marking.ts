import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import { readHandling } from "../../model/items/handling.ts";
import { locatedText, locatedTextAt } from "../../model/basics/locatedText.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** The markings of a scheme, from the freest to the strictest, as they are compared. */
const SCHEMES: readonly (readonly string[])[] = [
  ["TLP CLEAR", "TLP GREEN", "TLP AMBER", "TLP AMBER+STRICT", "TLP RED"],
  ["OFFICIAL", "OFFICIAL SENSITIVE", "SECRET", "TOP SECRET"],
];

/** Reports items with a stricter marking than the document that contains them. */
export const noHigherMarking: Rule = {
  id: "no-higher-marking",
  severity: "warning",
  sections: [
    ...["questions", "actors", "assets", "terms", "threats", "results", "findings", "context", "rankings"],
    ...["comparisons", "statements", "recommendations", "notes"],
  ],
  summary: "No item has a stricter handling marking than its document.",
  why: "Those who receive the document receive all of it, and they handle it by the marking on its first page. The rule compares markings of one scheme: TLP, or the classifications of the United Kingdom. It ignores the markings of sources, which are about the sources and not about this document.",
  source:
    "FIRST, Traffic Light Protocol, version 2.0 (August 2022); Cabinet Office, Government Security Classifications Policy (2024)",
  examples: [
    bad`
handling: TLP:AMBER
statements:
  boats:
    text: The group has nine boats.
    handling: TLP:RED
              ^^^^^^^ "TLP:RED" is stricter than the marking of the document, "TLP:AMBER". Mark the document accordingly, or leave this out.
threats:
  flood: {title: Flood, handling: TLP:AMBER}
`,
    bad`
handling: {marking: OFFICIAL, instructions: No se publica antes de la decisión del consejo.}
threats:
  sequía: {title: Sequía, handling: {marking: OFFICIAL-SENSITIVE}}
                                              ^^^^^^^^^^^^^^^^^^ "OFFICIAL-SENSITIVE" is stricter than the marking of the document, "OFFICIAL". Mark the document accordingly, or leave this out.
`,
    good`
handling: TLP:AMBER+STRICT
sources:
  cable: {type: document, handling: TLP:RED}
statements:
  freer: {text: The river is closed., handling: TLP:CLEAR}
  another-scheme: {text: The river is closed., handling: SECRET}
  own-words: {text: The river is closed., handling: For the council only}
`,
    good`
statements:
  boats: {text: The group has nine boats., handling: TLP:RED}
`,
  ],
  *checkItem({ item: { piece, value } }, view) {
    const node = valueAt(value, "handling");
    const own = locatedText(piece, node) ?? locatedTextAt(piece, node, "marking");
    if (!own) return;
    const [whole] = view.inEach(documentMarking).filter((each) => each !== undefined);
    if (whole === undefined || !isStricter(own.text, whole)) return;
    yield {
      span: own.span,
      message: t(
        '"{0}" is stricter than the marking of the document, "{1}". Mark the document accordingly, or leave this out.',
        own.text,
        whole,
      ),
    };
  },
};

/** Returns the marking of the document, which is a text or a map with this key. */
const documentMarking = memo(({ section, item: { key, value } }: Facts): string | undefined => {
  if (section !== "handling") return undefined;
  return key === undefined || textOf(key) === "marking" ? readHandling(value)?.marking : undefined;
});

function isStricter(marking: string, other: string): boolean {
  const [one, two] = [normal(marking), normal(other)];
  return SCHEMES.some((scheme) => scheme.includes(two) && scheme.indexOf(one) > scheme.indexOf(two));
}

/** Returns a marking as the schemes here have it. TLP 1.0 had WHITE in place of CLEAR. */
function normal(marking: string): string {
  return marking
    .toUpperCase()
    .trim()
    .replace(/^UK[\s-]+/, "")
    .replace(/[\s:_–-]+/g, " ")
    .replace("TLP WHITE", "TLP CLEAR");
}
