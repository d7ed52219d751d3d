/** The test files that have a process of their own: those that replace modules, and those that measure the process. */
export const isolated = [
  "test/freedMemory.test.ts",
  "test/rules/formerIds.test.ts",
  "test/rules/unknownKeys.test.ts",
  "test/slow/**/*.test.ts",
];
