// What is asked before a trade is recorded. The mark price of ETH is 4,000; its contracts are whole ones of 1 USD.
import { expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { parseVenuedInstrument } from "../../../shared/listing/instrument.js";
import { tradeDoubts } from "../../../addin/taskpane/record/tradeDoubts.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const eth = marketLike("bybit:ETH");

function asked(contracts: string, price: string, change: Partial<typeof eth> = {}) {
  const markets = memoryMarkets(worldOf([{ ...eth, ...change }]), 0);
  const instrument = parseVenuedInstrument("bybit:ETH");
  return tradeDoubts(markets, {
    instrument,
    contracts: new Decimal(contracts),
    price: new Decimal(price),
  });
}

const questions = (...trade: Parameters<typeof asked>) =>
  asked(...trade).map(({ question }) => question.text);

it.each([
  ["40000", "40,000 USD is 10.0 times the mark price of 4,000 USD. Record it?"],
  ["4900", "4,900 USD is 22.5 % above the mark price of 4,000 USD. Record it?"],
  ["400", "400 USD is 90 % below the mark price of 4,000 USD. Record it?"],
  ["0.01", "0.01 USD is 99.9 % below the mark price of 4,000 USD. Record it?"],
])("asks about a price of %s", (price, question) => {
  expect(questions("1000", price)).toEqual([question]);
});

it("does not ask about a price that is 20 % away, nor where the venue publishes no mark price", () => {
  expect(questions("1000", "4800")).toEqual([]);
  expect(questions("1000", "3200")).toEqual([]);
  expect(questions("1000", "40000", { mark: null })).toEqual([]);
});

it("names the multiples of the lot step beside contracts that are none, each to be chosen", () => {
  const [doubt] = asked("3198.7", "4000");
  expect(doubt?.question).toEqual({
    text: "3,198.7 contracts is not a multiple of the lot step, 1. The nearest multiples are 3,198 and 3,199.",
    choices: [
      { label: "3,198", answer: { contracts: "3198" } },
      { label: "3,199", answer: { contracts: "3199" } },
      { label: "Record 3,198.7", answer: "right" },
    ],
  });
  const [small] = asked("0.4", "4000");
  expect(small?.question.text).toBe("0.4 contracts is less than the lot step, 1.");
  expect(small?.question.choices.map(({ label }) => label)).toEqual(["1", "Record 0.4"]);
  // 0.3 is three steps of 0.1, whatever binary fractions make of it.
  expect(questions("0.3", "4000", { lotStep: 0.1 })).toEqual([]);
  expect(questions("3198.7", "4000", { lotStep: null })).toEqual([]);
});
