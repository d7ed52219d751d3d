/** Tests the checksum of our own files: any changed byte is noticed. */
import { expect, it } from "vitest";
import { withChecksum, verifyChecksum } from "../../server/src/files/checksum.ts";
import { fc, runs } from "../property.ts";

it("a checksum verifies what was written, and rejects it once a byte has changed", () => {
  const place = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.string({ maxLength: 3 }), fc.nat(20));
  fc.assert(
    fc.property(fc.jsonValue(), place, (content, [part, inserted, removed]) => {
      const text = withChecksum(content);
      expect(JSON.stringify(verifyChecksum(text))).toBe(JSON.stringify(content));
      const start = Math.floor(part * text.length);
      const damaged = text.slice(0, start) + inserted + text.slice(start + removed);
      fc.pre(damaged !== text);
      expect(verifyChecksum(damaged)).toBeUndefined();
    }),
    runs(1000),
  );
});
