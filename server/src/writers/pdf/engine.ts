/** Runs Typst, which is WebAssembly: from its source to a PDF, without a network and without files. */
import type * as Typst from "@myriaddreamin/typst-ts-web-compiler";
import { t } from "@vscode/l10n";
import type { PdfAssets } from "../../files/pdfAssets.ts";
import { errorText } from "../../language/errorText.ts";

/** A compiler with its fonts. */
export interface PdfEngine {
  /** Whether one of the fonts can draw a character. */
  covers(codePoint: number): boolean;
  /**
   * Makes a PDF. The same files give the same bytes.
   * @param files The texts by path; the document is `/main.typ`, and can use the others only.
   * @throws PdfError if the compiler reports an error or fails.
   */
  compile(files: ReadonlyMap<string, string>): Promise<Uint8Array>;
}

/** Why there is no PDF. The message is a sentence for the user, in the user's language. */
export class PdfError extends Error {
  override readonly name = "PdfError";
}

/**
 * Starts the compiler. A program needs it once: it is the same for all documents.
 * @throws PdfError if the bytes are not those of this version of Typst, or a font cannot be read.
 */
export async function openEngine(assets: PdfAssets): Promise<PdfEngine> {
  try {
    return await started(assets);
  } catch (error) {
    throw failure(
      t("The PDF cannot be written, because its compiler Typst does not start: {0}", errorText(error)),
      error,
    );
  }
}

async function started({ wasm, fonts }: PdfAssets): Promise<PdfEngine> {
  const typst = await import("@myriaddreamin/typst-ts-web-compiler");
  const memory = await typst.default({ module_or_path: wasm });
  const { resolver, covered } = await fontsOf(fonts, typst);
  const builder = new typst.TypstCompilerBuilder();
  const nothing = (): undefined => undefined;
  // The document has only the files that it is given: no disk, no packages.
  await builder.set_access_model(undefined, nothing, () => false, nothing, nothing);
  await builder.set_package_registry(undefined, nothing);
  const compiler = await builder.build();
  compiler.set_fonts(resolver);
  return {
    covers: (codePoint) => covered.has(codePoint),
    compile: (files) =>
      new Promise((resolve) => {
        reserve(memory, files);
        resolve(compiled(compiler, files));
      }),
  };
}

/** How much memory Typst needs for a byte of source, roughly, and the most that is reserved. */
const [MEMORY_PER_BYTE, MOST_RESERVED] = [1500, 1e9];

/**
 * Gets the memory for a document in one step. Typst asks for it in thousands of steps, and JavaScript collects garbage at each of them,
 * which takes almost half of the time.
 */
function reserve(
  { __wbindgen_export: allocate, __wbindgen_export4: release }: Typst.InitOutput,
  files: ReadonlyMap<string, string>,
): void {
  const source = Array.from(files.values()).reduce((sum, { length }) => sum + length, 0);
  const size = Math.min(MEMORY_PER_BYTE * source, MOST_RESERVED);
  try {
    release(allocate(size, 1), size, 1);
  } catch {
    // The memory is not there: Typst may need less, or stops with an error of its own.
  }
}

/** What Typst says about a font file. A coverage has the lengths of ranges, of which every second one is in the font. */
interface FontFile {
  readonly info: readonly { readonly coverage: readonly number[] }[];
}

async function fontsOf(
  fonts: readonly Uint8Array[],
  { TypstFontResolverBuilder }: typeof Typst,
): Promise<{ readonly resolver: Typst.TypstFontResolver; readonly covered: ReadonlySet<number> }> {
  const builder = new TypstFontResolverBuilder();
  const covered = new Set<number>();
  for (const font of fonts) {
    const { info } = builder.get_font_info(font) as FontFile;
    if (info.length === 0) throw new Error(t("A font cannot be read."));
    for (const { coverage } of info) addCovered(coverage, covered);
    builder.add_raw_font(font);
  }
  return { resolver: await builder.build(), covered };
}

function addCovered(coverage: readonly number[], covered: Set<number>): void {
  let codePoint = 0;
  for (const [index, length] of coverage.entries()) {
    if (index % 2 === 1) for (let each = 0; each < length; each += 1) covered.add(codePoint + each);
    codePoint += length;
  }
}

/** What the compiler returns. */
interface Compiled {
  readonly result?: Uint8Array;
  readonly diagnostics?: readonly string[];
}

/** The format of diagnostics as "/main.typ:1:10: error: unclosed delimiter". */
const UNIX_FORMAT = 2;

function compiled(compiler: Typst.TypstCompiler, files: ReadonlyMap<string, string>): Uint8Array {
  const { result, diagnostics = [] } = output(compiler, files);
  if (result !== undefined) return result;
  const [first = ""] = diagnostics;
  throw new PdfError(t("The PDF cannot be written, because its compiler Typst reports an error: {0}", first));
}

function output(compiler: Typst.TypstCompiler, files: ReadonlyMap<string, string>): Compiled {
  try {
    compiler.reset_shadow();
    const encoder = new TextEncoder();
    for (const [path, text] of files) {
      if (path.endsWith(".typ")) compiler.add_source(path, text);
      else compiler.map_shadow(path, encoder.encode(text));
    }
    return compiler.compile(MAIN, undefined, "pdf", UNIX_FORMAT) as Compiled;
  } catch (error) {
    // WebAssembly that has run out of memory cannot go on, not even with another document.
    const message = t(
      "The PDF cannot be written, because its compiler Typst has stopped: {0}. The document may be too long. Choose another format, or start the program again.",
      errorText(error),
    );
    throw failure(message, error);
  }
}

const MAIN = "/main.typ";

function failure(message: string, cause: unknown): PdfError {
  return new PdfError(message, { cause });
}
