import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "ccxt/js/src": fileURLToPath(new URL("node_modules/ccxt/js/src", import.meta.url)) },
  },
  test: {
    // Machines that run this are shared: a limit that a busy hour reaches says nothing of the code.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    setupFiles: ["test/support/fixedSeed.ts"],
    // A page that shares its cores with servers may need more than the second that is the default.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          // Servers and pages share few cores; more workers only make deadlines miss.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          // A person has the machine to himself: beside a second browser the page stood still for whole seconds.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
