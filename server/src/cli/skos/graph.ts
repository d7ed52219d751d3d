/** Looks statements up, and remembers which ones were of use. */
import { addToIndex } from "../../syntax/memo.ts";
import type { Literal, Statement } from "./statement.ts";
import { expanded, isResource } from "./statement.ts";

type Name = Parameters<typeof expanded>[0];

/** A graph of statements. */
export class Graph {
  readonly #bySubject = new Map<string, Statement[]>();
  readonly #byObject = new Map<string, Statement[]>();
  readonly #used = new Set<Statement>();

  constructor(statements: readonly Statement[]) {
    for (const statement of statements) {
      addToIndex(this.#bySubject, statement.subject, statement);
      if (isResource(statement.value)) addToIndex(this.#byObject, statement.value.uri, statement);
    }
  }

  /** Returns everything that has a type, in order. */
  ofType(type: Name): string[] {
    return this.subjects("rdf:type", expanded(type));
  }

  /** Returns the texts of a property. */
  texts(subject: string, property: Name): Literal[] {
    return this.#take(this.#bySubject.get(subject), property).flatMap(({ value }) =>
      isResource(value) ? [] : [value],
    );
  }

  /** Returns the URIs that are values of a property. */
  uris(subject: string, property: Name | { readonly uri: string }): string[] {
    return this.#take(this.#bySubject.get(subject), property).flatMap(({ value }) =>
      isResource(value) ? [value.uri] : [],
    );
  }

  /** Returns the subjects that have a URI as the value of a property. */
  subjects(property: Name, uri: string): string[] {
    return this.#take(this.#byObject.get(uri), property).map(({ subject }) => subject);
  }

  /** Marks a statement as of use after all. */
  use(subject: string, property: Name): void {
    this.#take(this.#bySubject.get(subject), property);
  }

  /** Marks statements as of no use after all, such as texts in a language that has no place. */
  leave(subject: string, property: Name, isLeft: (value: Statement["value"]) => boolean): void {
    for (const each of this.#bySubject.get(subject) ?? [])
      if (each.property === expanded(property) && isLeft(each.value)) this.#used.delete(each);
  }

  /** Returns the statements about these subjects that were of no use. */
  unused(subjects: readonly string[]): Statement[] {
    return subjects
      .flatMap((each) => this.#bySubject.get(each) ?? [])
      .filter((each) => !this.#used.has(each));
  }

  #take(statements: readonly Statement[] = [], property: Name | { readonly uri: string }): Statement[] {
    const wanted = typeof property === "string" ? expanded(property) : property.uri;
    const found = statements.filter((each) => each.property === wanted);
    for (const each of found) this.#used.add(each);
    return found;
  }
}
