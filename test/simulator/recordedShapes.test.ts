import { afterAll, beforeAll, expect, test } from "vitest";
import venueShapes from "../fixtures/venueShapes.json" with { type: "json" };
import { recordedAnswers } from "./recordedAnswers.js";
import { shape } from "./shape.js";
import { startSimulator, type Simulator } from "./simulator.js";

/** What exchanges report since their answers were recorded, by their documentation. */
const laterFields: readonly (readonly [address: string, fields: readonly string[]])[] = [
  ["https://api.bybit.com/v5/market/instruments-info", ["symbolType"]],
  ["https://api.bybit.com/v5/market/tickers", ["fundingIntervalHour", "fundingCap"]],
  ["https://api.bybit.com/v5/market/risk-limit", ["mmDeduction", "nextPageCursor"]],
  ["https://api.gateio.ws/api/v4/futures/usdt/risk_limit_tiers", ["deduction"]],
  ["https://api-contract.weex.com/capi/v3/market/exchangeInfo", ["contractType", "underlyingType"]],
  ["https://api.mexc.com/api/v1/contract/detail", ["type", "conceptPlate"]],
  ["https://api.mexc.com/api/v1/contract/funding_rate", ["idxPrice", "fairPrice"]],
];

function withoutLater(answer: string, address: string): unknown {
  const later = laterFields.filter(([start]) => address.startsWith(start)).flatMap(([, fields]) => fields);
  return JSON.parse(answer, (field, value: unknown) => (later.includes(field) ? undefined : value));
}

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.close();
});

test("every recorded answer has its shape in the fixture", () => {
  expect(venueShapes.map(({ address }) => address)).toEqual(recordedAnswers.map(([address]) => address));
});

test.each(venueShapes.map(({ address, shape: wanted }) => [address, wanted] as const))(
  "%s has the fields and kinds of values of the recorded answer",
  async (address, wanted) => {
    const response = await fetch(
      simulator.url + (address.includes("?") ? encodeURIComponent(address) : address),
    );
    expect(shape(withoutLater(await response.text(), address))).toEqual(wanted);
  },
);
