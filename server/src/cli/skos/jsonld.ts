/** Writes and reads statements as JSON-LD. */
import { JsonLdParser } from "jsonld-streaming-parser";
import { addToIndex } from "../../syntax/memo.ts";
import type { Literal, Resource, Statement } from "./statement.ts";
import { expanded, isResource, namespaces } from "./statement.ts";
import type { ParsedStatement } from "./turtle.ts";
import { statementOf } from "./turtle.ts";

/** Writes statements as one list of nodes with a context that needs no other file. */
export function jsonldOf(statements: readonly Statement[]): string {
  const bySubject = groupedBy("subject", statements);
  const graph = Array.from(bySubject, ([subject, about]) => nodeOf(subject, about));
  return `${JSON.stringify({ "@context": namespaces, "@graph": graph }, undefined, 2)}\n`;
}

function nodeOf(subject: string, statements: readonly Statement[]): Record<string, unknown> {
  const pairs = Array.from(groupedBy("property", statements), ([property, all]): [string, unknown] => {
    const values = all.map(({ value }) => value);
    if (property === expanded("rdf:type"))
      return ["@type", values.map((value) => (isResource(value) ? shortened(value.uri) : value.text))];
    return [shortened(property), values.map(valueOf)];
  });
  return { "@id": subject, ...Object.fromEntries(pairs.map(([key, values]) => [key, alone(values)])) };
}

function groupedBy(
  key: "subject" | "property",
  statements: readonly Statement[],
): ReadonlyMap<string, readonly Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) addToIndex(groups, statement[key], statement);
  return groups;
}

/** A list of one value is written as the value. */
function alone(values: unknown): unknown {
  return Array.isArray(values) && values.length === 1 ? (values as unknown[])[0] : values;
}

function valueOf(value: Resource | Literal): unknown {
  if (isResource(value)) return { "@id": value.uri };
  const { text, language, type } = value;
  if (language !== "") return { "@value": text, "@language": language };
  return type === undefined ? text : { "@value": text, "@type": shortened(type) };
}

function shortened(uri: string): string {
  const [prefix, start] = Object.entries(namespaces).find(([, each]) => uri.startsWith(each)) ?? [];
  return prefix === undefined || start === undefined ? uri : `${prefix}:${uri.slice(start.length)}`;
}

/** Reads statements. Fails if the text is not JSON-LD, or if its context is in another file or on a server. */
export async function jsonldStatements(text: string): Promise<Statement[]> {
  const parser = new JsonLdParser({
    documentLoader: { load: (url: string) => Promise.reject(new Error(url)) },
  });
  parser.end(text);
  const statements: Statement[] = [];
  for await (const each of parser) statements.push(statementOf(each as ParsedStatement));
  return statements;
}
