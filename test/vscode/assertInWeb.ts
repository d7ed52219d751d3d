/** The functions of `node:assert/strict` that the suite uses, for the browser. */
import { assert } from "chai";

export default {
  ok: (value: unknown, message?: string): void => {
    assert.isOk(value, message);
  },
  equal: (actual: unknown, expected: unknown, message?: string): void => {
    assert.strictEqual(actual, expected, message);
  },
  notEqual: (actual: unknown, expected: unknown, message?: string): void => {
    assert.notStrictEqual(actual, expected, message);
  },
  deepEqual: (actual: unknown, expected: unknown, message?: string): void => {
    assert.deepEqual(actual, expected, message);
  },
  match: (text: string, pattern: RegExp, message?: string): void => {
    assert.match(text, pattern, message);
  },
  doesNotMatch: (text: string, pattern: RegExp, message?: string): void => {
    assert.notMatch(text, pattern, message);
  },
};
