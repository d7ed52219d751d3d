/** Reads what the writer of Word's documents has written. */
import { unzipSync, strFromU8 } from "fflate";
import sax, { type Tag } from "sax";
import type { Node } from "unist";
import type { Publication } from "../../server/src/publication/tree/tree.ts";

/** The XML parts of a file, by their paths. */
export function xmlPartsOf(file: Uint8Array): Map<string, string> {
  const entries = Object.entries(unzipSync(file)).filter(([path]) => /\.(?:xml|rels)$/.test(path));
  return new Map(entries.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** An element of XML with the text in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The root of a part. Throws if it is not well-formed. */
export function parsedXml(xml: string): XmlElement {
  const top: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = (tag) => {
    const { name, attributes } = tag as Tag;
    const element = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.ontext = (text) => {
    for (const element of open) element.text += text;
  };
  parser.onclosetag = () => {
    open.pop();
  };
  parser.write(xml).close();
  const [root] = top.children;
  if (root === undefined) throw new Error("There is no element.");
  return root;
}

/** All elements with a name, in the order of the text. */
export function elementsIn(element: XmlElement, name: string): XmlElement[] {
  const own = element.name === name ? [element] : [];
  return [...own, ...element.children.flatMap((child) => elementsIn(child, name))];
}

/** The value of the first element with a name below another. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return elementsIn(element, name)[0]?.attributes["w:val"];
}

/** What readers see of a paragraph. */
export function shownWords(paragraph: XmlElement): string {
  return elementsIn(paragraph, "w:t")
    .map(({ text }) => text)
    .join("");
}

/** Everything that a publication says, in pieces as its nodes have them. */
export function publishedStatements({ head, body }: Publication): string[] {
  const { title, subtitle, authors, date, marking, facts } = head;
  return [
    title,
    ...[subtitle, date, marking].filter((words) => words !== undefined),
    ...authors.flatMap(({ name, details }) => [name, ...details]),
    ...facts.flatMap(({ label, value }) => [label, ...value.flatMap(wordsIn)]),
    ...wordsIn(body),
  ];
}

function wordsIn(node: Node): string[] {
  const own = "value" in node ? (node.value as string).split("\n") : [];
  const children = "children" in node ? (node.children as Node[]) : [];
  const caption = "caption" in node ? (node.caption as Node[]) : (node.data?.caption ?? []);
  return [...own, ...children, ...caption].flatMap((part) =>
    typeof part === "string" ? part : wordsIn(part),
  );
}
