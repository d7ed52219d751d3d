import { describe, expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentsIn } from "../assessments.ts";
import { ELSEWHERE, fullAssessment } from "./fullAssessment.ts";
import { wordsOfPublication } from "./words.ts";

describe("A publication", () => {
  const { text, markers } = fullAssessment();
  const [assessment] = assessmentsIn(text);
  const publication = assessment && publicationOf(assessment);
  const words = publication ? wordsOfPublication(publication) : "";

  it.each(markers.filter(({ path }) => !ELSEWHERE.test(path)).map(({ path, words: own }) => [path, own]))(
    "prints %s",
    (_, own) => {
      // The digits of amounts are in groups.
      expect(words.replace(/(?<=\d),(?=\d{3})/g, "")).toContain(own);
    },
  );
});
