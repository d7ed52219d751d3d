/** Tests that a document shows the lines of its file that cannot be read, and no others. */
import { expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentAsMeant } from "../../server/src/workspace/asMeant.ts";
import { assessmentsIn } from "../assessments.ts";

/** What a document shows of its file: the lines after `>` in the text. */
const TEXTS: readonly (readonly [string, string])[] = [
  [
    "a line of a ranking",
    `
 |rankings:
 |  first:
 |    of: port
 |    order:
 |      - flood
 |      - item: fire
>|        because: The note "x": it says
 |      - storm
 |  second: { of: port, order: [flood] }
`,
  ],
  [
    "two lines that are apart",
    `
 |rankings:
 |  first:
 |    of: port
 |    order:
>|      - "flood
 |      - fire
>|      - 'storm
 |      - ice
`,
  ],
  [
    "the whole of a text of several lines, whichever of them is wrong",
    `
 |statements:
 |  one:
 |    kind: judgment
>|    text: "The first line
>|      says \\q something
>|      and goes on."
 |    because: The reason.
`,
  ],
  [
    "the entry of a key that is there already",
    `
 |statements:
 |  one: &an-anchor
 |    kind: judgment
 |    text: The first text.
 |    because: The reason.
>|    text: |
>|      The second text
>|      goes on.
 |  two: { kind: judgment, text: Another text. }
`,
  ],
  [
    "a map or a list where none can be",
    `
 |threats:
 |  flood:
 |    title:
>|      en: Flood
>|      es: Inundación
 |    category: disasters
 |rankings:
 |  first:
 |    of: port
 |    order:
 |      - flood
>|      - { item: { wrong: fire, because: It burns } }
>|      - [storm, ice]
`,
  ],
  [
    "a line that is no entry",
    `
 |threats:
 |  flood: { title: Flood }
>|assessment again
 |  fire: { title: Fire }
`,
  ],
];

it.each(TEXTS)("shows of a file with mistakes only what cannot be read: %s", (_, marked) => {
  const lines = marked.slice(1, -1).split("\n");
  const text = lines.map((line) => line.slice(2)).join("\n");
  const [assessment = expect.unreachable()] = assessmentsIn(`assessment: 1\ntitle: Ports\n${text}\n`);
  const { body } = publicationOf(assessmentAsMeant(assessment));
  const shown = body.children.flatMap((node) => (node.type === "code" ? node.value.split("\n") : []));
  expect(shown).toEqual(lines.filter((line) => line.startsWith(">")).map((line) => line.slice(2)));
});
