/** Matches the braces of a text in one pass. */
export interface Braces {
  /** Returns the offset of the brace that closes the one at an offset; `undefined` if it is unclosed. */
  readonly closing: (opening: number) => number | undefined;
  /** Closing braces without an opening brace. */
  readonly unmatched: readonly number[];
}

const [BACKSLASH, OPEN, CLOSE] = [0x5c, 0x7b, 0x7d];

/** Returns the braces of a text. A backslash escapes the brace after it. */
export function bracesIn(text: string): Braces {
  const ends = new Int32Array(text.length);
  const open: number[] = [];
  const unmatched: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign < BACKSLASH || sign > CLOSE) continue;
    if (sign === BACKSLASH) at++;
    else if (sign === OPEN) open.push(at);
    else if (sign === CLOSE) {
      const start = open.pop();
      if (start === undefined) unmatched.push(at);
      else ends[start] = at;
    }
  }
  return { closing: (opening) => (ends[opening] === 0 ? undefined : ends[opening]), unmatched };
}
