import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "../../../functions/dev/listen.js";
import type { Contract } from "../../../functions/venues/contract.js";
import { okx } from "../../../functions/venues/okx.js";
import { perpetualsOf, type VenueQuote } from "../../../functions/venues/quote.js";
import type { Perpetual } from "../../../shared/contract/perpetuals.js";

const contract = {
  ...{ id: "FOOUSDT", coin: "FOO", symbol: "FOO/USDT:USDT", quote: "USDT", settle: "USDT" },
  ...{ intervalHours: 8, contractSize: "1", contractUnit: "coin", lotStep: "1", minContracts: "1" },
  ...{ minNotional: null, maxLeverage: null, coinMultiplier: 1, assetClass: "crypto" },
  ...{ fundingCap: null, fundingFloor: null },
} as Contract;
const other = { ...contract, id: "BARUSDT", coin: "BAR" };
const quote = { fundingRate: "0.0001", nextFunding: 20_000_000 };

function served(changes: Partial<VenueQuote>, listed: Partial<Contract> = {}): Perpetual | undefined {
  const quotes = [
    { ...quote, id: "BARUSDT", mark: "2", index: "2" },
    { ...quote, id: "FOOUSDT", mark: "2", index: "2", ...changes },
  ];
  return perpetualsOf("Binance", [{ ...contract, ...listed }, other], quotes, 0)[0];
}

test.each([
  ["20", "2"],
  ["0.2", "2"],
  ["4", "2"],
  ["60000", "0.6"],
])("a mark of %s over an index of %s: neither is believed", (mark, index) => {
  expect(served({ mark, index })).toMatchObject({ mark: null, index: null, fundingRate: "0.0001" });
});

// Of WEEX a mark 15.6 % over an index that stands still at the weekend is on record.
test.each([
  ["2.312", "2"],
  ["1.1", "2"],
  ["2", null],
  [null, "2"],
])("a mark of %s over an index of %s is what the venue says", (mark, index) => {
  expect(served({ mark, index })).toMatchObject({ mark, index });
});

test.each([8 / 60, 0.5, 0, -8, 480, 48, Number.NaN])("an interval of %d h is none", (hours) => {
  expect(served({ intervalHours: hours })?.intervalHours).toBeNull();
  expect(served({}, { intervalHours: hours })?.intervalHours).toBeNull();
});

test.each([1, 2, 4, 8, 24])("an interval of %d h is one", (hours) => {
  expect(served({ intervalHours: hours })?.intervalHours).toBe(hours);
});

// www.okx.com/docs-v5, public/instruments; an announced swap has no fields but these three.
const row = {
  ...{ instId: "BTC-USDT-SWAP", instType: "SWAP", state: "live", instFamily: "BTC-USDT", uly: "BTC-USDT" },
  ...{ ctType: "linear", ctVal: "0.01", ctValCcy: "BTC", ctMult: "1", settleCcy: "USDT", lever: "100" },
  ...{ baseCcy: "", quoteCcy: "", lotSz: "0.01", minSz: "0.01", tickSz: "0.1", ruleType: "normal" },
};
const { instFamily: _family, ...familyless } = { ...row, instId: "ETH-USDT-SWAP", uly: "ETH-USDT" };
test.each([
  ["no instFamily", familyless],
  ["neither instFamily nor uly", { ...familyless, uly: undefined }],
  ["an instFamily that is null", { ...familyless, instFamily: null }],
  ["an empty instFamily", { ...familyless, instFamily: "", uly: "" }],
  ["three fields only", { instId: "ETH-USDT-SWAP", instType: "SWAP", state: "live" }],
  ["no fields at all", {}],
])("OKX: a row with %s is left out, and the others are listed", async (_, broken) => {
  const server = await listen(
    createServer(({ url = "" }, response) => {
      response.setHeader("content-type", "application/json");
      const data = url.includes("instruments") ? [broken, row] : [];
      response.end(JSON.stringify({ code: "0", msg: "", data }));
    }),
    { port: 0 },
  );
  onTestFinished(async () => server.close(10));
  const reader = okx.open({ proxyUrl: `${server.url}/`, timeoutMs: 4000 }).linear;
  const contracts = await reader?.readContracts();
  expect(contracts?.map(({ id }) => id)).toEqual(["BTC-USDT-SWAP"]);
});
