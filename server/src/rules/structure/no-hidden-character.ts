import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { HiddenRun } from "../../language/hiddenCharacters.ts";
import { hiddenRunsIn } from "../../language/hiddenCharacters.ts";
import { memo } from "../../syntax/memo.ts";
import type { Piece } from "../../syntax/piece.ts";
import { escapedCharacters, lostCharacters, MISREAD } from "./unreadableCharacters.ts";
import type { Example, Fix, Problem, Rule } from "../rule.ts";
import { bad, good, fixed } from "../rule.ts";

/** Reports invisible characters in words, keys, ids and comments. */
export const noHiddenCharacter: Rule = {
  id: "no-hidden-character",
  severity: "warning",
  inBrokenPiece: "beside",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  covers: [...MISREAD, "no-unknown-rule", "no-wrong-setting", "use-iso-date"],
  summary: "A text has no characters that readers cannot see, or that change the order in which it is shown.",
  why: "People read what is shown, and programs read what is written. With directional controls, the two can have opposite meanings. With zero-width characters, two different ids can look the same. With tag characters, a text can contain words that nobody sees. The rule accepts joiners that a script or an emoji needs.",
  source:
    "Unicode Technical Standard #55 and #39; Boucher and Anderson (2021), “Trojan Source” (CVE-2021-42574)",
  examples: [
    fixed(
      hiding(
        "\u200b",
        bad`
summary: Floods are un*likely.
                      ^ The hidden character U+200B (ZERO WIDTH SPACE) is part of this text, but readers cannot see it. Delete it.
`,
      ),
    )`
summary: Floods are unlikely.
`,
    fixed(
      hiding(
        "\u202e",
        bad`
summary: The risk is *wol, and stays so.
                     ^ The hidden character U+202E (RIGHT-TO-LEFT OVERRIDE) is not closed on its line, so what follows may be shown in another order. Delete it.
`,
      ),
    )`
summary: The risk is wol, and stays so.
`,
    bad`
summary: "The caf�� rings a bell \a."
                 ^^ The character U+FFFD (REPLACEMENT CHARACTER) stands for one that was lost when the text was copied or converted. Write what is meant.
                                 ^^ "\a" stands for U+0007 (control character), which no reader sees. Delete it, or write "\\" for a backslash.
`,
    hiding(
      "\u200d",
      good`
summary: The family 👨*👩*👧 needs its joiners.
`,
    ),
  ],
  *checkDocument({ piecesWithHidden: pieces }) {
    for (const piece of pieces) yield* problemsIn(piece);
  },
  *checkItem({ item: { piece }, visits }) {
    for (const { node } of visits) if (node?.kind === "scalar") yield* escapedCharacters(node, piece);
  },
};

/** Replaces each asterisk in the example with a hidden character. */
function hiding(character: string, example: Example): Example {
  return { ...example, text: example.text.replaceAll("*", character) };
}

const problemsIn = memo((piece: Piece): readonly Problem[] => {
  // Other kinds of files, such as web pages and Word documents, are reported as a whole elsewhere.
  if (piece.role === "foreign") return [];
  // A byte order mark at the beginning of a file does not belong to the text.
  const isMark = (hidden: HiddenRun): boolean =>
    hidden.start === 0 && piece.before === "start" && piece.text.startsWith("\uFEFF") && hidden.count === 1;
  const problems = hiddenRunsIn(piece.text)
    .filter((each) => !isMark(each))
    .map((hidden): Problem => {
      const { start, end, reordered } = hidden;
      const fix = deletion(hidden, piece);
      return {
        span: { piece, start, end },
        message: messageFor(hidden),
        fixes: [fix],
        ...(reordered === "rest" ? { severity: "error" as const } : {}),
      };
    });
  return [...problems, ...lostCharacters(piece)];
});

function messageFor({ name, count, reordered }: HiddenRun): string {
  if (reordered === "rest")
    return t(
      "The hidden character {0} is not closed on its line, so what follows may be shown in another order. Delete it.",
      name,
    );
  if (reordered === "part")
    return t(
      "The hidden character {0} can change the order in which the words near it are shown. Delete it.",
      name,
    );
  if (count === 1)
    return t("The hidden character {0} is part of this text, but readers cannot see it. Delete it.", name);
  return formatMessage(
    t(
      "{count, plural, other {# hidden characters}} are part of this text, but readers cannot see them. The first is {name}. Delete them.",
    ),
    { count, name },
  );
}

function deletion({ start, end, closer, count }: HiddenRun, piece: Piece): Fix {
  const spans = [
    { piece, start, end },
    ...(closer === undefined ? [] : [{ piece, start: closer, end: closer + 1 }]),
  ];
  return {
    title: count === 1 ? t("Delete the hidden character") : t("Delete the hidden characters"),
    edits: spans.map((span) => ({ span, text: "" })),
    isSafe: spans.every((span) => isIdle(piece.text, span)),
  };
}

/**
 * Format characters that can be removed without changing the text, unless its script runs from right to left.
 */
const IDLE = /^(?:(?![\u115f\u1160\u3164\uffa0]|\u17b4|\u17b5)\p{Default_Ignorable_Code_Point})+$/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Returns whether the characters can be removed without changing the meaning: they are in or next to a word.
 */
function isIdle(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  if (!IDLE.test(text.slice(start, end))) return false;
  const near = text.slice(Math.max(0, start - NEAR), end + NEAR);
  if (RIGHT_TO_LEFT.test(near)) return false;
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  return WORD.test(before) ? WORD_OR_END.test(after) : before === " " && WORD.test(after);
}

const NEAR = 40;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const WORD_OR_END = /^$|[\p{L}\p{N}\p{M}\s.,;!?)]/u;
