/** Writes and reads statements as Turtle. */
import type { Literal as N3Literal, NamedNode, Term } from "n3";
import { DataFactory, Parser, Writer } from "n3";
import type { Literal, Resource, Statement } from "./statement.ts";
import { isResource, namespaces } from "./statement.ts";

/** Writes statements, with short names for the URIs that begin with `base`. */
export function turtleOf(statements: readonly Statement[], base: string): string {
  const writer = new Writer({ prefixes: { ...namespaces, "": `${base}#` } });
  for (const { subject, property, value } of statements)
    writer.addQuad(DataFactory.namedNode(subject), DataFactory.namedNode(property), termOf(value));
  let text = "";
  writer.end((_error: unknown, result: string) => {
    text = result;
  });
  return text;
}

function termOf(value: Resource | Literal): NamedNode | N3Literal {
  if (isResource(value)) return DataFactory.namedNode(value.uri);
  const { text, language, type } = value;
  if (language !== "") return DataFactory.literal(text, language);
  return DataFactory.literal(text, type === undefined ? undefined : DataFactory.namedNode(type));
}

/** Reads statements. Throws if the text is not Turtle. */
export function turtleStatements(text: string): Statement[] {
  return new Parser().parse(text).map((each) => statementOf(each));
}

/** What a parser of RDF returns for a statement. */
export interface ParsedStatement {
  readonly subject: Pick<Term, "termType" | "value">;
  readonly predicate: Pick<Term, "termType" | "value">;
  readonly object: Pick<Term, "termType" | "value"> & { readonly language?: string };
}

/** Returns a parsed statement in our own terms. */
export function statementOf({ subject, predicate, object }: ParsedStatement): Statement {
  const { termType, value: text, language = "" } = object;
  return {
    subject: nameOf(subject),
    property: predicate.value,
    value: termType === "Literal" ? { text, language } : { uri: nameOf(object) },
  };
}

function nameOf({ termType, value }: Pick<Term, "termType" | "value">): string {
  return termType === "BlankNode" ? `_:${value}` : value;
}
