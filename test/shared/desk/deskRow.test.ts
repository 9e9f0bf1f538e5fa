// A row of the holdings with what hedges it, while some of it is missing or wrong. ETH stands at 4,000 USD.
import { describe, expect, it } from "vitest";
import type { DeskCell } from "../../../shared/desk/deskCell.js";
import { deskRow, valueOf, type DeskRow } from "../../../shared/desk/deskRow.js";
import { defaultDeskWorld, type DeskMarket } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();
/** Nothing is known of the linear contracts of bybit, on which it alone lists SOL as the first choice. */
const silent = memoryDesk({ ...defaultDeskWorld, venueStates: { "bybit/linear": "waiting" } });

function rowOf(cells: readonly DeskCell[], desk = usual): DeskRow | undefined {
  return desk.open({ holdings: [cells], settings: { prefer: "one venue" } }).rows[0];
}

describe("what may hedge a row that cannot be read", () => {
  it.each<[string, readonly DeskCell[], readonly string[] | null]>([
    ["its coin", ["ETH", "many"], ["ETH"]],
    ["the proxy of a coin that is listed nowhere", ["NOWHERE", "many"], ["BTC"]],
    ["the coin of its own instrument", ["ETH", "many", "bybit:SOL-USDT"], ["SOL"]],
    ["nothing, for cash", ["USDC", "many"], []],
    ["anything, where its instrument cannot be read", ["ETH", 1, 5], null],
    ["anything, where its coin cannot be read", ["no coin!", 1], null],
    ["anything, where neither can", ["no coin!", 1, 5], null],
    ["anything, where its instrument is not listed", ["ETH", 1, "bybit:ETHUSD"], null],
  ])("%s", (_what, cells, expected) => {
    const row = rowOf(cells);
    expect(row?.state).toBe("wrong");
    expect(row).toHaveProperty("hedgeCoins", expected);
  });
  it("anything, while its market is unknown", () => {
    expect(rowOf(["SOL", "many"], silent)).toMatchObject({ state: "wrong", hedgeCoins: null });
  });
});

describe("a row that waits", () => {
  it("for its contract may come to be hedged by the proxy, and shows the price that is typed", () => {
    expect(rowOf(["SOL", 10], silent)).toMatchObject({
      ...{ state: "waiting", problem: "bybit linear", price: null, hedgeCoins: ["SOL", "BTC"] },
    });
    const typed = rowOf(["SOL", 10, null, null, "0.05 ETH"], silent);
    expect(typed?.state === "waiting" && typed.price?.toNumber()).toBe(200);
    expect(typed && valueOf(typed)?.toNumber()).toBe(2000);
  });
  it("for a price is hedged by nothing but its own instrument", () => {
    const waiting = { state: "waiting", problem: "bybit linear", price: null, hedgeCoins: ["ETH"] };
    expect(rowOf(["SOL", 10, "bybit:ETH", 2], silent)).toMatchObject({ ...waiting, coin: "SOL" });
    expect(rowOf(["ETH", 10, "bybit:ETH", null, "2 SOL"], silent)).toMatchObject({ ...waiting, coin: "ETH" });
  });
});

describe("a row that is hedged", () => {
  it("may be cash, where an instrument is typed", () => {
    expect(rowOf(["USDC", 8000, "bybit:ETH", 1, 1])).toMatchObject({
      state: "hedged",
      contract: { text: "bybit:ETH" },
    });
  });
  it("has no market of a price that is typed, or of none", () => {
    expect(rowOf(["NOWHERE", 5])).toMatchObject({ state: "hedged", price: null, priceContract: null });
    expect(rowOf(["ETH", 5, null, null, 4000])).toMatchObject({ state: "hedged", priceContract: null });
    expect(rowOf(["ETH", 5])).toMatchObject({ priceContract: { text: "bybit:ETH" } });
  });
});

