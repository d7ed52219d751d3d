/**
 * Declares the parts of the Web Worker API that we use: TypeScript's own declarations would be visible in all other
 * files too.
 */

declare class Worker {
  onerror: ((event: { readonly message: string }) => void) | undefined;
  constructor(uri: string, options?: { readonly name?: string });
  terminate(): void;
}
