/** Statements of RDF: what a graph of SKOS consists of, whichever notation it is written in. */

/** A subject, a property and its value. */
export interface Statement {
  /** A URI, or the label of a blank node. */
  readonly subject: string;
  /** A URI. */
  readonly property: string;
  readonly value: Resource | Literal;
}

/** Something that has a URI. */
export interface Resource {
  readonly uri: string;
}

/** A text or another plain value. */
export interface Literal {
  readonly text: string;
  /** The language code; empty if the text has no language. */
  readonly language: string;
  /** The URI of the type of the value, unless it is a text. */
  readonly type?: string;
}

/** Whether a value has a URI. */
export function isResource(value: Resource | Literal): value is Resource {
  return "uri" in value;
}

/** The namespaces, by their usual prefixes. */
export const namespaces = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dct: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** Returns the URI of a name in a namespace: `skos:Concept`. */
export function expanded(name: `${keyof typeof namespaces}:${string}`): string {
  const [prefix, local] = name.split(":") as [keyof typeof namespaces, string];
  return namespaces[prefix] + local;
}

/** The beginning of the URI of a taxonomy that has none of its own. */
const OWN = "urn:threat-assessment:taxonomy:";

/** Returns the URI of a taxonomy that has none of its own. */
export function ownUri(id: string): string {
  return OWN + id;
}

/** Returns the taxonomy and the category that a URI of `ownUri` names. */
export function namedInOwnUri(
  uri: string,
): { readonly taxonomy: string; readonly category: string } | undefined {
  if (!uri.startsWith(OWN)) return undefined;
  const [, taxonomy, category] = /^([^#]+)#(.+)$/.exec(uri.slice(OWN.length)) ?? [];
  return taxonomy === undefined || category === undefined ? undefined : { taxonomy, category };
}

/** The kinds of matches, with the properties of SKOS. */
export const matchProperties = {
  exact: expanded("skos:exactMatch"),
  close: expanded("skos:closeMatch"),
  narrow: expanded("skos:narrowMatch"),
  broad: expanded("skos:broadMatch"),
  related: expanded("skos:relatedMatch"),
} as const;
