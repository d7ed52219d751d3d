/** Where the braces of a text close: found for all of them in one pass, so that nobody looks twice. */
export interface Braces {
  /** Where the brace closes that opens at an offset; `undefined` where it never does. */
  readonly closing: (opening: number) => number | undefined;
  /** Closing braces that nothing has opened. */
  readonly unmatched: readonly number[];
}

const [BACKSLASH, OPEN, CLOSE] = [0x5c, 0x7b, 0x7d];

export function bracesIn(text: string): Braces {
  const ends = new Int32Array(text.length);
  const open: number[] = [];
  const stray: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign < BACKSLASH || sign > CLOSE) continue;
    if (sign === BACKSLASH) at++;
    else if (sign === OPEN) open.push(at);
    else if (sign === CLOSE) {
      const start = open.pop();
      if (start === undefined) stray.push(at);
      else ends[start] = at;
    }
  }
  return { closing: (opening) => (ends[opening] === 0 ? undefined : ends[opening]), unmatched: stray };
}
