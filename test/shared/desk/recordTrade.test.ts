import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import type { Desk } from "../../../shared/desk/openDesk.js";
import { proposedTrade, type ProposedTrade } from "../../../shared/desk/proposedTrade.js";
import { openLines, recordedClose, recordedSale, type Purchase } from "../../../shared/desk/recordTrade.js";
import { parseVenuedInstrument } from "../../../shared/listing/instrument.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

/** 2026-11-30 00:00 UTC is day 46,356 of Excel's calendar. */
const now = Date.UTC(2026, 10, 30);

function deskAt(price: number, typed: TypedDesk): Desk {
  const markets = defaultDeskWorld.markets.map((market) =>
    market.coin === "ETH" ? { ...market, mark: price, index: price } : market,
  );
  return memoryDesk(worldOf(markets), now).open(typed);
}

/** The numbers of records as plain texts, to compare with what was computed by hand. */
function plain(value: unknown): unknown {
  if (value instanceof Decimal) return value.toSignificantDigits(15).toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

function proposalOf(trade: ProposedTrade | null): unknown {
  if (trade === null) return null;
  const { side, contract, fill } = trade;
  const { contracts, price, time } = fill;
  const rest = trade.side === "sell" ? { margin: trade.fill.margin } : { realised: trade.realised };
  return plain({ side, instrument: contract.text, contracts, price, time, ...rest });
}

const purchaseOf = (text: string, contracts: number, price: number, fees: number | null): Purchase => ({
  instrument: parseVenuedInstrument(text),
  contracts: new Decimal(contracts),
  price: new Decimal(price),
  time: new Decimal(46_356),
  fees: fees === null ? null : new Decimal(fees),
});

function closed(desk: Desk, purchase: Purchase): unknown {
  return plain(recordedClose(openLines(desk, purchase.instrument), purchase));
}

describe("the proposal", () => {
  it("sells 100 ETH at 4,000 as 400,000 contracts of 1 USD, with 50 ETH of margin at a leverage of 2", () => {
    expect(proposalOf(proposedTrade(deskAt(4000, { holdings: [["ETH", 100]] }), 0))).toEqual({
      side: "sell",
      instrument: "bybit:ETH",
      contracts: "400000",
      price: "4000",
      time: "46356",
      margin: "50",
    });
  });

  it("asks only for the margin that is missing, for none where enough is posted, and does not guess where it is unknown", () => {
    // 400,000 contracts at 4,000 in the end: 50 ETH at a leverage of 2.
    const margin = (posted: number | null): unknown => {
      const shorts = [["bybit:ETH", 200_000, 4000, posted]];
      const trade = proposedTrade(deskAt(4000, { holdings: [["ETH", 100]], shorts }), 0);
      return plain(trade?.side === "sell" ? trade.fill.margin : trade);
    };
    expect(margin(30)).toBe("20");
    expect(margin(70)).toBe("0");
    expect(margin(null)).toBeNull();
  });

  it("buys back half of an inverse short at 3,200 and realises the coins that its sentence names", () => {
    // 50 ETH are held, 100 covered: 160,000 USD release 40 and realise 160,000/3,200 − 40 = 10.
    const shorts = [["bybit:ETH", 400_000, 4000, 45]];
    const desk = deskAt(3200, { holdings: [["ETH", 50]], shorts });
    expect(proposalOf(proposedTrade(desk, 0))).toEqual({
      side: "buy-back",
      instrument: "bybit:ETH",
      contracts: "160000",
      price: "3200",
      time: "46356",
      realised: "10",
    });
  });

  it("buys back a linear short and realises dollars", () => {
    // 200 × 0.1 ETH are short, 10 are held: 10 × (4,000 − 3,200) USD.
    const shorts = [["bybit:ETH-USDT", 200, 4000, 40_000]];
    const desk = deskAt(3200, { holdings: [["ETH", 10]], shorts });
    expect(proposalOf(proposedTrade(desk, 0))).toMatchObject({
      instrument: "bybit:ETH-USDT",
      contracts: "100",
      realised: "8000",
    });
  });

  it("prices a contract of a thousand as the venue shows it", () => {
    const desk = deskAt(4000, { holdings: [["PEPE", 100_000_000]] });
    expect(proposalOf(proposedTrade(desk, 0))).toMatchObject({
      instrument: "bybit:PEPE-USDT",
      contracts: "100000",
      price: "0.012",
    });
  });

  it("is none for a row that is fine, blank, cash or carried by another", () => {
    const shorts = [["bybit:ETH", 400_000, 4000, 50]];
    const desk = deskAt(4000, {
      holdings: [
        ["ETH", 100],
        [null, null],
        ["USDC", 5000],
      ],
      shorts,
    });
    expect([0, 1, 2, 3].map((row) => proposedTrade(desk, row))).toEqual([null, null, null, null]);
    const carried = deskAt(4000, {
      holdings: [
        ["ETH", 10],
        ["STETH", 5],
      ],
    });
    expect(proposedTrade(carried, 1)).toBeNull();
  });
});

describe("a sale", () => {
  const sale = {
    instrument: parseVenuedInstrument("BYBIT:eth"),
    contracts: new Decimal(20_000),
    price: new Decimal(4000),
    time: new Decimal(46_356),
  };

  it("is a line of its own with the margin moved for it", () => {
    expect(plain(recordedSale([], { ...sale, margin: new Decimal("2.5") }))).toEqual({
      line: { instrument: "bybit:ETH", contracts: "20000", entry: "4000", opened: "46356", margin: "2.5" },
      changed: [],
    });
  });

  it("without further margin shares what is posted by contracts, so that none becomes unknown", () => {
    const shorts = [
      ["bybit:ETH", 60_000, 4000, 40],
      ["bybit:ETH-USDT", 1, 4000, 100],
      ["bybit:ETH-USD", 40_000, 3900, 20],
    ];
    const desk = deskAt(4000, { holdings: [["ETH", 100]], shorts });
    const lines = openLines(desk, sale.instrument);
    expect(plain(recordedSale(lines, { ...sale, margin: new Decimal(0) }))).toMatchObject({
      line: { margin: "10" },
      changed: [
        { index: 0, contracts: "60000", margin: "33.3333333333333" },
        { index: 2, contracts: "40000", margin: "16.6666666666667" },
      ],
    });
    expect(recordedSale(lines, { ...sale, margin: null })).toMatchObject({
      line: { margin: null },
      changed: [],
    });
    expect(recordedSale([], { ...sale, margin: new Decimal(0) }).line.margin).toBeNull();
  });
});

describe("a purchase", () => {
  const shorts = [
    ["bybit:ETH", 100_000, 4000, 10, 45_000],
    [null, null, null, null, null],
    ["bybit:ETH-USD", 60_000, 3000, null, 44_000],
  ];
  const desk = deskAt(3200, { holdings: [["ETH", 100]], shorts });

  it("closes the same share of each line, with its own entry, day and share of the fees", () => {
    // Half of each: 50,000 × (1/3,200 − 1/4,000) = 3.125 and 30,000 × (1/3,200 − 1/3,000) = −0.625 ETH.
    const {
      changed,
      closed: parts,
      realised,
    } = recordedClose(
      openLines(desk, parseVenuedInstrument("bybit:ETH")),
      purchaseOf("bybit:ETH", 80_000, 3200, 30),
    );
    expect(plain({ changed, realised })).toEqual({
      changed: [
        { index: 0, contracts: "50000", margin: "5" },
        { index: 2, contracts: "30000", margin: null },
      ],
      realised: "2.5",
    });
    const both = { instrument: "bybit:ETH", exit: "3200", closed: "46356" };
    expect(plain(parts)).toEqual([
      { ...both, contracts: "50000", entry: "4000", opened: "45000", fees: "18.75" },
      { ...both, contracts: "30000", entry: "3000", opened: "44000", fees: "11.25" },
    ]);
  });

  it("takes a lot that cannot be shared from the line nearest to the average entry", () => {
    const lines = [1000, 3900, 4000].map((entry, index) => ["bybit:ETH", index === 0 ? 1000 : 10_000, entry]);
    const desk = deskAt(3200, { holdings: [["ETH", 100]], shorts: lines });
    // 21,000 / (1 + 2.564 + 2.5) = 3,463.
    expect(closed(desk, purchaseOf("bybit:ETH", 1, 3200, null))).toMatchObject({ changed: [{ index: 1 }] });
  });

  it("of contracts counted in coins realises coins on inverse and dollars on linear ones", () => {
    const other = memoryDesk(defaultDeskWorld, now).open({
      holdings: [["XRP", 1000]],
      shorts: [
        ["bitget:XRP", 500, 0.4],
        ["bybit:PEPE-USDT", 100_000, 0.015],
      ],
    });
    // 500 × (0.4 − 0.5) / 0.5 XRP, and 100,000,000 × (0.000015 − 0.000012) USD.
    expect(closed(other, purchaseOf("bitget:XRP", 500, 0.5, null))).toMatchObject({ realised: "-100" });
    expect(closed(other, purchaseOf("bybit:PEPE-USDT", 100_000, 0.012, null))).toMatchObject({
      realised: "300",
      closed: [{ instrument: "bybit:PEPE-USDT", entry: "0.015", exit: "0.012", opened: null, fees: null }],
    });
  });

  it("is refused where less is open", () => {
    expect(() => closed(desk, purchaseOf("bybit:ETH", 160_001, 3200, null))).toThrow(
      "only 160,000 contracts of bybit:ETH are open, was 160,001",
    );
    expect(() => closed(desk, purchaseOf("okx:ETH", 1, 3200, null))).toThrow("no short of okx:ETH is open");
  });
});

describe("what is not all there", () => {
  const ether = parseVenuedInstrument("bybit:ETH");
  const invalid = (message: string) => expect.objectContaining({ code: "invalid_input", message }) as Error;
  it("a venue that is silent or down has no open lines, nor has what it does not list", () => {
    const typed = { shorts: [["bybit:ETH", 100, 4000, 0.02]] };
    for (const state of ["waiting", "failed"] as const) {
      const world = { ...defaultDeskWorld, venueStates: { "bybit/inverse": state } };
      expect(openLines(memoryDesk(world, now).open(typed), ether)).toEqual([]);
    }
    expect(openLines(deskAt(4000, typed), parseVenuedInstrument("bybit:NOWHERE"))).toEqual([]);
  });
  it("no margin is shared where that of one line is unknown", () => {
    const shorts = [
      ["bybit:ETH", 60_000, 4000, 40],
      ["bybit:ETH", 40_000, 3900, null],
    ];
    const lines = openLines(deskAt(4000, { shorts }), ether);
    const { price, contracts, time } = purchaseOf("bybit:ETH", 100, 4000, null);
    expect(
      recordedSale(lines, { instrument: ether, contracts, price, time, margin: new Decimal(0) }),
    ).toMatchObject({
      line: { margin: null },
      changed: [],
    });
  });
  it("a line of which nothing is closed stays out, and the first takes what the step leaves", () => {
    const line = ["bybit:ETH", 1, 4000, 0.0002];
    const desk = deskAt(4000, { shorts: [line, line, line] });
    expect(closed(desk, purchaseOf("bybit:ETH", 1, 4000, 3))).toEqual({
      changed: [{ index: 0, contracts: "0", margin: "0" }],
      closed: [
        ...[{ instrument: "bybit:ETH", contracts: "1", entry: "4000", exit: "4000" }].map((part) => ({
          ...part,
          ...{ opened: null, closed: "46356", fees: "3" },
        })),
      ],
      realised: "0",
    });
  });
  it("more than is open is no valid input", () => {
    const desk = deskAt(4000, { shorts: [["bybit:ETH", 1, 4000, 0.0002]] });
    expect(() => closed(desk, purchaseOf("bybit:ETH", 2, 4000, null))).toThrow(
      invalid("only 1 contracts of bybit:ETH are open, was 2"),
    );
    expect(() => closed(desk, purchaseOf("okx:ETH", 2, 4000, null))).toThrow(
      invalid("no short of okx:ETH is open"),
    );
  });
});
