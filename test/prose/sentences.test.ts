import { describe, expect, it } from "vitest";
import { differenceIn, linesOf } from "./sentences.ts";

/** How many sentences of each table are known to be read wrongly. A better lexicon makes these numbers smaller. */
const KNOWN_WRONG = { en: 7, es: 5 };

describe.each(["en", "es"] as const)("the sentences in %s", (language) => {
  const lines = linesOf(language);

  it.each(lines.filter(({ known }) => known === undefined).map((line) => [line.text, line] as const))(
    "%s",
    (_, line) => {
      expect(differenceIn(line, language)).toBeUndefined();
    },
  );

  it("pins those that are read wrongly", () => {
    const wrong = lines.filter(({ known }) => known === "wrong");
    expect(wrong.filter((line) => differenceIn(line, language) === undefined)).toEqual([]);
    expect(wrong).toHaveLength(KNOWN_WRONG[language]);
  });
});
