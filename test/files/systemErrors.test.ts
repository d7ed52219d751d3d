/** Tests the explanations of system errors: what is wrong, and what to do. */
import { describe, expect, it } from "vitest";
import { whyNotRead, whyNotWritten } from "../../client/src/fileErrors.ts";
import { reasonNotWritten, reasonOf } from "../../server/src/files/disk.ts";

function errorWith(code: string): Error {
  return Object.assign(new Error(`${code}: no words for people`), { code });
}

function reasonFor(code: string): string {
  return reasonOf(errorWith(code));
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

describe("a system error of writing", () => {
  it.each([
    ["ENOENT", "Its folder does not exist."],
    ["ENOTDIR", "Its folder does not exist."],
    ["EACCES", "You have no permission to write it."],
    ["EPERM", "You have no permission to write it."],
    ["EISDIR", "There is a folder with this name."],
    ["EBUSY", "Another program is using it. Close it there, and try again."],
    ["EPROTO", "The system reports: Error: EPROTO: no words for people"],
  ])("%s is explained as: %s", (code, sentence) => {
    expect(reasonNotWritten(errorWith(code))).toBe(sentence);
  });
});

/** Errors as VS Code gives them: with a code of its own, or with that of the system in the message alone. */
describe("an error of VS Code's files", () => {
  const busy =
    "Unable to write file '/a.docx' (Unknown (FileSystemError): EBUSY: resource busy or locked, open '/a.docx')";

  it.each([
    [
      "NoPermissions",
      "Error: EPERM: operation not permitted, open '/a.docx'",
      "You have no permission to write it.",
    ],
    [
      "Unknown",
      "Error: EPERM: operation not permitted, open '/a.docx'",
      "You have no permission to write it.",
    ],
    ["FileNotFound", "Error: no such folder", "Its folder does not exist."],
    ["FileIsADirectory", "Error: a folder", "There is a folder with this name."],
    ["Unknown", busy, "Another program is using it. Close it there, and try again."],
    ["Unavailable", "Nobody answers", "The system reports: Nobody answers"],
  ])("%s when writing is explained: %s", (code, message, sentence) => {
    expect(whyNotWritten(Object.assign(new Error(message), { code }))).toBe(sentence);
  });

  it.each([
    ["FileNotFound", "Error: no such file", "There is no such file or folder."],
    ["NoPermissions", "Error: EACCES: permission denied", "You have no permission to read it."],
    ["FileIsADirectory", "Error: a folder", "It is a folder or a device, not a file."],
    ["Unknown", busy, "Another program is using it. Close it there, and try again."],
    ["Unknown", "EPROTO: no words for people", "It cannot be read: EPROTO."],
    ...[
      ["Unavailable", "Nobody answers"],
      ["Unknown", "ENOPRO: No file system provider found for resource 'foo:/a'"],
      ["", "TypeError: Failed to fetch"],
    ].map(([code = "", message = ""]): [string, string, string] => [
      code,
      message,
      "It cannot be reached from here. Copy it into the folder that is open, and try again.",
    ]),
  ])("%s when reading is explained: %s", (code, message, sentence) => {
    expect(whyNotRead(Object.assign(new Error(message), { code }))).toBe(sentence);
  });
});
