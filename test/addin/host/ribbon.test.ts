import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { associateRibbon } from "../../../addin/host/ribbon/associateRibbon.js";
import { ribbonButtons } from "../../../addin/host/ribbon/ribbonButtons.js";
import { addSheet, installExcel, putUnknown } from "./excelBench.js";

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

it("repairs what another attempt can repair, and shows what is left", async () => {
  const fake = installRibbon({ calculate: (formula) => (formula === "=HEDGE.QTY(A1,2)" ? "#VALUE!" : 5) });
  await associateRibbon();
  const sheet = addSheet(fake, "Mine", { B3: "=HEDGE.QTY(A1,2)" });
  putUnknown(sheet, { B2: "=HEDGE.QTY(1,2)" });
  const [stuck, wrong] = [sheet.cells.get("B2"), sheet.cells.get("B3")];
  await press("repair");
  expect(sheet.cells.get("B2")).not.toBe(stuck);
  expect(sheet.cells.get("B3")).toBe(wrong);
  expect(root.dataset).toEqual({
    hedgePage: "problems",
    hedgeIntent: "success",
    hedgeNotice: "1 formula was repaired.",
  });
});

it("says which cells a repair has left, and why", async () => {
  const fake = installRibbon();
  await associateRibbon();
  const sheet = addSheet(fake, "Locked", {});
  putUnknown(sheet, {
    A1: "=HEDGE.QTY(1,2)",
    A2: "=HEDGE.QTY(1,2)",
    A3: "=HEDGE.QTY(1,2)",
    A4: "=HEDGE.QTY(1,2)",
  });
  sheet.isProtected = true;
  await press("repair");
  expect(root.dataset).toMatchObject({
    hedgeIntent: "error",
    hedgeNotice: expect.stringMatching(
      /^0 formulas were repaired\. A1 on Locked: The sheet "Locked" is protected\. .* 1 more cell was left as before\.$/u,
    ) as string,
  });
});

it("frees the button also where the command fails, and has the pane say why", async () => {
  installRibbon();
  await associateRibbon();
  vi.stubGlobal("HEDGE", undefined);
  await press("pause");
  expect(reported).toHaveBeenCalledWith(expect.objectContaining({ code: "host_unavailable" }));
  expect(root.dataset).toEqual({
    hedgePage: "live",
    hedgeIntent: "error",
    hedgeNotice: expect.stringContaining("Close and reopen the pane") as string,
  });
  expect(showAsTaskpane).toHaveBeenCalledTimes(1);
});

it("associates nothing outside Excel", async () => {
  installRibbon();
  vi.stubGlobal("Office", { ...Office, onReady: async () => Promise.resolve({ host: null }) });
  await associateRibbon();
  expect(actions.size).toBe(0);
});
