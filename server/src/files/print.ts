/** Short marks of texts, to notice that one has changed; made where there is no library for fingerprints, as in a browser. */

/** Equal texts have equal ones; two others have the same by chance once in 2^100. Nobody's safety depends on it. */
export function printOfText(text: string): string {
  return `${mixed(text, 0x9e3779b1)}${mixed(text, 0x85ebca77)}`;
}

/** 53 bits that depend on every unit of a text. */
function mixed(text: string, seed: number): string {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (0x1fffff & low) + (high >>> 0)).toString(36);
}
