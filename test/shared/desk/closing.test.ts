// What cannot be opened, and what the venue ends: never proposed, priced all the same, and said first. ETH stands at 4,000 USD,
// a contract of bybit:ETH is one USD.
import { describe, expect, it } from "vitest";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { proposedTrade } from "../../../shared/desk/proposedTrade.js";
import type { DeskMarket } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";
import type { TableRow } from "../../support/tableRow.js";

type Closing = DeskMarket["closing"];

const delisting: Closing = { reason: "delisting", at: Date.UTC(2026, 11, 12, 9) };
const undated: Closing = { reason: "delisting", at: null };
const closed: Closing = { reason: "no new positions", at: null };

const onBybit = (closing: Closing): DeskMarket => ({ ...marketLike("bybit:ETH"), closing });
const onOkx = (closing: Closing = null): DeskMarket => ({
  ...marketLike("bybit:ETH"),
  venue: "okx",
  closing,
});

/** 40,000 USD of a short against 10 ETH: nothing is missing. */
const hedged = { holdings: [["ETH", 10]], shorts: [["bybit:ETH", 40_000, 4000, 10]] };

function first(typed: TypedDesk, markets: readonly DeskMarket[]): TableRow {
  const desk = memoryDesk(worldOf(markets));
  return {
    ...desk.plan(typed, ["instrument", "why", "price", "action"])[0],
    short: desk.shorts(typed, ["mark", "action"])[0],
    summary: desk.summary(typed),
  };
}

