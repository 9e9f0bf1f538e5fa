// What the desk says to do, word for word. ETH stands at 4,000 USD unless said otherwise; bybit:ETH counts 1 USD,
// bybit:ETH-USDT 0.1 coins. Margin is asked for by a leverage of 2 and a rise of 50 % at a maintenance rate of 0.5 %.
import { describe, expect, it } from "vitest";
import { actionOf } from "../../../shared/desk/action.js";
import type { DeskMarket } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();
const withEth = (change: Partial<DeskMarket>) =>
  memoryDesk(worldOf([marketLike("bybit:ETH", change), marketLike("bybit:ETH-USDT", change)]));
const at = (price: number) => withEth({ mark: price, index: price });

function said(typed: TypedDesk, desk = usual, row = 0): string {
  return String(desk.plan(typed, ["action"])[row]?.["action"]);
}

const eth100: TypedDesk["holdings"] = [["ETH", 100]];
const short = (contracts: number, entry: number, margin: number | null = null) => [
  ["bybit:ETH", contracts, entry, margin],
];

describe("selling", () => {
  it("names the order and the margin to move first", () => {
    // 100 × 4,000 USD; at leverage 2 half of the coins, more than 100 − 398,000/6,000.
    expect(said({ holdings: eth100 })).toBe(
      "Sell 400,000 ETHUSD on bybit (400,000 USD, 100 ETH). First post 50 ETH isolated margin. Then press Record.",
    );
  });
  it("says where the margin is more coins than are held, which bought would be long themselves", () => {
    // 150 USD × 100 × 1.5 = 22,500 USD of BTC at 60,000, and at the rise of 100 % half of its coins as margin.
    const sale = (...held: readonly (readonly unknown[])[]): string =>
      said({
        holdings: [...held, ["SOL", 100, "bybit:BTC", 1.5]] as readonly (readonly (string | number)[])[],
      });
    expect(sale()).toMatch(
      /isolated margin\. You hold no BTC for margin: a linear contract in Instead needs none\. Then/,
    );
    expect(sale(["BTC", 0.1])).toMatch(
      /isolated margin\. You hold only 0\.1 BTC for margin: a linear contract/,
    );
    expect(sale(["BTC", 2])).not.toContain("You hold");
    expect(said({ holdings: [["SOL", 100, "bybit:SOL-USDT"]] })).not.toContain("You hold");
  });
  it("asks for what the margin lacks, for none, or reports all that it needs", () => {
    const sale = (margin: number | null) => said({ holdings: eth100, shorts: short(200_000, 4000, margin) });
    const order = "Sell 200,000 ETHUSD on bybit (200,000 USD, 50 ETH).";
    expect(sale(30)).toBe(`${order} First post 20 ETH isolated margin. Then press Record.`);
    expect(sale(50)).toBe(`${order} Then press Record.`);
    expect(sale(60)).toBe(`${order} Then press Record.`);
    expect(sale(null)).toBe(`${order} Total isolated margin required: 50 ETH. Then press Record.`);
  });
  it("writes the instrument where the venue's own name is not reported", () => {
    expect(said({ holdings: eth100 }, withEth({ orderSymbol: null }))).toMatch(/^Sell 400,000 bybit:ETH \(/);
  });
});

describe("buying back", () => {
  it("reports the order and, at the entry, nothing realised", () => {
    expect(said({ holdings: [["ETH", 60]], shorts: short(400_000, 4000, 50) })).toBe(
      "Buy back 160,000 ETHUSD on bybit (160,000 USD, 40 ETH). Then press Record.",
    );
  });
  it("reports the coins that it realises", () => {
    // 30 coins too much at 2,000: 60,000 USD, 15 coins of cover and 60,000 × (1/2,000 − 1/4,000) coins won.
    expect(said({ holdings: [["ETH", 70]], shorts: short(400_000, 4000, 50) }, at(2000))).toBe(
      "Buy back 60,000 ETHUSD on bybit (60,000 USD, 15 ETH). Realises +15 ETH. Then press Record, which adds them to your coins.",
    );
  });
  it("reports what it loses, and a liquidation that is near besides", () => {
    // At 8,000: 240,000 USD, 60 coins, 240,000 × (1/8,000 − 1/4,000); liquidated at 398,000/(100 − 50), 7,960/8,000 − 1.
    expect(said({ holdings: [["ETH", 70]], shorts: short(400_000, 4000, 50) }, at(8000))).toBe(
      "Buy back 240,000 ETHUSD on bybit (240,000 USD, 60 ETH). The mark price is already 0.5 % past the liquidation of bybit:ETH at 7,960 USD. Realises a loss of 30 ETH. Then press Record, which subtracts it from your coins.",
    );
  });
  it("of a linear short realises its currency", () => {
    const shorts = [["bybit:ETH-USDT", 1000, 5000]];
    expect(said({ holdings: [["ETH", 70]], shorts })).toBe(
      "Buy back 300 ETHUSDT on bybit (120,000 USD, 30 ETH). Realises +30,000 USDT. Then press Record.",
    );
  });
});

describe("a liquidation that is near", () => {
  it("asks for margin up to the rise and the leverage", () => {
    // 398,000/(100 − 20); up to the half of 100 coins.
    expect(said({ holdings: eth100, shorts: short(400_000, 4000, 20) })).toBe(
      "Add 30 ETH margin to bybit:ETH: liquidation of bybit:ETH at 4,975 USD, 24.4 % away.",
    );
  });
  it("asks for what survives the rise that is warned of at least", () => {
    // 100 − 398,000/5,200 − 20 = 3.46154, rounded up.
    const settings = { leverage: "", survive: 0.1 };
    expect(said({ holdings: eth100, shorts: short(400_000, 4000, 20), settings })).toMatch(
      /^Add 3\.4616 ETH/,
    );
  });
  it("is none exactly at the rise that is warned of", () => {
    // Liquidated at 398,000/(100 − 20) = 4,975, a rise of 0.24375.
    const typed = { holdings: eth100, shorts: short(400_000, 4000, 20) };
    expect(said({ ...typed, settings: { warn: 0.24375 } })).toMatch(/^Fine/);
    expect(said({ ...typed, settings: { warn: 0.2438 } })).toMatch(/^Add/);
    // The same beside an order to buy back.
    const sold = { ...typed, holdings: [["ETH", 60]] };
    expect(said({ ...sold, settings: { warn: 0.24375 } })).toMatch(/40 ETH\)\. Then press Record\.$/);
    expect(said({ ...sold, settings: { warn: 0.2438 } })).toMatch(
      /40 ETH\)\. Liquidation of bybit:ETH at 4,975 USD, 24\.4 % away\. Then press Record\.$/,
    );
  });
  it("stands before what is wrong with the row", () => {
    const typed = { holdings: [["ETH", "many"]], shorts: short(400_000, 4000, 20) };
    expect(said(typed)).toMatch(/^Add 30 ETH margin/);
    expect(said({ ...typed, shorts: short(400_000, 4000, 90) })).toBe('Coins must be a number, was "many".');
  });
});

