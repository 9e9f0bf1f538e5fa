import { describe, expect, it } from "vitest";
import { HedgeError } from "../../../shared/errors.js";
import {
  instrumentText,
  parseInstrument,
  parseVenuedInstrument,
  type Instrument,
} from "../../../shared/listing/instrument.js";

const inverse = (venue: string, coin: string): Instrument => ({ venue, coin, quote: "USD", kind: "inverse" });
const linear = (venue: string, coin: string, quote: string): Instrument => ({
  venue,
  coin,
  quote,
  kind: "linear",
});

const venued: readonly (readonly [string, Instrument])[] = [
  ["bybit:ETH", inverse("bybit", "ETH")],
  ["bybit:ETH-USD", inverse("bybit", "ETH")],
  ["bybit:ETH-USDT", linear("bybit", "ETH", "USDT")],
  ["kraken:ETH-LINEAR", linear("kraken", "ETH", "LINEAR")],
  ["  ByBit:eth-usdc\t", linear("bybit", "ETH", "USDC")],
  ["OKX:1inch", inverse("okx", "1INCH")],
  ["mexc:币安人生-USDT", linear("mexc", "币安人生", "USDT")],
  ["kraken:XBT", inverse("kraken", "BTC")],
  ["kucoin:xbt-usdt", linear("kucoin", "BTC", "USDT")],
  ["mexc:FILECOIN-USDT", linear("mexc", "FIL", "USDT")],
];

describe("a venue is written", () => {
  it.each(venued)("%j", (text, instrument) => {
    expect(parseInstrument(text, "binance")).toEqual(instrument);
    expect(parseVenuedInstrument(text)).toEqual(instrument);
  });
});

describe("no venue is written", () => {
  it.each([
    ["ETH", "Binance", inverse("binance", "ETH")],
    ["eth-usdt", "okx", linear("okx", "ETH", "USDT")],
    [" xbt ", "okx", inverse("okx", "BTC")],
  ])("%j means the default venue, %s", (text, venue, instrument) => {
    expect(parseInstrument(text, venue)).toEqual(instrument);
  });

  it.each(["ETH", "eth-usdt", " XBT "])("%j is refused where a position is meant", (text) => {
    expect(() => parseVenuedInstrument(text)).toThrow(
      new HedgeError({ code: "invalid_input", message: 'name the venue, as in "bybit:ETH"' }),
    );
  });
});

const wrong = [
  "",
  " ",
  "bybit:",
  ":ETH",
  "bybit:ETH:USD",
  "bybit ETH",
  "bybit:ETH/USDT",
  "bybit:ETH-",
  "bybit:ETH-U",
  "bybit:ETH-USDTUSDTUSD",
  "bybit:ETH-USD-SWAP",
  "by-bit:ETH",
  "bybit:BTC.B",
  `bybit:${"A".repeat(31)}`,
  `${"a".repeat(21)}:ETH`,
];

describe("another form", () => {
  it.each(wrong)("%j is refused", (text) => {
    const error = new HedgeError({
      code: "invalid_input",
      message: `instrument must look like "bybit:ETH" or "bybit:ETH-USDT", was "${text}"`,
    });
    expect(() => parseInstrument(text, "binance")).toThrow(error);
    expect(() => parseVenuedInstrument(text)).toThrow(error);
  });

  it.each([parseVenuedInstrument, (text: string) => parseInstrument(text, "binance")])(
    "a text of 5,000 characters is cut in the message",
    (parse) => {
      expect(() => parse("A".repeat(5_000))).toThrow(
        `instrument must look like "bybit:ETH" or "bybit:ETH-USDT", was "${"A".repeat(60)}…"`,
      );
      expect(() => parse(`A:${"A".repeat(58)}`)).toThrow(`was "A:${"A".repeat(58)}"`);
    },
  );

  it("has a code", () => {
    const thrown = ((): unknown => {
      try {
        return parseVenuedInstrument("ETH");
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toMatchObject({ code: "invalid_input" });
  });
});

it.each([
  ["bybit:ETH", inverse("bybit", "ETH")],
  ["bybit:ETH-USDT", linear("bybit", "ETH", "USDT")],
  ["kraken:ETH-LINEAR", linear("kraken", "ETH", "LINEAR")],
])("%s is written so", (text, instrument) => {
  expect(instrumentText(instrument)).toBe(text);
  expect(parseVenuedInstrument(text)).toEqual(instrument);
});
