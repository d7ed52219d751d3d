/** The script of the worker that makes documents. Its parts are files next to the program, which are joined only to be run. */
import type { ReadAsset } from "../files/assetNames.ts";
import { PROCESSOR, WRITERS } from "../files/assetNames.ts";

/** Returns the script. The citation processor is a module of CommonJS, whose text is not changed. */
export async function workerScript(read: ReadAsset): Promise<string> {
  const [processor, writers] = await Promise.all([PROCESSOR, WRITERS].map(read));
  const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
  return [
    "globalThis.citeproc = (function (module) {",
    text(processor),
    "; return module.exports; })({ exports: {} });",
    text(writers),
  ].join("\n");
}
