/** A rule of a TextMate grammar. */
export interface GrammarRule {
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly GrammarRule[];
}

/** The scopes of the groups of a match. */
export type Captures = Readonly<
  Record<number, { readonly name?: string; readonly patterns?: readonly GrammarRule[] }>
>;

/** References to rules of the repository. */
export function include(...names: string[]): GrammarRule[] {
  return names.map((name) => ({ include: `#${name}` }));
}

/** Names the groups of a match, from the first one. An empty name leaves a group without a scope. */
export function groups(...names: string[]): Captures {
  return Object.fromEntries(names.flatMap((name, index) => (name ? [[index + 1, { name }]] : [])));
}
