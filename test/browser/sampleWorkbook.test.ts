import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { sampleWorkbook } from "../../addin/workbench/sample/sampleWorkbook.js";
import { venueOrder } from "../../shared/listing/venueOrder.js";
import { simulatedVenues } from "../simulator/venues/registry.js";
import { openWorkbench } from "./openWorkbench.js";
import type { OpenWorkbench } from "./openWorkbench.js";

let bench: OpenWorkbench;

beforeAll(async () => {
  bench = await openWorkbench();
});
afterEach(() => {
  // The browser itself logs the answer 404 for a venue that is made up, or that has no inverse contracts.
  const unknown = /\/perpetuals\/(?:nowhere|weex|hyperliquid)\/inverse/;
  expect(bench.problems.filter((problem) => !unknown.test(problem))).toEqual([]);
});
afterAll(async () => {
  await bench.close();
});

test.each(sampleWorkbook)("every formula of the sheet $name has a result", async ({ name, cells }) => {
  await bench.call("activate", name);
  // The lines of the journal are ready but blank, and so are their profits.
  const isBlankLine = (address: string): boolean => name === "Hedge journal" && !/^[A-Z]+4$/.test(address);
  const formulas = Object.keys(cells).filter((address) => cells[address]?.formula !== undefined);
  expect(formulas.length).toBeGreaterThan(0);
  const addresses = formulas.filter((address) => !isBlankLine(address));
  const blank = formulas.filter(isBlankLine);
  expect(await Promise.all(blank.map(async (address) => bench.call("read", address)))).toEqual(
    blank.map(() => ""),
  );
  const failing = async () => {
    const texts = await Promise.all(addresses.map(async (address) => bench.call("read", address)));
    return addresses.flatMap((address, index) => {
      const text = texts[index] ?? "";
      return text === "" || text.startsWith("#") ? [`${address}: ${text}`] : [];
    });
  };
  await expect.poll(failing).toEqual([]);
});

// The worked examples: 100 ETH at 4,000, 50 ETH for 14 days at +0.05 %, 100,000 USD in proxy.
test.each([
  ["One coin", "B8", "100.00"],
  ["One coin", "B9", "400,000"],
  ["One coin", "B10", "40,000"],
  ["One coin", "B15", "175,000"],
  ["One coin", "B17", "17,500"],
  ["One coin", "B20", "-3,675.00"],
  ["One coin", "B21", "54.75%"],
  ["One coin", "B23", "-25,000"],
  ["One coin", "B24", "25,000"],
  ["One coin", "B26", "3,675.00"],
  ["One coin", "B27", "8.3333"],
  ["Proxy", "B9", "1.6667"],
  ["Proxy", "C9", "0.3333"],
  ["Proxy", "B14", "100%"],
  ["Proxy", "C14", "20%"],
  ["Proxy", "B22", "2.4000"],
  ["Proxy", "B24", "2.4000"],
])("%s %s says %s", async (sheet, address, text) => {
  await bench.call("activate", sheet);
  expect(await bench.call("read", address)).toBe(text);
});

test("the portfolio ticks, also in its totals", async () => {
  await bench.call("activate", "Portfolio");
  for (const address of ["D7", "D21", "E12", "K12", "M7"]) {
    const text = await bench.call("read", address);
    await expect.poll(async () => bench.call("read", address)).not.toBe(text);
  }
});

