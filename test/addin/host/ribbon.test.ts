import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { associateRibbon } from "../../../addin/host/ribbon/associateRibbon.js";
import { ribbonButtons } from "../../../addin/host/ribbon/ribbonButtons.js";
import { addSheet, installExcel } from "./excelBench.js";

type Event = { readonly completed: () => void };

const feed = { pause: vi.fn(), resume: vi.fn(), refreshNow: vi.fn(), status: vi.fn() };
const showAsTaskpane = vi.fn(async () => Promise.resolve());
const root = { dataset: {} as Record<string, string> };
const reported = vi.fn();
let actions: Map<string, (event: Event) => void>;

/** Presses a button as Excel does, and waits until it may be pressed again. */
async function press(id: string): Promise<void> {
  await new Promise<void>((completed) => {
    actions.get(id)?.({ completed });
  });
}

beforeEach(() => {
  vi.resetAllMocks();
  actions = new Map();
  root.dataset = {};
  vi.stubGlobal("document", { documentElement: root });
  vi.stubGlobal("dispatchEvent", vi.fn());
  vi.stubGlobal("reportError", reported);
  vi.stubGlobal("HEDGE", { feed });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function installRibbon(options: Parameters<typeof installExcel>[0] = {}) {
  const fake = installExcel(options);
  vi.stubGlobal("Office", {
    ...Office,
    addin: { showAsTaskpane },
    actions: { associate: (id: string, action: (event: Event) => void) => actions.set(id, action) },
  });
  return fake;
}

it("gives every button a command", async () => {
  installRibbon();
  await associateRibbon();
  expect([...actions.keys()]).toEqual(ribbonButtons.map(({ id }) => id));
});

it("leads to the pane where the user goes on", async () => {
  installRibbon();
  await associateRibbon();
  await press("buildSheet");
  expect(root.dataset).toEqual({ hedgePage: "build" });
  await press("help");
  expect(root.dataset).toEqual({ hedgePage: "help" });
  expect(showAsTaskpane).toHaveBeenCalledTimes(2);
});

it("pauses and goes on, and refreshes quietly unless nothing can be asked", async () => {
  installRibbon();
  await associateRibbon();
  feed.status.mockReturnValueOnce({ paused: false }).mockReturnValueOnce({ paused: true });
  await press("pause");
  await press("pause");
  expect([feed.pause.mock.calls.length, feed.resume.mock.calls.length]).toEqual([1, 1]);
  showAsTaskpane.mockClear();
  feed.refreshNow.mockReturnValueOnce({ asked: 2, heldBack: 0, refused: null });
  await press("refresh");
  expect(showAsTaskpane).not.toHaveBeenCalled();
  feed.refreshNow.mockReturnValueOnce({ asked: 0, heldBack: 0, refused: "paused" });
  await press("refresh");
  expect(root.dataset).toEqual({ hedgePage: "live" });
});

it("repairs what a new try can mend, and shows what is left", async () => {
  const shown: Readonly<Record<string, string>> = {
    "=HEDGE.QTY(1,2)": "#NAME?",
    "=HEDGE.QTY(A1,2)": "#VALUE!",
  };
  const fake = installRibbon({ calculate: (formula) => shown[formula] ?? 0 });
  await associateRibbon();
  const sheet = addSheet(fake, "Mine", { B2: "=HEDGE.QTY(1,2)", B3: "=HEDGE.QTY(A1,2)" });
  const [stuck, wrong] = [sheet.cells.get("B2"), sheet.cells.get("B3")];
  await press("repair");
  expect(sheet.cells.get("B2")).not.toBe(stuck);
  expect(sheet.cells.get("B3")).toBe(wrong);
  expect(root.dataset).toEqual({ hedgePage: "problems" });
});

it("frees the button also where the command fails", async () => {
  installRibbon();
  await associateRibbon();
  vi.stubGlobal("HEDGE", undefined);
  await press("pause");
  expect(reported).toHaveBeenCalledWith(expect.objectContaining({ code: "host_unavailable" }));
});

it("associates nothing outside Excel", async () => {
  installRibbon();
  vi.stubGlobal("Office", { ...Office, onReady: async () => Promise.resolve({ host: null }) });
  await associateRibbon();
  expect(actions.size).toBe(0);
});
