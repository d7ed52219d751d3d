/** A relation between numbered items as bits, so that whole rows are joined and searched at once. */
export class Relation {
  readonly size: number;
  readonly #words: number;
  readonly #bits: Uint32Array;

  /** @param size The number of items, which are 0 to `size` − 1. */
  constructor(size: number) {
    this.size = size;
    this.#words = Math.ceil(size / 32);
    this.#bits = new Uint32Array(size * this.#words);
  }

  add(one: number, other: number): void {
    const at = one * this.#words + (other >>> 5);
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (other & 31));
  }

  has(one: number, other: number): boolean {
    return (((this.#bits[one * this.#words + (other >>> 5)] ?? 0) >>> (other & 31)) & 1) === 1;
  }

  /** How many items an item is related to. */
  count(one: number): number {
    let count = 0;
    for (let other = 0; other < this.size; other++) if (this.has(one, other)) count++;
    return count;
  }

  /** The relation in the other direction. */
  inverse(): Relation {
    const found = new Relation(this.size);
    for (let one = 0; one < this.size; one++)
      for (let other = 0; other < this.size; other++) if (this.has(one, other)) found.add(other, one);
    return found;
  }

  /** Adds what follows of two relations: of a–b and b–c, a–c. @param order All items, each before those it is related to. */
  closeAlong(order: readonly number[]): void {
    for (let at = order.length - 1; at >= 0; at--)
      for (let next = at + 1; next < order.length; next++) {
        const [one = 0, other = 0] = [order[at], order[next]];
        if (this.has(one, other)) this.#join(one, other);
      }
  }

  #join(one: number, other: number): void {
    const [to, from] = [one * this.#words, other * this.#words];
    for (let word = 0; word < this.#words; word++)
      this.#bits[to + word] = (this.#bits[to + word] ?? 0) | (this.#bits[from + word] ?? 0);
  }

  /**
   * Returns the strongly connected components: sets of items each of which leads to each. A component comes before those
   * that it leads to.
   * Source: M. Sharir (1981), “A strong-connectivity algorithm and its applications in data flow analysis”, Computers &
   * Mathematics with Applications 7(1).
   */
  components(): readonly (readonly number[])[] {
    const all = Array.from({ length: this.size }, (_, item) => item);
    const finished = this.#searches(all).flat();
    return this.inverse().#searches(finished.toReversed());
  }

  /** Searches in depth from each item that is not reached yet. Returns what each search reaches, as it leaves it. */
  #searches(starts: readonly number[]): number[][] {
    const open = new Uint32Array(this.#words).fill(0xffffffff);
    const close = (item: number): void => {
      open[item >>> 5] = (open[item >>> 5] ?? 0) & ~(1 << (item & 31));
    };
    return starts.flatMap((start) => {
      if ((((open[start >>> 5] ?? 0) >>> (start & 31)) & 1) === 0) return [];
      const [way, left]: [number[], number[]] = [[start], []];
      close(start);
      for (let item = way.at(-1); item !== undefined; item = way.at(-1)) {
        const next = this.#firstIn(item, open);
        if (next === undefined) {
          way.pop();
          left.push(item);
        } else {
          close(next);
          way.push(next);
        }
      }
      return [left];
    });
  }

  /** The first item of a set that an item is related to. */
  #firstIn(one: number, set: Uint32Array): number | undefined {
    for (let word = 0; word < this.#words; word++) {
      const both = (this.#bits[one * this.#words + word] ?? 0) & (set[word] ?? 0);
      if (both !== 0) return word * 32 + 31 - Math.clz32(both & -both);
    }
    return undefined;
  }
}
