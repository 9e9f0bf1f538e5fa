import { defineConfig } from "vitest/config";

// The tests that mutants of the formulas, the listings and the desk have to survive: on the source, because a mutant never reaches the bundle.
export default defineConfig({
  test: {
    include: [
      "test/shared/*.test.ts",
      "test/shared/{desk,listing}/*.test.ts",
      "test/addin/{publishedExamples,coercion,localExamples}.test.ts",
      "test/fuzz/*.test.ts",
    ],
    env: { HEDGE_TEST_SOURCE: "true" },
    testTimeout: 30_000,
  },
});
