/** Words that are members of every object in JavaScript are words like any others wherever a text may have them. */
import { describe, expect, it } from "vitest";
import { bibtexEntries } from "../../server/src/model/bibtex.ts";
import { propertyOf, schemas } from "../../server/src/format/schema.ts";
import { memberOf } from "../../server/src/syntax/member.ts";
import { findingsIn } from "../assessments.ts";

const WORDS = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf"];

describe.each(WORDS)("%s", (word) => {
  it("is no member of an object that has none", () => {
    expect(memberOf<unknown>({}, word)).toBeUndefined();
    expect(propertyOf(schemas.assessment, word)).toBeUndefined();
  });
});
