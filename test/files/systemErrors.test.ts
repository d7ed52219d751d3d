/** Tests the explanations of system errors: what is wrong, and what to do. */
import { describe, expect, it } from "vitest";
import { reasonOf } from "../../server/src/files/disk.ts";

function reasonFor(code: string): string {
  return reasonOf(Object.assign(new Error(`${code}: no words for people`), { code }));
}

describe("a system error", () => {
  it.each([
    ["ENOENT", "There is no such file or folder."],
    ["ENOTDIR", "There is no such file or folder."],
    ["EACCES", "You have no permission to read it."],
    ["EPERM", "You have no permission to read it."],
    ["EISDIR", "It is a folder or a device, not a file."],
    ["ENXIO", "It is a folder or a device, not a file."],
    ["ELOOP", "It is a link that leads back to itself. Delete the link, or let it lead to a file."],
    ["ENAMETOOLONG", "Its name is too long for this system. Shorten the name, or that of its folder."],
    ["EIO", "The drive that it is on reports an error. Check the drive, or copy the file to another one."],
    ["EMFILE", "Too many files are open at once. Close other programs, and try again."],
    ["ENFILE", "Too many files are open at once. Close other programs, and try again."],
    ["ENOMEM", "There is not enough memory to read it. Close other programs, and try again."],
    ["EBUSY", "Another program is using it. Close it there, and try again."],
    ["ENOSPC", "The disk is full. Delete what you no longer need, and try again."],
    ["EDQUOT", "Your disk quota is used up. Delete what you no longer need, and try again."],
    ["EROFS", "The disk is read-only. Choose a folder on another one."],
    ["ETIMEDOUT", "The computer that it is on does not answer. Check the connection, and try again."],
    ["ESTALE", "The computer that it is on does not answer. Check the connection, and try again."],
  ])("%s is explained as: %s", (code, sentence) => {
    expect(reasonFor(code)).toBe(sentence);
  });

  it("without an explanation keeps its code, so that readers can look it up", () => {
    expect(reasonFor("EPROTO")).toBe("It cannot be read: EPROTO.");
  });
});
