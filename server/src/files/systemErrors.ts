/** Explains system errors of reading and writing files: what is wrong, and what to do. */
import { t } from "@vscode/l10n";

/**
 * Returns why a file cannot be written, and what to do.
 * @param code A code of errno(3).
 * @param detail What the system says, for a code without an explanation.
 */
export function writeFailure(code: string, detail: string): string {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return t("Its folder does not exist.");
    case "EACCES":
    case "EPERM":
      return t("You have no permission to write it.");
    case "EISDIR":
    case "EEXIST":
      return t("There is a folder with this name.");
    default:
      return systemError(code) ?? t("The system reports: {0}", detail);
  }
}

/**
 * Returns the explanation of a code of errno(3), such as "EIO".
 * @returns `undefined` for a code that would not help a reader.
 */
export function systemError(code: string): string | undefined {
  switch (code) {
    case "ELOOP":
      return t("It is a link that leads back to itself. Delete the link, or let it lead to a file.");
    case "ENAMETOOLONG":
      return t("Its name is too long for this system. Shorten the name, or that of its folder.");
    case "EIO":
      return t("The drive that it is on reports an error. Check the drive, or copy the file to another one.");
    case "EMFILE":
    case "ENFILE":
      return t("Too many files are open at once. Close other programs, and try again.");
    case "ENOMEM":
      return t("There is not enough memory to read it. Close other programs, and try again.");
    case "EBUSY":
    case "ETXTBSY":
      return t("Another program is using it. Close it there, and try again.");
    case "ENOSPC":
      return t("The disk is full. Delete what you no longer need, and try again.");
    case "EDQUOT":
      return t("Your disk quota is used up. Delete what you no longer need, and try again.");
    case "EROFS":
      return t("The disk is read-only. Choose a folder on another one.");
    case "ETIMEDOUT":
    case "ESTALE":
    case "ENOTCONN":
    case "ECONNREFUSED":
    case "ECONNRESET":
    case "EHOSTDOWN":
    case "EHOSTUNREACH":
    case "ENETDOWN":
    case "ENETUNREACH":
      return t("The computer that it is on does not answer. Check the connection, and try again.");
    default:
      return undefined;
  }
}
