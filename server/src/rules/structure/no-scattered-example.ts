import { t } from "@vscode/l10n";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt, locatedText, textsOf } from "../../model/basics/locatedText.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports examples that several categories share without saying so. */
export const noScatteredExample: Rule = {
  id: "no-scattered-example",
  severity: "information",
  preset: "strict",
  kinds: ["taxonomy"],
  summary: "An example that is listed under several categories says so (`also-in`).",
  forReaders: "An example that is listed under several categories says so.",
  why: "A count of incidents by category includes such a case twice, or under one category this year and under the other next year. `also-in` shows that both are intended.",
  source: "Bailey (2005): kidnapping and corruption are each listed under two categories",
  examples: [
    bad`
taxonomy: 1
categories:
  diffuse-criminality:
    title: Diffuse criminality
    examples:
      - name: violent crime
        examples: [homicide, kidnapping]
  organized-crime:
    title: Organized crime
    examples: [Kidnapping, fraud]
               ^^^^^^^^^^ "Kidnapping" is also under "diffuse-criminality", so a count by category includes it twice. Remove one of the two, or add "also-in: diffuse-criminality" to it.
`,
    good`
taxonomy: 1
categories:
  diffuse-criminality:
    title: Diffuse criminality
    examples:
      - {name: kidnapping, also-in: organized-crime}
      - {name: fraud, examples: [fraud]}
  organized-crime:
    title: Organized crime
    examples: [kidnapping, {name: other forms}]
  terrorism:
    title: Terrorism
    examples: [{name: other forms, examples: [bombs]}]
`,
  ],
  *checkDocument({ definitions }) {
    const firsts = new Map<string, RankedItem[]>();
    for (const { concept, id, item } of definitions) {
      if (concept !== "category") continue;
      for (const { name, alsoIn, isGroup } of casesIn(item)) {
        // A group, such as "other forms", is not a single case that is counted twice.
        if (isGroup) continue;
        const key = normalizedName(name.text);
        const before = firsts.get(key) ?? [];
        const other = before.find(
          (each) => each.category !== id && !alsoIn.includes(each.category) && !each.alsoIn.includes(id),
        );
        firsts.set(key, [...before, { category: id, alsoIn, name }]);
        if (!other) continue;
        yield {
          span: name.span,
          message: t(
            '"{0}" is also under "{1}", so a count by category includes it twice. Remove one of the two, or add "also-in: {1}" to it.',
            name.text,
            other.category,
          ),
          related: [{ span: other.name.span, message: t("The same example") }],
        };
      }
    }
  },
};

interface RankedItem {
  readonly category: string;
  readonly alsoIn: readonly string[];
  readonly name: LocatedText;
}

interface Case {
  readonly name: LocatedText;
  readonly alsoIn: readonly string[];
  readonly isGroup: boolean;
}

const casesIn = memo(({ piece, value }: Item): readonly Case[] => cases(piece, valueAt(value, "examples")));

function cases(piece: Piece, list: Node | undefined): Case[] {
  if (list?.kind !== "list") return [];
  return list.items.flatMap((node) => {
    const name = locatedText(piece, node) ?? locatedTextAt(piece, node, "name");
    const inner = valueAt(node, "examples");
    const isGroup = inner !== undefined || isVague(textOf(valueAt(node, "name")));
    return [
      ...(name ? [{ name, alsoIn: textsOf(valueAt(node, "also-in")), isGroup }] : []),
      ...cases(piece, inner),
    ];
  });
}

function isVague(name: string | undefined): boolean {
  return /^(?:others?|other\s|otros?|otras?)(?!\p{sc=Latn})/iu.test(name ?? "");
}
