import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "ccxt/js/src": fileURLToPath(new URL("node_modules/ccxt/js/src", import.meta.url)) },
  },
  test: {
    include: ["test/**/*.test.ts"],
    // Machines that run this are shared: a limit that a busy hour reaches says nothing of the code.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // A page that shares its cores with servers may need more than the second that is the default.
    expect: { poll: { timeout: 30_000 } },
    // Browser tests and servers share few cores; more workers only make deadlines miss.
    maxWorkers: 2,
  },
});
