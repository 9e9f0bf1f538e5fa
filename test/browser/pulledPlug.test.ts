// The service is taken away from the page and given back, and a formula is changed faster than it can be answered.
import type { RequestListener } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench } from "./openWorkbench.js";
import type { OpenWorkbench } from "./openWorkbench.js";

let isPlugged = true;
const guardService =
  (service: RequestListener): RequestListener =>
  (request, response) => {
    if (isPlugged) service(request, response);
    else request.socket.destroy();
  };

let bench: OpenWorkbench;
beforeAll(async () => {
  bench = await openWorkbench({ guardService });
  await bench.call("activate", "Try it");
});
afterAll(async () => {
  await bench.close();
});

const number = async (address: string): Promise<number | null> => bench.call("number", address);
const feedLine = async (): Promise<string> => (await bench.page.locator("#feed").textContent()) ?? "";

test.each([
  ["weex:ETH-USDT", 100],
  ["mexc:BTC", 1000],
  ["bingx:SOL", 1],
  ["kraken:XRP", 0.01],
])("%s is live", async (instrument, atLeast) => {
  await bench.call("write", "H20", `=HEDGE.MARK("${instrument}")`);
  await expect.poll(async () => number("H20")).toBeGreaterThan(atLeast);
  const first = await number("H20");
  await expect.poll(async () => number("H20")).not.toBe(first);
});

test("without the service cells keep their value and its age shows; with it they come back by themselves", async () => {
  await bench.call("write", "H20", '=HEDGE.MARK("bybit:ETH")');
  await bench.call("write", "H21", '=HEDGE.ASOF("bybit:ETH")');
  await expect.poll(async () => number("H21")).toBeGreaterThan(40_000);

  isPlugged = false;
  await expect.poll(feedLine).toMatch(/bybit inverse: \d+ s ago; \S/);
  const [value, asOf] = [await number("H20"), await number("H21")];
  await bench.page.waitForTimeout(3_000);
  expect([await number("H20"), await number("H21")]).toEqual([value, asOf]);
  const age = Number(/bybit inverse: (\d+) s ago/.exec(await feedLine())?.[1]);
  expect(age).toBeGreaterThanOrEqual(3);
  await bench.call("write", "H22", '=HEDGE.MARK("okx:ETH")');
  await expect.poll(async () => bench.call("read", "H22")).toBe("#N/A");
  expect(await bench.call("message", "H22")).toMatch(/\w+ \w+/);

  isPlugged = true;
  await expect.poll(async () => number("H21"), { timeout: 60_000 }).toBeGreaterThan(asOf ?? 0);
  await expect.poll(async () => number("H22"), { timeout: 60_000 }).toBeGreaterThan(100);
  await expect.poll(feedLine).not.toMatch(/bybit inverse: [^;]*; /);
}, 180_000);

test("of twenty quick changes of a venue only the last one shows, and one stream is left", async () => {
  const venues = ["binance", "bybit", "okx", "deribit", "kraken"];
  const last = "bybit";
  await bench.call("write", "H30", '=HEDGE.MARK("bybit:ETH")');
  await bench.call("write", "H31", last);
  await bench.call("write", "H32", '=HEDGE.MARK(H31&":ETH")');
  await expect.poll(async () => number("H32")).toBeGreaterThan(0);
  const streams = await bench.call("runningStreams");
  await bench.page.evaluate(
    async ([all, end]) => {
      const { workbench } = window as unknown as {
        workbench: { write(a: string, v: string): Promise<void> };
      };
      const written: Promise<void>[] = [];
      for (let change = 0; change < 19; change += 1) {
        written.push(workbench.write("H31", all[change % all.length] ?? ""));
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      written.push(workbench.write("H31", end));
      await Promise.all(written);
    },
    [venues, last] as const,
  );
  await expect.poll(async () => bench.call("runningStreams")).toBe(streams);
  for (let look = 0; look < 10; look += 1) {
    // Read at one moment: on a busy machine a price may change between two reads.
    await expect
      .poll(
        async () =>
          bench.page.evaluate(() => {
            const { workbench } = window as unknown as { workbench: { number(a: string): number | null } };
            const shown = workbench.number("H32");
            return shown !== null && shown === workbench.number("H30");
          }),
        { timeout: 10_000 },
      )
      .toBe(true);
    await bench.page.waitForTimeout(300);
  }
  // No answer of an earlier venue comes late.
  expect(await bench.call("runningStreams")).toBe(streams);
}, 120_000);
