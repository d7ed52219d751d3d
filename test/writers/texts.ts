/** The texts of a document that its readers must find, whatever the format. */
import type { Publication } from "../../server/src/publication/tree/tree.ts";

/** All words of a document: of its head, of its nodes, and of its captions. Citations and works are not among them. */
export function textsIn({ head, body }: Publication): string[] {
  const { title, subtitle = "", authors, date = "", marking = "", facts } = head;
  return [
    title,
    subtitle,
    ...authors.flatMap(({ name, details }) => [name, ...details]),
    date,
    marking,
    ...facts.flatMap(({ label, value }) => [label, ...value.flatMap(textsOf)]),
    ...body.children.flatMap(textsOf),
  ].filter((each) => each.trim() !== "");
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly caption?: readonly Node[];
  readonly data?: { readonly caption?: readonly Node[] };
}

function textsOf(node: object): string[] {
  const { value, children = [], caption = [], data } = node as Node;
  return [value ?? "", ...[...children, ...caption, ...(data?.caption ?? [])].flatMap(textsOf)];
}
