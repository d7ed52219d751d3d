/** Tests how a change inside a text is shown: what is taken out in brackets with a minus, what is put in with a plus. */
import { expect, it } from "vitest";
import { changedText } from "../../server/src/publication/changes/changeText.ts";
import type { PhrasingContent } from "../../server/src/publication/tree/tree.ts";

function shown(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === "delete") return `[-${shown(node.children)}]`;
      if (node.type === "strong") return `[+${shown(node.children)}]`;
      if (node.type === "emphasis") return `*${shown(node.children)}*`;
      return node.type === "text" ? node.value : node.type;
    })
    .join("");
}

it.each([
  [
    "a word",
    "The port is safe from fire and from flood.",
    "The port is safe from storms and from flood.",
    "The port is safe from [-fire] [+storms] and from flood.",
  ],
  [
    "words with few between them",
    "A new attack on the port is likely within two years, because the gangs have grown.",
    "A new attack on the port is very likely within one year, because the gangs have grown.",
    "A new attack on the port is [-likely within two years] [+very likely within one year], because the gangs have grown.",
  ],
  [
    "a word at the end",
    "It is dark on the quay.",
    "It is dark on the quay today.",
    "It is dark on the quay [+today].",
  ],
  [
    "a sentence more",
    "The first sentence stays.",
    "The first sentence stays. So it is.",
    "The first sentence stays. [+So it is.]",
  ],
  [
    "a part of a number",
    "It costs 1.5 million in all of the years.",
    "It costs 1.7 million in all of the years.",
    "It costs [-1.5] [+1.7] million in all of the years.",
  ],
  [
    "a part of a word",
    "The well-known gang has come back to the port.",
    "The little-known gang has come back to the port.",
    "The [-well-known] [+little-known] gang has come back to the port.",
  ],
  [
    "words before a full stop",
    "The port is safe. The road to it is not.",
    "The harbour is safe. The road to it is not.",
    "The [-port] [+harbour] is safe. The road to it is not.",
  ],
  [
    "nearly everything",
    "The port is safe now, and so is the town.",
    "A harbour is lost then, and so was no city.",
    "*Before:* The port is safe now, and so is the town. *Now:* A harbour is lost then, and so was no city.",
  ],
  ["another text", "2024", "2025", "*Before:* 2024 *Now:* 2025"],
  ["a text where there was none", "", "July 2024", "*Now stated:* July 2024"],
  ["none where there was one", "July 2024", "", "*No longer stated:* July 2024"],
])("%s", (_what, before, after, expected) => {
  expect(shown(changedText(before, after))).toBe(expected);
});