describe("what speaks against a sale", () => {
  it("a leverage that the venue does not allow", () => {
    expect(said({ holdings: eth100, settings: { leverage: 101 } })).toBe(
      "Leverage 101 exceeds the 100 that bybit allows for bybit:ETH: lower it.",
    );
    expect(said({ holdings: eth100, settings: { leverage: 100 } })).toMatch(/^Sell/);
    expect(said({ holdings: eth100, settings: { leverage: 101 } }, withEth({ maxLeverage: null }))).toMatch(
      /^Sell/,
    );
  });
  it("a leverage that leaves no room above the maintenance margin", () => {
    expect(said({ holdings: eth100, settings: { leverage: 100, "maintenance rate": 0.01 } })).toBe(
      "Leverage 100 leaves no room above the maintenance rate of 1 %: lower it.",
    );
    expect(said({ holdings: eth100, settings: { leverage: 99, "maintenance rate": 0.01 } })).toMatch(/^Sell/);
  });
  it("neither where nothing is sold", () => {
    const shorts = short(400_000, 4000, 50);
    expect(said({ holdings: eth100, shorts, settings: { leverage: 200 } })).toMatch(/^Fine/);
  });

  // −0.0001 three times a day are −0.1095 a year.
  const dear = withEth({ fundingRate: -0.0001 });
  const cost = "Funding costs a short of bybit:ETH 11 % a year, above your limit of 10 %";
  it("funding that costs more than the limit: wait, or consider closing", () => {
    expect(said({ holdings: eth100 }, dear)).toBe(`${cost}: wait before selling.`);
    expect(said({ holdings: eth100, shorts: short(400_000, 4000, 50) }, dear)).toBe(
      `${cost}: consider closing.`,
    );
    expect(said({ holdings: [["ETH", 0]] }, dear)).toBe("Fine: nothing to short.");
    expect(said({ holdings: eth100, settings: { "max funding": 0.1095 } }, dear)).toMatch(/^Sell/);
    expect(said({ holdings: eth100 }, withEth({ fundingRate: null }))).toMatch(/^Sell/);
  });

  it("a size below the smallest order, but where a short is open", () => {
    const small = withEth({ minContracts: 10, minNotional: null });
    expect(said({ holdings: [["ETH", 0.002]] }, small)).toBe(
      "Too small: the minimum order is 10 ETHUSD on bybit (10.00 USD).",
    );
    expect(said({ holdings: [["ETH", 0.0025]] }, small)).toMatch(/^Sell 10 ETHUSD/);
    // 10 contracts are open and 8 more would be a fifth less than the target.
    expect(said({ holdings: [["ETH", 0.0045]], shorts: short(10, 4000, 0.004) }, small)).toBe(
      "Fine: 55.6 % of the target covered.",
    );
  });
});

