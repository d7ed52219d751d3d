/** Runs the programs with which readers open documents. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The Debian packages of the programs. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["soffice", "libreoffice-writer-nogui libreoffice-calc-nogui"],
  ["pdftotext", "poppler-utils"],
  ["pandoc", "pandoc"],
]);

const run = promisify(execFile);

/** What a program prints. Throws, with the name of the missing package, if it is not installed. */
export async function programOutput(program: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(program, args, { maxBuffer: 50_000_000, timeout: 110_000 });
    return stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const name = PACKAGES.get(program) ?? program;
    throw new Error(`"${program}" is missing. Install it: apt-get install --no-install-recommends ${name}`, {
      cause: error,
    });
  }
}

/** The text of a PDF, as LibreOffice makes it of a document. @param name The name of the file, which says its format. */
export async function textInLibreOffice(name: string, file: Uint8Array): Promise<string> {
  return await inFolder(async (folder) => {
    writeFileSync(join(folder, name), file);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await programOutput("soffice", [
      profile,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      join(folder, name),
    ]);
    const pdf = join(folder, name.replace(/\.\w+$/, ".pdf"));
    // LibreOffice ends without an error if it cannot read a file.
    readFileSync(pdf);
    return await programOutput("pdftotext", ["-raw", pdf, "-"]);
  });
}

/** A document as Pandoc reads it. @param format The format in which it writes what it has read, such as `html`. */
export async function inPandoc(name: string, file: Uint8Array, format: string): Promise<string> {
  return await inFolder(async (folder) => {
    writeFileSync(join(folder, name), file);
    return await programOutput("pandoc", [`--to=${format}`, "--wrap=none", join(folder, name)]);
  });
}

/** Gives a function a folder, which is deleted after it. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-readers-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
