import { describe, expect, it } from "vitest";
import { findExcel } from "../../scripts/start/findExcel.js";
import type { Machine } from "../../scripts/start/findExcel.js";
import { findObstacle, runStart } from "../../scripts/start/runStart.js";
import type { StartEffects } from "../../scripts/start/runStart.js";

const machine = (given: Partial<Machine>): Machine => ({
  platform: "linux",
  homeFolder: "/home/me",
  hasFolder: () => false,
  hasRegistryKey: () => false,
  ...given,
});

/** Effects that write down what happens; `failing` names the steps that throw. */
function recordingEffects(failing: readonly string[] = [], given: Partial<StartEffects> = {}) {
  const steps: string[] = [];
  const step = (name: string) => async (): Promise<void> => {
    steps.push(name);
    if (failing.includes(name)) throw new Error(`${name} failed`);
    return Promise.resolve();
  };
  const effects: StartEffects = {
    environment: {},
    hasExcel: () => true,
    build: step("build"),
    serve: async () => {
      await step("serve")();
      return { url: "https://localhost:3000", close: step("close") };
    },
    sideload: step("sideload"),
    removeSideload: step("remove"),
    untilStopped: step("wait"),
    say: (line) => steps.push(`say ${line.split("\n")[0] ?? ""}`),
    ...given,
  };
  return { effects, steps };
}

const ready = "say HEDGE is in Excel and served at https://localhost:3000";

describe("findExcel", () => {
  it("finds it on Windows by the registry", () => {
    const hasRegistryKey = (key: string): boolean => key.endsWith(String.raw`App Paths\excel.exe`);
    expect(findExcel(machine({ platform: "win32", hasRegistryKey }))).toBe(true);
    expect(findExcel(machine({ platform: "win32", hasFolder: () => true }))).toBe(false);
  });

  it.each(["/Applications/Microsoft Excel.app", "/Users/me/Applications/Microsoft Excel.app"])(
    "finds it on a Mac as %s",
    (place) => {
      const mac = machine({
        platform: "darwin",
        homeFolder: "/Users/me",
        hasFolder: (path) => path === place,
      });
      expect(findExcel(mac)).toBe(true);
      expect(findExcel({ ...mac, hasFolder: () => false })).toBe(false);
    },
  );

  it("finds none elsewhere, whatever is there", () => {
    expect(findExcel(machine({ hasFolder: () => true, hasRegistryKey: () => true }))).toBe(false);
  });
});

describe("findObstacle", () => {
  it("offers the workbench where there is no Excel", () => {
    expect(findObstacle({ environment: {}, hasExcel: () => false })).toMatch(/no Excel .* npm run demo$/u);
  });

  it("does not sideload a production manifest", () => {
    const environment = { HEDGE_ADDIN_URL: "https://hedge.example" };
    expect(findObstacle({ environment, hasExcel: () => true })).toContain("unset it");
  });
});

describe("runStart", () => {
  it("takes everything back when the user ends it", async () => {
    const { effects, steps } = recordingEffects();
    await expect(runStart(effects)).resolves.toBe(0);
    expect(steps).toEqual(["say Building …", "build", "serve", "sideload", ready, "wait", "remove", "close"]);
  });

  it("builds nothing where there is no Excel", async () => {
    const { effects, steps } = recordingEffects([], { hasExcel: () => false });
    await expect(runStart(effects)).resolves.toBe(1);
    expect(steps).toHaveLength(1);
  });

  it("serves nothing that was not built", async () => {
    const { effects, steps } = recordingEffects(["build"]);
    await expect(runStart(effects)).resolves.toBe(1);
    expect(steps).toEqual(["say Building …", "build", "say build failed"]);
  });

  it("loads nothing into Excel that is not served", async () => {
    const { effects, steps } = recordingEffects(["serve"]);
    await expect(runStart(effects)).resolves.toBe(1);
    expect(steps).toEqual(["say Building …", "build", "serve", "say serve failed"]);
  });

  it("takes back a sideload that failed half-way, and says the first failure", async () => {
    const { effects, steps } = recordingEffects(["sideload", "remove"]);
    await expect(runStart(effects)).resolves.toBe(1);
    expect(steps.slice(3)).toEqual(["sideload", "remove", "close", "say sideload failed"]);
  });

  it("reports when the add-in could not be removed", async () => {
    const { effects, steps } = recordingEffects(["remove"]);
    await expect(runStart(effects)).resolves.toBe(1);
    expect(steps.slice(-3)).toEqual(["remove", "close", "say remove failed"]);
  });
});
