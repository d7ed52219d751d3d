/** What blocks say about the sources of a document, so that writers can leave out what the list of works says. */

/** What a block says about a source. Writers that print a list of works leave out what the list says. */
export interface AboutWork {
  /** The id of the work; `undefined` of the heading above all of them. */
  readonly id?: string;
  /** On a line: the words to look for in the list. A line without them is always printed. */
  readonly words?: readonly string[];
  /** On a line: whether most styles of citations print it. */
  readonly isUsual?: boolean;
  /** Whether the block is a heading, which is printed if a line follows. */
  readonly isHead?: boolean;
}
