import { expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { positionOf } from "../../../shared/desk/position.js";
import { parseVenuedInstrument } from "../../../shared/listing/instrument.js";
import { shortOf } from "../../support/deskPosition.js";
import {
  closingDraft,
  fieldLabel,
  proposedDraft,
  readDraft,
  type TradeTexts,
} from "../../../addin/taskpane/record/tradeDraft.js";

const time = "2026-03-31 12:00";
/** 2026-03-31 12:00 UTC is half a day after day 46,112 of Excel's calendar. */
const serial = 46_112.5;

it("calls the margin by the currency of the instrument that is typed", () => {
  const texts = { instrument: "", contracts: "", price: "", time, margin: "", fees: "" };
  const label = (instrument: string) => fieldLabel("margin", { ...texts, instrument });
  expect(["bybit:eth", "bybit:ETH-USDC", "kraken:ETH-LINEAR", "eth"].map(label)).toEqual([
    "Margin added, ETH",
    "Margin added, USDC",
    "Margin added, USD",
    "Margin added",
  ]);
});

it("names what is wrong with a field and takes numbers as people write them", () => {
  const texts = { instrument: "bybit:eth", contracts: "1 000", price: "4000,5", time, margin: "", fees: "0" };
  const now = Date.UTC(2026, 3, 1);
  const read = (typed: Partial<TradeTexts>) =>
    readDraft({ side: "buy-back", texts: { ...texts, ...typed } }, now);
  expect(read({}).trade?.fill).toMatchObject({
    instrument: { venue: "bybit", coin: "ETH", kind: "inverse" },
    contracts: new Decimal(1000),
    price: new Decimal("4000.5"),
    time: new Decimal(serial),
    fees: new Decimal(0),
  });
  expect(read({ instrument: "ETH" }).problems).toEqual({ instrument: 'Name the venue, as in "bybit:ETH".' });
  expect(read({ contracts: "", price: "0" }).problems).toEqual({
    contracts: "Enter the number of contracts.",
    price: "Must be above 0.",
  });
  expect(read({ price: "4,000" }).problems.price).toContain("can mean");
  expect(read({ fees: "-1" }).problems).toEqual({ fees: "Must not be negative." });
  expect(read({ margin: "nonsense" }).problems).toEqual({});
  for (const wrong of ["", "yesterday", "2026-02-30 10:00", "2026-03-31 24:10", "31.03.2026"]) {
    expect(read({ time: wrong }).problems.time, wrong).toContain("2026-03-31 14:05");
  }
  expect(read({ time: "2026-04-03" }).problems).toEqual({ time: "This time is in the future." });
});

it("begins with the mark price, and with none where that is old", () => {
  const short = shortOf("bybit:ETH", 10_000, 2500, 1);
  const priceOf = (isStale: boolean) => {
    const contract = { ...short.contract, isStale };
    const position = positionOf({ ...short, contract });
    const line = { state: "open", position, opened: null } as const;
    const fill = {
      instrument: parseVenuedInstrument("bybit:ETH"),
      contracts: new Decimal(5),
      price: contract.mark,
      time: new Decimal(serial),
      margin: null,
    };
    const drafts = [
      closingDraft([{ index: 0, line }], 0),
      proposedDraft({ side: "sell", contract, fill }, 0),
    ];
    return drafts.map((draft) => draft?.texts.price);
  };
  expect(priceOf(false)).toEqual(["4000", "4000"]);
  expect(priceOf(true)).toEqual(["", ""]);
});
