import { annualRate } from "../../shared/calc/funding.js";
import { basis } from "../../shared/calc/market.js";
import type { Perpetual } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { assetClassText } from "../../shared/listing/assetClassText.js";
import { closingText } from "../../shared/listing/closingText.js";
import { instrumentText } from "../../shared/listing/instrument.js";
import { nearest } from "../../shared/nearest.js";
import type { CardEntry, Figure } from "../cell/figure.js";
import {
  dateTimeFormat,
  generalFormat,
  priceFormat,
  rateFormat,
  yearlyRateFormat,
} from "../cell/numberFormats.js";
import { toCell, toDateTimeCell } from "../cell/toCell.js";
import type { Quote, QuoteReader } from "./quote.js";

const dayMs = 86_400_000;

function dateTimeEntry(ms: number): CardEntry {
  return { value: toDateTimeCell(ms), numberFormat: dateTimeFormat };
}

/** What the contract is, and what stands against opening a position in it, where the venue publishes that. */
function natureOf({ assetClass, closing }: Perpetual): Readonly<Record<string, string>> {
  return {
    ...(assetClass === null ? {} : { Class: assetClassText(assetClass) }),
    ...(closing === null ? {} : { Status: closingText(closing) }),
  };
}

function cardOf({ perpetual, venue, asOf, source }: Quote): ReturnType<Figure["card"]> {
  const { symbol, nextFunding } = perpetual;
  const next = nextFunding === null ? {} : { "Next funding": dateTimeEntry(nextFunding) };
  const nature = natureOf(perpetual);
  return { Venue: venue, Symbol: symbol, ...nature, "As of": dateTimeEntry(asOf), ...next, Source: source };
}

/** To the minute, UTC: a card may lag behind its figures so far. */
function minuteText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace("T", " ");
}

/** The same in one line, for the card of a row: a line each would weigh more than all its figures. */
function lineOf({ perpetual, venue, asOf, source }: Quote): string {
  const { symbol, nextFunding } = perpetual;
  const wait = nextFunding === null ? 0 : nextFunding - asOf;
  // The next time of that name, or else with its day.
  const start = wait > 0 && wait <= dayMs ? "yyyy-mm-dd ".length : 0;
  const next = nextFunding === null ? [] : [`funding ${minuteText(nextFunding).slice(start)}`];
  const nature = Object.values(natureOf(perpetual));
  return [`${venue} ${symbol}`, ...nature, `${minuteText(asOf)} UTC`, ...next, source].join("; ");
}

function figure(quote: Quote, value: Decimal | number, format: string | ((value: number) => string)): Figure {
  const number = toCell(value);
  return {
    value: number,
    numberFormat: typeof format === "string" ? format : format(number),
    asOf: quote.asOf,
    origin: `${quote.venue} ${quote.perpetual.symbol} ${quote.source}`,
    line: { name: "Quote", text: () => lineOf(quote) },
    card: () => cardOf(quote),
  };
}

function published<Value>(value: Value | null, what: string, { perpetual, venue }: Quote): Value {
  if (value !== null) return value;
  const { coin, quote } = perpetual;
  throw new HedgeError({
    code: "not_published",
    message: `${venue} does not publish ${what} of ${instrumentText({ venue, coin, quote })} now`,
  });
}

/** A reader of a value that the venue reports as a decimal. */
function decimalField(
  read: (perpetual: Perpetual) => string | null,
  what: string,
  format: string | ((value: number) => string),
): QuoteReader {
  return (quote) => figure(quote, new Decimal(published(read(quote.perpetual), what, quote)), format);
}

function readApr(quote: Quote): Figure {
  const { fundingRate, intervalHours } = quote.perpetual;
  const rate = new Decimal(published(fundingRate, "the funding rate", quote));
  const hours = new Decimal(published(intervalHours, "the funding interval", quote));
  return figure(quote, annualRate(rate, hours), yearlyRateFormat);
}

function readBasis(quote: Quote): Figure {
  const mark = new Decimal(published(quote.perpetual.mark, "the mark price", quote));
  const index = new Decimal(published(quote.perpetual.index, "the index price", quote));
  // A price of 0 is a venue's way to say that it has none.
  const spot = published(index.gt(0) ? index : null, "the index price", quote);
  return figure(quote, basis(mark, spot, null), rateFormat);
}

function readNextFunding(quote: Quote): Figure {
  const next = published(quote.perpetual.nextFunding, "the next funding time", quote);
  return figure(quote, toDateTimeCell(next), dateTimeFormat);
}

function readIntervalHours(quote: Quote): Figure {
  return figure(
    quote,
    published(quote.perpetual.intervalHours, "the funding interval", quote),
    generalFormat,
  );
}

/** The size of a contract; of an inverse one always in USD, because CONTRACTS takes it, also where a venue counts coins. */
function readContractSize(quote: Quote): Figure {
  const { contractSize, contractUnit, coin, settle } = quote.perpetual;
  if (contractUnit === "coin" && settle === coin) return readContractUsd(quote);
  return figure(quote, new Decimal(published(contractSize, "the contract size", quote)), generalFormat);
}

/** USD of one contract: its size where that is in dollars, and at the mark price where it is in coins. */
function readContractUsd(quote: Quote): Figure {
  const { contractSize, contractUnit, mark } = quote.perpetual;
  const size = new Decimal(published(contractSize, "the contract size", quote));
  if (contractUnit === "USD") return figure(quote, size, generalFormat);
  return figure(quote, size.times(published(mark, "the mark price", quote)), generalFormat);
}

/** Every figure of a perpetual by the name under which QUOTES takes it. */
export const quoteFields = {
  mark: decimalField(({ mark }) => mark, "the mark price", priceFormat),
  index: decimalField(({ index }) => index, "the index price", priceFormat),
  fundingRate: decimalField(({ fundingRate }) => fundingRate, "the funding rate", rateFormat),
  apr: readApr,
  nextFunding: readNextFunding,
  intervalHours: readIntervalHours,
  contractSize: readContractSize,
  lotStep: decimalField(({ lotStep }) => lotStep, "the lot step", generalFormat),
  minContracts: decimalField(({ minContracts }) => minContracts, "the minimum order", generalFormat),
  coinMultiplier: (quote) => figure(quote, quote.perpetual.coinMultiplier, generalFormat),
  basis: readBasis,
  asOf: (quote) => figure(quote, toDateTimeCell(quote.asOf), dateTimeFormat),
  contractUsd: readContractUsd,
} as const satisfies Record<string, QuoteReader>;

const readers: ReadonlyMap<string, QuoteReader> = new Map(
  Object.entries(quoteFields).map(([name, read]) => [name.toLowerCase(), read]),
);

/** The reader of a field named in any case. @throws HedgeError invalid_input listing the fields */
export function fieldReader(name: string): QuoteReader {
  const reader = readers.get(name.toLowerCase());
  if (reader !== undefined) return reader;
  const names = Object.keys(quoteFields);
  const [meant] = nearest(name, names);
  const question = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  throw new HedgeError({
    code: "invalid_input",
    message: `unknown field "${name.slice(0, 60)}"${question}: use ${names.join(", ")}`,
  });
}
