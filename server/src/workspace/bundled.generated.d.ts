/** The type of what scripts/generate.ts makes of server/data: the text of each bundled file by its name. */
export declare const bundled: Readonly<Record<string, string>>;
