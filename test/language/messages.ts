/** The messages in the code, read from the calls that look them up. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A message in English, and the file that shows it, such as `server/src/cli/merge.ts`. */
export interface Message {
  readonly name: string;
  readonly message: string;
}

export const messages: readonly Message[] = ["server/src", "client/src"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const text = readFileSync(join(root, folder, name), "utf8");
      return Array.from(
        text.matchAll(/\bt\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g),
        ([, literal = ""]): Message => ({
          name: join(folder, name).replaceAll("\\", "/"),
          message: literal.slice(1, -1).replace(/\\(["'\\])/g, "$1"),
        }),
      );
    }),
);
