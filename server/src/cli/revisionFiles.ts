/** Reads files as they were in a revision of a git repository, such as `main:port.threat.yaml`. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import { decode, unread } from "../files/readResult.ts";
import { maxFileSize } from "../files/uris.ts";
import type { Failure } from "../report/report.ts";
import { Source } from "../syntax/source.ts";
import type { Files, Unread } from "../workspace/files.ts";
import type { GitResult } from "./git.ts";
import { gitRunner } from "./git.ts";

/** A file in a revision. */
interface RevisionPath {
  /** A commit, a branch or a tag. Empty for what is staged. */
  readonly revision: string;
  /** From the top of the repository, or from the current folder if it begins with a dot. */
  readonly path: string;
}

/** Returns the revision and the path in `REV:path`; `undefined` if a text is not that, such as a path on a drive of Windows. */
export function revisionPathIn(text: string): RevisionPath | undefined {
  const colon = text.indexOf(":");
  if (colon < 0 || /^[A-Za-z]:[\\/]/.test(text) || text.startsWith(".") || text.startsWith("/"))
    return undefined;
  return { revision: text.slice(0, colon), path: text.slice(colon + 1).replaceAll("\\", "/") };
}

/** The files of one revision. Nothing in it is run or fetched. */
class RevisionFiles implements Files {
  readonly #ask: (args: readonly string[]) => GitResult;
  readonly #top: string;
  readonly #revision: string;
  readonly #known = new Map<string, Source | Unread>();

  constructor(top: string, revision: string, ask: (args: readonly string[]) => GitResult) {
    this.#top = top;
    this.#revision = revision;
    this.#ask = ask;
  }

  read(uri: string): Source | undefined {
    const found = this.#lookUp(uri);
    return "failure" in found ? undefined : found;
  }

  why(uri: string): Unread {
    const found = this.#lookUp(uri);
    return "failure" in found ? found : unread("missing");
  }

  #lookUp(uri: string): Source | Unread {
    const known = this.#known.get(uri);
    if (known) return known;
    const found = this.#load(uri);
    this.#known.set(uri, found);
    return found;
  }

  #load(uri: string): Source | Unread {
    const { scheme, fsPath } = URI.parse(uri);
    const path = relative(this.#top, fsPath);
    if (scheme !== "file" || path === "" || isAbsolute(path) || path.split(sep)[0] === "..")
      return unread("outside");
    const name = `${this.#revision}:${path.split(sep).join("/")}`;
    const object = this.#asked("rev-parse", "--verify", "--quiet", "--end-of-options", name)?.trim();
    if (object === undefined) return unread("missing");
    if (this.#asked("cat-file", "-t", object)?.trim() !== "blob") return unread("not-a-file");
    const limit = maxFileSize(fsPath);
    if (Number(this.#asked("cat-file", "-s", object)) > limit)
      return unread("too-large", String(Math.floor(limit / 1_000_000)));
    const text = this.#asked("cat-file", "blob", object);
    if (text === undefined) return unread("unreachable");
    const read = decode(Buffer.from(text.replace(/^\uFEFF/, "")));
    if ("failure" in read) return read;
    // git's output is decoded already: a byte that is not UTF-8 has become this character.
    return read.text.includes("\uFFFD")
      ? { state: "not-text", failure: t("The file is not in UTF-8. Save it as UTF-8.") }
      : Source.of(uri, read.text);
  }

  #asked(...args: readonly string[]): string | undefined {
    const answer = this.#ask(args);
    return "text" in answer ? answer.text : undefined;
  }
}

/** A file of a revision, with the others of the same revision. */
interface RevisionSource {
  readonly source: Source;
  readonly files: Files;
}

/** Reads a file of a revision. @param name As the user has written it, for messages. */
export function readRevision(name: string, { revision, path }: RevisionPath): RevisionSource | Failure {
  const fail = (message: string): Failure => ({ path: name, message });
  if (path.trim() === "")
    return fail(
      t(
        "It names no file. Write the revision, a colon, and the path from the top of the repository: `main:port.threat.yaml`.",
      ),
    );
  const ask = gitRunner();
  const root = ask(["rev-parse", "--show-toplevel"]);
  if (!("text" in root))
    return fail(
      root.isMissing === true
        ? t("This needs git, which is not on this machine. Install it, or name two files.")
        : t(
            "There is no such file, and this folder is not in a git repository that can be read, so no revision can be read either.",
          ),
    );
  const isKnown =
    revision === "" ||
    "text" in ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (!isKnown)
    return fail(
      t("git does not know the revision {0}. Check its spelling, or get it with `git fetch`.", revision),
    );
  const top = root.text.replace(/\n$/, "");
  const files = new RevisionFiles(top, revision, ask);
  const uri = URI.file(path.startsWith(".") ? resolve(path) : resolve(top, path)).toString();
  const source = files.read(uri);
  return source ? { source, files } : fail(files.why(uri).failure);
}
