/** What a rule of a TextMate grammar may say. */
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

export type Captures = Readonly<
  Record<number, { readonly name?: string; readonly patterns?: readonly GrammarRule[] }>
>;

/** References to rules of the repository. */
export function include(...names: string[]): GrammarRule[] {
  return names.map((name) => ({ include: `#${name}` }));
}

/** The names of the groups of a match, from the first on; an empty name leaves a group as it is. */
export function groups(...names: string[]): Captures {
  return Object.fromEntries(names.flatMap((name, index) => (name ? [[index + 1, { name }]] : [])));
}
