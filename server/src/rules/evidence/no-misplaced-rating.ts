import { t } from "@vscode/l10n";
import type { Scale } from "../../model/estimates/scale.ts";
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { MapNode, Node, Pair } from "../../syntax/node.ts";
import { pairAt, textOf, valueOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { addPairBefore, replaceScalar } from "../../syntax/write/collection.ts";
import type { Fix, Problem, Rule, View } from "../rule.ts";
import { bad, good, fixed } from "../rule.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";

const SCALES = ["reliability", "credibility"] as const;
type Rating = (typeof SCALES)[number];

/** Reports a grade of a source where a grade of information belongs, and vice versa. */
export const noMisplacedRating: Rule = {
  id: "no-misplaced-rating",
  severity: "error",
  covers: ["no-undefined-term"],
  summary: "Letters (A–F) rate a source, numbers (1–6) a piece of information.",
  why: "A reliable source can report something improbable, and an unreliable one can be right. Therefore the two have separate ratings, not a combined one. F and 6 mean that there is no basis for a judgment: they are not the worst grades.",
  source:
    "Admiralty code: NATO AJP-2.1, Allied Joint Doctrine for Intelligence Procedures; U.S. Army FM 2-22.3, appendix B",
  examples: [
    fixed(bad`
statements:
  crossed:
    text: Four terrorists crossed.
    evidence:
      - source: rumor
        credibility: E
                     ^ "E" rates a source, not a piece of information. Write it under "reliability".
      - {source: cable, reliability: 2, credibility: B}
                                     ^ "2" rates a piece of information, not a source. Write it under "credibility".
                                                     ^ "B" rates a source, not a piece of information. Write it under "reliability".
      - {source: report, reliability: B2}
                                      ^^ "B2" is two ratings in one. Write "reliability: B" for the source and "credibility: 2" for what it says.
`)`
statements:
  crossed:
    text: Four terrorists crossed.
    evidence:
      - source: rumor
        reliability: E
      - {source: cable, reliability: B, credibility: 2}
      - {source: report, credibility: 2, reliability: B}
`,
    fixed(bad`
statements:
  crossed:
    text: Four terrorists crossed.
    evidence:
      - source: rumor
        credibility: F-6 # as the cable has it
                     ^^^ "F-6" is two ratings in one. Write "reliability: F" for the source and "credibility: 6" for what it says.
`)`
statements:
  crossed:
    text: Four terrorists crossed.
    evidence:
      - source: rumor
        reliability: F
        credibility: 6 # as the cable has it
`,
    bad`
sources:
  cable: {type: document, reliability: 3}
                                       ^ "3" rates a piece of information, not a source. Write it under "credibility" where the source is used as evidence.
`,
    good`
sources:
  cable: {type: document, reliability: F}
statements:
  crossed:
    text: Four terrorists crossed.
    evidence:
      - {source: cable, reliability: A, credibility: 6}
      - {source: cable, reliability: Z, credibility: 7}
`,
  ],
  *checkItem(facts, view) {
    for (const map of ratedIn(facts.item)) {
      const found = SCALES.flatMap((rating) =>
        problemIn(map, rating, { item: facts.item, view, section: facts.section }),
      );
      yield* found;
    }
  },
};

interface Surroundings {
  readonly item: Item;
  readonly view: View;
  readonly section: string;
}

/** A misplaced rating with its map, and the key under which it may belong. */
interface Misplaced {
  readonly map: MapNode;
  readonly pair: Pair;
  readonly other: Rating;
}

function problemIn(map: MapNode, rating: Rating, { item, view, section }: Surroundings): Problem[] {
  const pair = pairAt(map, rating);
  const text = textOf(pair?.value);
  const { reliability, credibility } = view.scales;
  if (!pair?.value || text === undefined || has(view.scales[rating], text)) return [];
  const span = pieceSpan(item.piece, pair.value);
  const other = rating === "reliability" ? "credibility" : "reliability";
  const [, letter, number] = /^(\p{L})[\s/-]?(\d)$/u.exec(text) ?? [];
  if (has(reliability, letter) && has(credibility, number)) {
    const message = t(
      '"{0}" is two ratings in one. Write "reliability: {1}" for the source and "credibility: {2}" for what it says.',
      text,
      letter ?? "",
      number ?? "",
    );
    const fix =
      section === "sources" ? undefined : splitting({ map, pair, other }, [letter ?? "", number ?? ""], item);
    return [{ span, message, ...(fix ? { fixes: [fix] } : {}) }];
  }
  if (!has(view.scales[other], text)) return [];
  const message =
    rating === "credibility"
      ? t('"{0}" rates a source, not a piece of information. Write it under "reliability".', text)
      : section === "sources"
        ? t(
            '"{0}" rates a piece of information, not a source. Write it under "credibility" where the source is used as evidence.',
            text,
          )
        : t('"{0}" rates a piece of information, not a source. Write it under "credibility".', text);
  const fix = section === "sources" ? undefined : fixFor({ map, pair, other }, item, view);
  return [{ span, message, ...(fix ? { fixes: [fix] } : {}) }];
}

/** Renames the key if the other rating is missing. If both are misplaced, swaps the values in one fix. */
function fixFor({ map, pair, other }: Misplaced, { piece }: Item, view: View): Fix | undefined {
  const beside = pairAt(map, other);
  if (!beside) {
    const edit = replaceScalar(pair.key, other, piece);
    return edit && { title: t('Write it under "{0}"', other), edits: [edit], isSafe: true };
  }
  const mine = textOf(pair.key) as Rating;
  if (mine === "credibility" || !has(view.scales[mine], textOf(beside.value))) return undefined;
  const [first, second] = [
    replaceScalar(pair.value, valueOf(beside.value), piece),
    replaceScalar(beside.value, valueOf(pair.value), piece),
  ];
  return first && second && { title: t("Exchange the two ratings"), edits: [first, second], isSafe: true };
}

/** Moves each half to its own key, if the other key is free. */
function splitting(
  { map, pair, other }: Misplaced,
  [letter, number]: readonly [string, string],
  { piece }: Item,
): Fix | undefined {
  const values = { reliability: letter, credibility: Number(number) };
  const added = addPairBefore(map, { key: other, value: values[other] }, { piece, before: pair });
  const mine = other === "reliability" ? values.credibility : values.reliability;
  const edit = replaceScalar(pair.value, mine, piece);
  if (pairAt(map, other) || !edit || !added) return undefined;
  return { title: t("Write the two under their own keys"), edits: [added, edit], isSafe: true };
}

/** All maps of an item that contain a rating. */
const ratedIn = memo(({ value }: Item): readonly MapNode[] => mapsIn(value));

function mapsIn(node: Node | undefined): MapNode[] {
  if (node?.kind === "list") return node.items.flatMap(mapsIn);
  if (node?.kind !== "map") return [];
  const own = SCALES.some((rating) => pairAt(node, rating)) ? [node] : [];
  return [
    ...own,
    ...node.pairs.filter(({ key }) => !isOwnKey(textOf(key) ?? "")).flatMap((pair) => mapsIn(pair.value)),
  ];
}

function has(scale: Scale | undefined, term: string | undefined): boolean {
  return term !== undefined && scale?.terms.some((each) => each.term === term) === true;
}