test("another venue and a half hedge change the table", async () => {
  await bench.call("activate", "Portfolio");
  await bench.call("write", "E4", 0.5);
  const ratio = async () => {
    const [short, value] = [await bench.call("read", "G12"), await bench.call("read", "E12")].map((text) =>
      Number(text.replaceAll(",", "")),
    );
    return (short ?? 0) / (value ?? 1);
  };
  await expect.poll(ratio).toBeCloseTo(0.5, 2);
  await bench.call("write", "E4", 1);
  await bench.call("write", "B4", "nowhere");
  await expect.poll(async () => bench.call("read", "D7")).toMatch(/^#(N\/A|VALUE!)$/);
  expect(await bench.call("message", "D7")).toMatch(/nowhere/);
  await bench.call("write", "B4", "binance");
  await expect.poll(async () => bench.call("read", "D7")).toMatch(/^[\d,.]+$/);
});

describe("the contracts of the portfolio", () => {
  const rows = [7, 8, 9, 10, 11].map(String);
  const read = async (address: string) => bench.call("read", address);
  const numberIn = async (address: string) => Number((await read(address)).replaceAll(/[,%]/g, ""));
  /** What the short of each row lacks to the hedge ratio, in contracts; NaN while there is no price. */
  const missingContracts = async () =>
    Promise.all(
      rows.map(async (row) => {
        const [ratio, size, value, count] = await Promise.all(
          ["E4", `C${row}`, `E${row}`, `F${row}`].map(numberIn),
        );
        return ((value ?? 0) * ((ratio ?? 0) / 100) - (count ?? 0) * (size ?? 0)) / (size ?? 0);
      }),
    );

  beforeAll(async () => {
    await bench.call("activate", "Portfolio");
  });
  afterAll(async () => {
    await bench.call("write", "B4", "binance");
    await bench.call("write", "E4", 1);
  });

  test.each([
    ["binance", 1, ["100", "10", "10", "10", "10"]],
    ["bybit", 1, ["1", "1", "1", "1", "1"]],
    ["Binance", 0.5, ["100", "10", "10", "10", "10"]],
  ])(
    "on %s at ratio %f are within one of the value to hedge",
    async (venue, ratio, sizes) => {
      await bench.call("write", "B4", venue);
      await bench.call("write", "E4", ratio);
      await expect.poll(async () => Promise.all(rows.map(async (row) => read(`C${row}`)))).toEqual(sizes);
      const areWithinOne = async () =>
        // The shown value is rounded to whole dollars, half of which is half a contract of 1 USD.
        (await missingContracts()).filter((missing) => !(missing >= -0.5 && missing < 1.5));
      await expect.poll(areWithinOne).toEqual([]);
      expect(await read("I7")).toBe("8");
      expect(await read("A24")).toMatch(
        /^Over 30 days the hedge is [\d,.]+ USD better on (binance|bybit) at today's rates\.$/i,
      );
    },
    40_000,
  );

  test("on an unknown venue have no size, and the sentences say why", async () => {
    await bench.call("write", "B4", "nowhere");
    const shown = async (columns: readonly string[]) =>
      Promise.all(columns.flatMap((column) => rows.map(async (row) => read(`${column}${row}`))));
    await expect
      .poll(async () => new Set(await shown(["C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"])), {
        timeout: 20_000,
      })
      .toEqual(new Set(["#N/A"]));
    for (const column of ["D", "H", "L", "M"]) {
      expect(await bench.call("message", `${column}7`)).toMatch(/nowhere/);
    }
    expect(await read("A24")).toBe("The venues can be compared once both tables are complete.");
  });

  test("of a linear perpetual are worth what their coins are worth", async () => {
    await bench.call("write", "B4", "binance");
    await bench.call("write", "A7", "BTC-USDT");
    // Binance counts its linear contracts in whole coins. Read at one moment: prices go on.
    const sizeOverMark = async () => {
      const { C7, D7 } = await bench.call("cells", "Portfolio");
      return Number(C7?.number) / Number(D7?.number);
    };
    await expect.poll(sizeOverMark).toBe(1);
    expect(await read("C8")).toBe("10");
    await bench.call("write", "A7", "BTC");
  });

  const coins = ["BTC", "ETH", "SOL", "XRP", "DOGE"];

  test.each(venueOrder)("are known of every coin that %s lists", async (venue) => {
    const listed = simulatedVenues.find(({ id }) => id === venue)?.perpetuals("inverse", Date.now()) ?? [];
    await bench.call("write", "B4", venue);
    const wrong = async () => {
      const cells = await bench.call("cells", "Portfolio");
      return coins.flatMap((coin, index) => {
        const hours = listed.find((each) => each.coin === coin)?.intervalHours;
        const [size, interval] = ["C", "I"].map((column) => cells[`${column}${rows[index] ?? ""}`]);
        const shown = [size?.text, interval?.text];
        const isRight =
          hours === undefined
            ? shown.every((text) => text === "#N/A")
            : Number(size?.number) > 0 && interval?.number === hours;
        return isRight ? [] : [`${coin}: ${shown.join(" USD, hours: ")}`];
      });
    };
    await expect.poll(wrong).toEqual([]);
    for (const [index, coin] of coins.entries()) {
      if (listed.some((each) => each.coin === coin)) continue;
      for (const column of ["C", "I"]) {
        const message = await bench.call("message", `${column}${rows[index] ?? ""}`);
        expect(message.toLowerCase()).toMatch(new RegExp(`${venue}|${coin.toLowerCase()}`));
        expect(message).toMatch(/\w+ \w+ \w+/);
      }
    }
  });
});

test("simulated prices are marked as such, and each venue shows its age", async () => {
  const { page } = bench;
  await page.getByText("Simulated prices – for trying out, not for trading").waitFor({ state: "visible" });
  await page.getByText(/binance inverse: \d+ s ago/).waitFor();
  await page.getByText(/bybit inverse: \d+ s ago/).waitFor();
});

test("a page whose functions do not load says so", async () => {
  const broken = await bench.openPage();
  await broken.route("**/functions.js", async (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  await broken.goto(bench.page.url());
  await broken.getByText(/The functions could not be loaded\. functions\.js lacks .*QTY/).waitFor();
  await broken.close();
});