describe("a row without a hedge", () => {
  const bitcoin = marketLike("bybit:ETH-USDT", { quote: "BTC", settle: "BTC", mark: 0.03, index: 0.03 });
  it("is an unknown coin, or a contract of another currency", () => {
    const desk = memoryDesk(worldOf([marketLike("bybit:ETH"), bitcoin]));
    expect(rowOf(["ETH", 1, "bybit:ETHUSD"], desk)).toMatchObject({ problem: { code: "unknown_coin" } });
    expect(rowOf(["ETH", 1, "bybit:ETH-BTC"], desk)).toMatchObject({ problem: { code: "invalid_input" } });
    expect(rowOf(["ETH", 1], memoryDesk(worldOf([])))).toMatchObject({ problem: { code: "unknown_coin" } });
  });
  it("names each venue that was passed over, of whichever kind of contract", () => {
    const sol = (venue: string, price: number): DeskMarket =>
      marketLike("okx:ETH", { venue, coin: "SOL", symbol: "SOL/USD:SOL", index: price, mark: price });
    const markets = [sol("okx", 150), sol("kraken", 1.5)];
    const desk = (more: readonly DeskMarket[]) =>
      memoryDesk(worldOf([...markets, ...more], { venueStates: { "htx/linear": "failed" } }));
    const doubts =
      "(okx: at 150, a different asset or unit; kraken: at 1.5, a different asset or unit; htx could not be reached)";
    expect(rowOf(["SOL", 1, null, 1], desk([marketLike("bybit:BTC")]))).toMatchObject({
      why: expect.stringContaining(`No venue lists a perpetual of SOL ${doubts}: hedged with BTC`) as unknown,
    });
    expect(rowOf(["SOL", 1, null, 1], desk([]))).toMatchObject({
      problem: { message: `no venue lists SOL or the proxy BTC ${doubts}`, code: "unknown_coin" },
    });
  });
});

it("a share of the same ticker on another venue is passed over without a word", () => {
  const share = marketLike("okx:ETH", { coin: "FOO", symbol: "FOO/USD:FOO", assetClass: "stock" });
  expect(rowOf(["FOO", 1], memoryDesk(worldOf([share])))).toMatchObject({
    problem: { message: "no venue lists FOO or the proxy BTC" },
  });
});

describe("Instead names a contract of another asset", () => {
  const other = (assetClass: DeskMarket["assetClass"]): DeskMarket =>
    marketLike("bybit:ETH-USDT", { assetClass, mark: 600, index: 600 });
  const desk = (assetClass: DeskMarket["assetClass"]) => memoryDesk(worldOf([other(assetClass)]));
  it.each([
    ["stock", "a stock"],
    ["index", "an index"],
    ["currency", "a currency"],
    ["prelaunch", "a pre-launch"],
  ] as const)("%s: it is not the coin of its ticker, whatever the beta", (assetClass, what) => {
    const problem = {
      code: "invalid_input",
      message: `bybit:ETH-USDT is ${what} perpetual, not the coin ETH`,
    };
    for (const row of [
      ["ETH", 10_000, "bybit:ETH-USDT"],
      ["ETH", 10_000, "bybit:ETH-USDT", 0.5, 0.5],
      ["STETH", 10_000, "bybit:ETH-USDT"],
    ]) {
      expect(rowOf(row, desk(assetClass))).toMatchObject({ state: "wrong", problem });
    }
  });
  it("a coin may be hedged with it by a beta, and what is held may be the commodity", () => {
    const byBeta = rowOf(["NOWHERE", 10, "bybit:ETH-USDT", 0.5, 3], desk("stock"));
    expect(byBeta).toMatchObject({ state: "hedged", isOwn: false });
    expect(rowOf(["ETH", 10, "bybit:ETH-USDT"], desk("commodity"))).toMatchObject({ isOwn: true });
  });
});

it("what was passed over before does not hide that the next contract is waited for", () => {
  const sol = (venue: string, price: number): DeskMarket =>
    marketLike("okx:ETH", { venue, coin: "SOL", symbol: "SOL/USD:SOL", index: price, mark: price });
  const world = worldOf([sol("okx", 150), sol("kraken", 1.5)], {
    venueStates: { "bybit/linear": "waiting" },
  });
  const [row] = memoryDesk(world).open({ holdings: [["SOL", 1]] }).rows;
  expect(row).toMatchObject({ state: "waiting", problem: "bybit linear" });
});

it("a blank row stays one and is worth nothing", () => {
  const blank = deskRow({ state: "blank" }, usual.open({}).choice);
  expect(blank).toEqual({ state: "blank" });
  expect(valueOf(blank)).toBeNull();
});
