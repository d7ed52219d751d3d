/** What we use of a browser's workers: TypeScript's own declarations of them would be known to all other files too. */

declare class Worker {
  onerror: ((event: { readonly message: string }) => void) | undefined;
  constructor(uri: string, options?: { readonly name?: string });
  terminate(): void;
}
