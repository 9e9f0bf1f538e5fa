import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTimers, type TimerOrder } from "../../../addin/live/timers.js";
import { findChromium } from "../../../scripts/lib/findChromium.js";
import { openTaskpane } from "../../taskpane/openTaskpane.js";

/** A worker whose messages the test sees and sends. */
function createFakeWorker() {
  const target = new EventTarget();
  const orders: TimerOrder[] = [];
  let isEnded = false;
  const worker = Object.assign(target, {
    postMessage: (order: TimerOrder) => orders.push(order),
    terminate: () => {
      isEnded = true;
    },
  });
  return {
    worker: worker as unknown as Worker,
    orders,
    isEnded: () => isEnded,
    fire: (id: number) => target.dispatchEvent(new MessageEvent("message", { data: id })),
    fail: () => target.dispatchEvent(new Event("error")),
  };
}

describe("timers in a worker", () => {
  it("run once, and a cancelled one never, even when it has fired already", () => {
    const { worker, orders, fire } = createFakeWorker();
    const setTimer = createTimers(() => worker);
    const ran: string[] = [];
    setTimer(() => ran.push("one"), 10);
    const cancel = setTimer(() => ran.push("two"), 20);
    const [one, two] = orders.map(({ id }) => id);
    fire(one ?? 0);
    fire(one ?? 0);
    cancel();
    fire(two ?? 0);
    cancel();
    expect(ran).toEqual(["one"]);
    expect(orders.map(({ delayMs }) => delayMs)).toEqual([10, 20, null]);
  });

  it("go on in the page when the worker fails", () => {
    vi.useFakeTimers();
    const { worker, fail, isEnded } = createFakeWorker();
    const setTimer = createTimers(() => worker);
    const ran: string[] = [];
    setTimer(() => ran.push("before"), 1_000);
    const cancel = setTimer(() => ran.push("cancelled"), 1_000);
    vi.advanceTimersByTime(400);
    fail();
    cancel();
    setTimer(() => ran.push("after"), 1_000);
    vi.advanceTimersByTime(600);
    expect(ran).toEqual(["before"]);
    vi.advanceTimersByTime(400);
    expect(ran).toEqual(["before", "after"]);
    expect(isEnded()).toBe(true);
    vi.useRealTimers();
  });

  it("start a worker anew that falls silent, and leave one for the page that never said a word", () => {
    vi.useFakeTimers();
    const fakes = [createFakeWorker(), createFakeWorker()] as const;
    let startedWorkers = 0;
    const setTimer = createTimers(() => {
      startedWorkers += 1;
      return fakes[startedWorkers - 1]?.worker ?? expect.fail("a third worker was started");
    });
    const ran: string[] = [];
    setTimer(() => ran.push("heard"), 10);
    fakes[0].fire(fakes[0].orders[0]?.id ?? 0);
    setTimer(() => ran.push("due"), 1_000);
    setTimer(() => ran.push("later"), 60_000);
    // The browser ends the worker: nothing comes, and nothing says so.
    vi.advanceTimersByTime(6_000);
    expect(fakes[0].isEnded()).toBe(true);
    expect(fakes[1].orders.map(({ delayMs }) => delayMs)).toEqual([-5_000, 54_000]);
    vi.advanceTimersByTime(5_001);
    expect(ran).toEqual(["heard", "due"]);
    expect(fakes[1].isEnded()).toBe(true);
    vi.advanceTimersByTime(49_000);
    expect(ran).toEqual(["heard", "due", "later"]);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it("are the page's own where there are no workers", () => {
    vi.useFakeTimers();
    const setTimer = createTimers(() => {
      throw new Error("no workers here");
    });
    const ran: string[] = [];
    setTimer(() => ran.push("one"), 1_000);
    setTimer(() => ran.push("two"), 1_000)();
    vi.advanceTimersByTime(1_000);
    expect(ran).toEqual(["one"]);
    vi.useRealTimers();
  });
});

describe("the built timer worker", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(process.env), args: ["--no-sandbox"] });
  });
  afterAll(async () => browser.close());

  it("is loaded under the pane's content policy and keeps to its orders", async () => {
    const { page, errors } = await openTaskpane(browser, { office: "excel" });
    await expect.poll(() => page.workers().length).toBe(1);
    expect(errors.filter((error) => error.includes("Content Security Policy"))).toEqual([]);
    const fired = await page.evaluate(async () => {
      const worker = new Worker("timerWorker.js");
      const heard: number[] = [];
      worker.addEventListener("message", ({ data }: MessageEvent<number>) => heard.push(data));
      for (const [id, delayMs] of [
        [1, 300],
        [2, 5],
        [3, 5],
        [3, null],
      ])
        worker.postMessage({ id, delayMs });
      while (!heard.includes(1)) await new Promise((fulfil) => setTimeout(fulfil, 10));
      return heard;
    });
    expect(fired).toEqual([2, 1]);
  });
});
