/** Tests which brackets in prose look like a reference that is not read. */
import { expect, it } from "vitest";
import { unreadMarksIn } from "../../server/src/model/facts/unreadMarks.ts";

it.each([
  ["See [@curtis-2004, p. 20.", ["citation curtis-2004"]],
  ["See [@{q?2004.", ["citation q"]],
  ["See [[theft.", ["link theft"]],
  ["See [[theft] and more.", ["link theft"]],
  ["See [^one.", ["footnote one"]],
  ["See [organized-crime].", ["link organized-crime bare"]],
  ["See [curtis-2004, p. 3].", ["citation curtis-2004 bare"]],
  ["Both [@a and [[b.", ["citation a", "link b"]],
])("finds the marks in “%s”", (text, marks) => {
  expect(unreadMarksIn(text).map(({ form, id, isBare }) => `${form} ${id}${isBare ? " bare" : ""}`)).toEqual(
    marks,
  );
});

it.each([
  ...[
    "[@curtis-2004, p. 3]",
    "[see @a; @b]",
    "[[theft]]",
    "[^one]",
    "[@{key?}]",
    "`[@code`",
    "\\[@x and \\[[y",
  ],
  ...["[text](https://example.org)", "[[1](https://example.org)]", "[@name](https://example.org)", "[ ]"],
  ...["[…]", "[...]", "[emphasis added]", "[the port]", "![well-known](picture.png)", "[so-called][1]"],
  ...["[well-known]: https://example.org", "a[^ b", "[ @x", "someone@example.org"],
])("finds no mark in “%s”", (text) => {
  expect(unreadMarksIn(text)).toEqual([]);
});

it.each(["[x]", "[sic]", "5 [2, 3]"])("finds in “%s” only a word that has to be an id", (text) => {
  expect(unreadMarksIn(text).map(({ isBare }) => isBare)).toEqual([true]);
});