describe("what is missing", () => {
  it("of the contract", () => {
    expect(said({ holdings: eth100 }, withEth({ lotStep: null }))).toBe(
      "bybit:ETH cannot be sized: bybit publishes no lot step; choose another instrument.",
    );
  });
  it("is the margin of a short, where nothing else is to do", () => {
    expect(said({ holdings: eth100, shorts: short(400_000, 4000) })).toBe(
      "Enter the margin of bybit:ETH to see its liquidation price.",
    );
  });
  it("is the price, or the beta", () => {
    const typed = {
      holdings: [
        ["NOWHERE", 5],
        ["NOWHERE", 5, null, null, 3],
      ],
    };
    expect(said(typed)).toBe('Enter the price of NOWHERE, in USD or as "1.2 ETH": no venue prices it.');
    expect(said(typed, usual, 1)).toBe("Enter the beta of NOWHERE to BTC, the coin that hedges it.");
  });
  it("is a setting, on every row that is not blank", () => {
    const typed = {
      holdings: [
        ["ETH", 100],
        ["USDC", 5],
        [null, null],
      ],
      settings: { band: 9 },
    };
    const problem = "Setting band must be from 0 to below 1 (is this a percentage? 5 % is 0.05), was 9.";
    expect([0, 1, 2].map((row) => said(typed, usual, row))).toEqual([problem, problem, ""]);
  });
  it("is the answer of a venue", () => {
    const silent = memoryDesk(
      worldOf([marketLike("bybit:ETH")], { venueStates: { "bybit/inverse": "waiting" } }),
    );
    expect(said({ holdings: eth100 }, silent)).toBe("Waiting for bybit inverse.");
    expect(said({ holdings: [["USDC", 1]], shorts: short(1, 4000) }, silent)).toBe("Cash: not hedged.");
    const down = memoryDesk(
      worldOf([marketLike("bybit:ETH")], { venueStates: { "bybit/inverse": "failed" } }),
    );
    expect(said({ holdings: eth100 }, down)).toBe("Waiting for bybit inverse: bybit cannot be reached.");
  });
  it("is a second coin's short that cannot be read", () => {
    const shorts = [["ETH", 1, 4000]];
    expect(said({ holdings: eth100, shorts })).toBe('Short 1: Name the venue, as in "bybit:ETH".');
  });
});

describe("nothing to do", () => {
  it("says how much is covered", () => {
    expect(said({ holdings: eth100, shorts: short(390_000, 4000, 60) })).toBe(
      "Fine: 97.5 % of the target covered.",
    );
    expect(said({ holdings: [["ETH", 0]] })).toBe("Fine: nothing to short.");
  });
  it("says why a short is kept", () => {
    const holdings = [
      ["ETH", 50],
      [null, 5],
    ];
    expect(said({ holdings, shorts: short(400_000, 4000, 50) })).toBe(
      "Fine: 200 % of the target covered. Nothing is bought back as long as holding 2 cannot be read.",
    );
    expect(said({ holdings, shorts: short(200_000, 4000, 50) })).toBe("Fine: 100 % of the target covered.");
    expect(
      said({
        holdings: [
          ["ETH", 0],
          [null, 5],
        ],
        shorts: [["bybit:ETH-USDT", 10, 4000, 99_000]],
      }),
    ).toBe("Fine. Nothing is bought back as long as holding 2 cannot be read.");
  });
  it("says where no order closes the gap", () => {
    // Twice 49 coins, covered by 40,000/2,000 and 780.005 × 0.1: less than a lot of the linear short too much, and
    // closing the inverse one at twice its entry would lose as many coins as it frees.
    const shorts = [
      ["bybit:ETH", 40_000, 2000, 15],
      ["bybit:ETH-USDT", 780.005, 4000, 500_000],
    ];
    const settings = { "hedge ratio": 2, band: 0, leverage: "" };
    expect(said({ holdings: [["ETH", 49]], shorts, settings })).toBe(
      "Fine: over-hedged in ETH, but no trade changes that at a hedge ratio above 1.",
    );
  });
  it("is for rows that another carries", () => {
    const holdings = [
      ["STETH", 5],
      ["ETH", 5],
    ];
    expect(said({ holdings })).toBe(
      "Hedged together with holding 2 (ETH): one ETH short covers all its rows.",
    );
    expect(said({ holdings }, usual, 1)).toMatch(/^Sell 40,000 /);
  });
  it("is for cash", () => {
    expect(said({ holdings: [["USDC", 5]] })).toBe("Cash: not hedged.");
    expect(said({ holdings: [["EUR", 5]] })).toBe("Cash: enter the price of EUR in USD to count it.");
  });
});

it("a row that is blank or not there has no action", () => {
  const desk = usual.open({ holdings: [[null, null]] });
  expect(actionOf(desk, 0)).toBeNull();
  expect(actionOf(desk, 1)).toBeNull();
});
