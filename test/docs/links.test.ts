/** Checks that every link in the documentation leads to a file, and to a heading in it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { headingsIn, slugOf } from "../../scripts/docs/markdown.ts";
import { projectRoot } from "../../scripts/root.ts";

const pages = ["", "docs", "docs/rules"].flatMap((folder) =>
  readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

describe.each(pages)("%s", (path) => {
  const text = readFileSync(join(projectRoot, path), "utf8");

  it("no link is broken", () => {
    const broken = linksIn(text).filter((target) => !leadsSomewhere(path, target));
    expect(broken).toEqual([]);
  });

  it("no two headings have the same anchor", () => {
    const anchors = anchorsIn(text);
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  });
});

it("the test detects a broken link", () => {
  expect(linksIn("[a](b.md) ![c](d.png) `[no](no.md)` <a href='e'>e</a>\n```\n[no](no.md)\n```\n")).toEqual([
    "b.md",
    "d.png",
  ]);
  expect(leadsSomewhere("docs/README.md", "nowhere.md")).toBe(false);
  expect(leadsSomewhere("docs/README.md", "format.md#nowhere")).toBe(false);
  expect(leadsSomewhere("docs/README.md", "format.md#rankings-order")).toBe(true);
  expect(leadsSomewhere("docs/README.md", "../LICENSE")).toBe(true);
});

/** The targets of links and images, without those on other sites. */
function linksIn(markdown: string): string[] {
  const prose = markdown
    .replace(/^(`{3,})[^]*?^\1$/gm, "")
    .replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "code");
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target).filter(
    (target) => !/^[a-z]+:/.test(target),
  );
}

function leadsSomewhere(from: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? join(projectRoot, from) : resolve(projectRoot, dirname(from), decodeURI(path));
  if (!existsSync(file)) return false;
  return anchor === undefined || anchorsIn(readFileSync(file, "utf8")).includes(anchor);
}

function anchorsIn(markdown: string): string[] {
  const slugs = headingsIn(markdown).map(({ text }) => slugOf(text));
  const ids = Array.from(markdown.matchAll(/<a id="([^"]+)"><\/a>/g), ([, id = ""]) => id);
  return [...slugs, ...ids];
}
