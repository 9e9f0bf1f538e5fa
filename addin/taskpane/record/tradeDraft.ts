import { Decimal } from "../../../shared/decimal.js";
import type { DeskContract } from "../../../shared/desk/deskContract.js";
import { serialOf, type ProposedTrade } from "../../../shared/desk/proposedTrade.js";
import type { OpenLine, Purchase, Sale } from "../../../shared/desk/recordTrade.js";
import { attempt, HedgeError } from "../../../shared/errors.js";
import { anyLinearQuote, instrumentText, parseVenuedInstrument } from "../../../shared/listing/instrument.js";
import { readAmount } from "../build/readAmount.js";
import { sentence } from "../sentence.js";
import { texts } from "../texts.js";
import { kept } from "./recordText.js";

/** The fields of a trade, by what was done. */
export const tradeFields = {
  sell: ["instrument", "contracts", "price", "time", "margin"],
  "buy-back": ["instrument", "contracts", "price", "time", "fees"],
} as const;

type Side = keyof typeof tradeFields;
export type TradeField = (typeof tradeFields)[Side][number];
export type TradeTexts = Readonly<Record<TradeField, string>>;

/** A trade as far as it is typed. */
export type TradeDraft = { readonly side: Side; readonly texts: TradeTexts };

export type ReadTrade = {
  readonly problems: Readonly<Partial<Record<TradeField, string>>>;
  /** Null while a field is wrong. */
  readonly trade:
    | { readonly side: "sell"; readonly fill: Sale }
    | { readonly side: "buy-back"; readonly fill: Purchase }
    | null;
};

const msPerDay = 86_400_000;
const utc = /^(\d{4})-(\d\d?)-(\d\d?)(?:[ T]+(\d\d?):(\d\d)(?::(\d\d))?)?\s*(?:Z|UTC)?$/iu;
const firstYear = 2009;

/** "2026-11-29 22:05" */
function utcText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace("T", " ");
}

/** Milliseconds since 1970 of "2026-11-29 22:05"; null for what is no such moment. */
function readUtc(text: string): number | null {
  const found = utc.exec(text.trim());
  if (found === null) return null;
  const parts = found.slice(1).map((part?: string) => (part ?? "").padStart(2, "0"));
  const iso = `${parts.slice(0, 3).join("-")}T${parts.slice(3).join(":")}`;
  const ms = Date.parse(`${iso}Z`);
  // The 31st of a month of 30 days would be read as the 1st of the next.
  const isReal = Number.isFinite(ms) && new Date(ms).toISOString().startsWith(iso);
  return isReal && Number(parts[0]) >= firstYear ? ms : null;
}

function amountText(value: Decimal | null): string {
  return value === null ? "" : kept(value).toFixed();
}

/** The mark price to begin with; blank where it is old, because recorded as today's it would book a profit that never was. */
function firstPrice(price: Decimal, { isStale }: Pick<DeskContract, "isStale">): string {
  return isStale ? "" : amountText(price);
}

/** The advised trade as the form shows it first. @param now ms since 1970 */
export function proposedDraft({ side, contract, fill }: ProposedTrade, now: number): TradeDraft {
  return {
    side,
    texts: {
      instrument: contract.text,
      contracts: amountText(fill.contracts),
      price: firstPrice(fill.price, contract),
      time: utcText(now),
      margin: "margin" in fill ? amountText(fill.margin) : "",
      fees: "",
    },
  };
}

/** All of an instrument's short, at the mark price. */
export function closingDraft(lines: readonly OpenLine[], now: number): TradeDraft | null {
  const [first] = lines;
  if (first === undefined) return null;
  const contracts = lines.reduce((total, { line }) => total.plus(line.position.contracts), new Decimal(0));
  const { contract } = first.line.position;
  const { text, mark, perpetual } = contract;
  return {
    side: "buy-back",
    texts: {
      instrument: text,
      contracts: amountText(contracts),
      price: firstPrice(mark.times(perpetual.coinMultiplier), contract),
      time: utcText(now),
      margin: "",
      fees: "",
    },
  };
}

/** What a field is called: the margin's currency is that of the instrument that is typed. */
export function fieldLabel(name: TradeField, { instrument }: TradeTexts): string {
  const label = texts.record[name];
  const typed = name === "margin" ? attempt(() => parseVenuedInstrument(instrument)) : null;
  if (typed === null || typed instanceof HedgeError) return label;
  const quote = typed.quote === anyLinearQuote ? "USD" : typed.quote;
  return `${label}, ${typed.kind === "inverse" ? typed.coin : quote}`;
}

type Field<Value> = { readonly value: Value } | { readonly problem: string };

function readRequired(text: string, missing: string): Field<Decimal> {
  const amount = readAmount(text);
  if (amount.status === "blank") return { problem: missing };
  if (amount.status === "wrong") return amount;
  return amount.value > 0 ? { value: new Decimal(amount.value) } : { problem: texts.record.notPositive };
}

function readOptional(text: string): Field<Decimal | null> {
  const amount = readAmount(text);
  if (amount.status === "blank") return { value: null };
  if (amount.status === "wrong") return amount;
  return amount.value >= 0 ? { value: new Decimal(amount.value) } : { problem: texts.record.negative };
}

function readInstrument(text: string): Field<Sale["instrument"]> {
  const instrument = attempt(() => parseVenuedInstrument(text));
  return instrument instanceof HedgeError ? { problem: sentence(instrument.message) } : { value: instrument };
}

/** @param now ms since 1970 */
function readTime(text: string, now: number): Field<Decimal> {
  const ms = readUtc(text);
  if (ms === null) return { problem: texts.record.wrongTime };
  // A day's grace: clocks differ, and a date without its time is the day's first moment.
  return ms > now + msPerDay ? { problem: texts.record.future } : { value: serialOf(ms) };
}

/** Reads what is typed. @param now ms since 1970 */
export function readDraft({ side, texts: typed }: TradeDraft, now: number): ReadTrade {
  const instrument = readInstrument(typed.instrument);
  const contracts = readRequired(typed.contracts, texts.record.noContracts);
  const price = readRequired(typed.price, texts.record.noPrice);
  const time = readTime(typed.time, now);
  const rest = readOptional(side === "sell" ? typed.margin : typed.fees);
  const restName = side === "sell" ? "margin" : "fees";
  const read = { instrument, contracts, price, time, [restName]: rest };
  const problems = Object.fromEntries(
    Object.entries(read).flatMap(([name, field]) => ("problem" in field ? [[name, field.problem]] : [])),
  );
  const isWhole =
    "value" in instrument && "value" in contracts && "value" in price && "value" in time && "value" in rest;
  if (!isWhole) return { problems, trade: null };
  const fill = {
    instrument: instrument.value,
    contracts: contracts.value,
    price: price.value,
    time: time.value,
  };
  return {
    problems,
    trade:
      side === "sell"
        ? { side, fill: { ...fill, margin: rest.value } }
        : { side, fill: { ...fill, fees: rest.value } },
  };
}

/** Distinguishes one draft from another, so that what was typed for one is not taken for the next. */
export function draftKey({ side, texts: { instrument } }: TradeDraft): string {
  const written = attempt(() => instrumentText(parseVenuedInstrument(instrument)));
  return `${side} ${written instanceof HedgeError ? instrument : written}`;
}