describe("without a short", () => {
  const typed = { holdings: [["ETH", 1]] };
  it("a contract that closes is passed over by name", () => {
    expect(first(typed, [onBybit(delisting), onOkx()])).toMatchObject({
      instrument: "okx:ETH",
      why: expect.stringContaining("Skipped: bybit:ETH: delisting on 12 December 2026") as string,
    });
    expect(first(typed, [onBybit(closed), onOkx()])).toMatchObject({
      instrument: "okx:ETH",
      why: expect.stringContaining("bybit:ETH: opening is closed") as string,
    });
  });

  it("on other venues likewise", () => {
    expect(first(typed, [onOkx(delisting), { ...onOkx(), venue: "kraken" }])).toMatchObject({
      instrument: "kraken:ETH",
      why: expect.stringContaining("Skipped: okx: delisting on 12 December 2026.") as string,
    });
    expect(first(typed, [onBybit(delisting)])["action"]).toMatch(
      /^No venue lists ETH or the proxy BTC \(bybit:ETH: delisting on 12 December 2026/,
    );
  });

  it("one that is named is not sold", () => {
    const named = { holdings: [["ETH", 1, "bybit:ETH"]] };
    expect(first(named, [onBybit(closed), onOkx()])).toMatchObject({
      instrument: "bybit:ETH",
      price: 4000,
      action: "bybit:ETH: opening is closed. Choose another instrument in Instead.",
    });
  });
});

describe("an open short in a contract that is delisted", () => {
  it("has its price, and row and line say it first", () => {
    expect(first(hedged, [onBybit(delisting), onOkx()])).toMatchObject({
      instrument: "okx:ETH",
      price: 4000,
      action:
        "Delisting on 12 December 2026: close 40,000 ETHUSD on bybit before then, and short okx:ETH instead.",
      short: { mark: 4000, action: "Delisting on 12 December 2026: close it before then." },
      summary: expect.stringContaining("1 row needs action.") as string,
    });
  });

  it("where no other contract is there, or the venue names no date, says what is known", () => {
    expect(first(hedged, [onBybit(undated)])).toMatchObject({
      instrument: "bybit:ETH",
      action: "Delisting: close 40,000 ETHUSD on bybit before then.",
    });
  });

  it("a sale goes to the other contract, and what is closed first is the short that ends", () => {
    const more = { ...hedged, holdings: [["ETH", 20]] };
    expect(first(more, [onBybit(delisting), onOkx()])["action"]).toMatch(
      /^Delisting on 12 December 2026: close 40,000 .* Sell 40,000 ETHUSD on okx /,
    );
    const both = { ...hedged, shorts: [...hedged.shorts, ["okx:ETH", 40_000, 4000, 10]] };
    expect(first(both, [onBybit(delisting), onOkx()])["action"]).toMatch(
      /^Delisting on 12 December 2026: .* Buy back 40,000 ETHUSD on bybit /,
    );
  });

  it("Record proposes to close it", () => {
    const input = { ...hedged, settings: [["venue", "bybit"]], defaultVenue: "" };
    const desk = openDesk(input, memoryMarkets(worldOf([onBybit(delisting), onOkx()]), 0));
    expect(proposedTrade(desk, 0)).toMatchObject({ side: "buy-back", contract: { text: "bybit:ETH" } });
    expect(proposedTrade(desk, 0)?.fill.contracts.toString()).toBe("40000");
  });
});

it("a short in a contract that only takes no new positions stays, and more goes elsewhere", () => {
  expect(first(hedged, [onBybit(closed), onOkx()])).toMatchObject({
    action: "Fine: 100 % of the target covered.",
    short: { mark: 4000, action: "Fine." },
  });
  const more = { ...hedged, holdings: [["ETH", 20]] };
  expect(first(more, [onBybit(closed), onOkx()])["action"]).toMatch(/^Sell 40,000 ETHUSD on okx /);
  expect(first(more, [onBybit(closed)])["action"]).toMatch(/^bybit:ETH: opening is closed\. Choose another/);
});

describe("a short in a contract that is halted", () => {
  const halted: Closing = { reason: "halted", at: null };
  const typed = {
    holdings: [["ETH", 1]],
    shorts: [
      ["bybit:ETH", 40_000, 4000],
      ["okx:ETH", 40_000, 4000],
    ],
  };
  it("is not bought back while another one of the coin can be", () => {
    expect(first(typed, [onBybit(halted), onOkx()])["action"]).toMatch(/^Buy back 40,000 ETHUSD on okx /);
    // Orders that wait in the book are taken, so that it stands where any other stands.
    const postOnly: Closing = { reason: "post only", at: null };
    expect(first(typed, [onBybit(postOnly), onOkx()])["action"]).toMatch(/^Buy back 40,000 ETHUSD on okx /);
  });
  it("says so where no other is there, of a coin that is not held as well", () => {
    const action = "bybit:ETH: trading is halted. Nothing can be bought back there now.";
    const alone = { ...typed, shorts: typed.shorts.slice(0, 1) };
    expect(first(alone, [onBybit(halted), onOkx()])).toMatchObject({ action });
    expect(first({ ...alone, holdings: [["ETH", 0]] }, [onBybit(halted)])).toMatchObject({ action });
    const enough = { ...alone, holdings: [["ETH", 10]] };
    expect(first(enough, [onBybit(halted), onOkx()])["action"]).toMatch(/^Enter the margin/);
  });
});

it("a short in a commodity of the ticker covers, and what is missing is sold in the coin", () => {
  const typed = { holdings: [["ETH", 20]], shorts: [["bybit:ETH", 40_000, 4000, 10]] };
  const commodity = { ...onBybit(null), assetClass: "commodity" as const };
  expect(first(typed, [commodity, onOkx()])).toMatchObject({
    instrument: "okx:ETH",
    action: expect.stringMatching(/^Sell 40,000 ETHUSD on okx /) as string,
  });
  // Nor does it hide the short of the coin that is there, however small.
  const both = { ...typed, shorts: [...typed.shorts, ["okx:ETH", 4, 4000, 10]] };
  const kraken = { ...onOkx(), venue: "binance" };
  expect(first(both, [commodity, onOkx(), kraken])["instrument"]).toBe("okx:ETH");
});
