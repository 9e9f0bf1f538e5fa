import { rise } from "../calc/rise.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { remember } from "../remember.js";
import { hedgeOfRow } from "./action.js";
import type { DeskContract } from "./deskContract.js";
import type { DeskFigure, DeskTable, DeskValue, FigureKind } from "./deskField.js";
import type { heldCoin } from "./heldCoin.js";
import { daysOfPast } from "./historyFigures.js";
import { anyRiseText } from "./historyText.js";
import type { Desk } from "./openDesk.js";
import { planFields, planRowOf } from "./planFields.js";
import { dayAt, livedShare, windowsPast, type HorizonPast, type PricePast } from "./pricePast.js";
import { shortsSurviveAnyRise } from "./risk.js";

/** What the rises of a past show for each number of days, in order. */
export const riseColumns = [
  "days",
  "worstRise",
  "from",
  "rise95",
  "distance",
  "survival",
  "starts",
  "separate",
] as const;

/** Days that a short may be held, from the shortest on. */
export const windowDays = [1, 2, 3, 5, 7, 14, 21, 30, 45, 60, 90, 120, 180] as const;

/** All but one of twenty windows rose by less. */
const usual = 0.95;

type Held = Exclude<ReturnType<typeof heldCoin>, HedgeError>;

type Days = (typeof windowDays)[number];

/** What the past says of a number of days; null where it is too short for them. */
type WindowPast = {
  readonly windows: HorizonPast["windows"];
  readonly separate: number;
  readonly worstRise: Decimal;
  readonly rise95: Decimal;
  /** Start of the day at whose close the worst rise began, ms since 1970. */
  readonly from: Decimal;
};

function windowOf(past: PricePast, days: Days): WindowPast | null {
  const { windows, separate, worstRise } = windowsPast(past, days);
  const [first, ...others] = windows;
  if (first === undefined || worstRise === null) return null;
  const worst = others.reduce(
    (most, each) => (each.highest / each.close > most.highest / most.close ? each : most),
    first,
  );
  const from = new Decimal(dayAt(past, worst.start));
  return { windows, separate, worstRise, rise95: rise(windows, usual), from };
}

const windowsOf = remember((past: PricePast): readonly (readonly [Days, WindowPast | null])[] =>
  windowDays.map((days) => [days, windowOf(past, days)] as const),
);

/** The contract whose rises liquidate: that of the nearest open short, else what the coin is hedged with. */
export function riskedContract(desk: Desk, { index, row }: Held): DeskContract {
  return hedgeOfRow(desk, index)?.threat?.position.contract ?? row.contract;
}

type Distance = { readonly value: Decimal | HedgeError; readonly note: string };

/** The rise at which the coin's short is liquidated, as PLAN shows it on the row that carries the position. */
function coinDistance(desk: Desk, { index, row }: Held): Distance {
  const carrier = hedgeOfRow(desk, index)?.figureRow ?? index;
  const plan = planRowOf(desk, carrier, desk.rows[carrier] ?? row);
  const { read, note } = planFields.distance;
  const distance = read(plan);
  const message = `there is no open or planned short of ${row.contract.coin}`;
  const value = typeof distance === "string" ? new HedgeError({ code: "no_answer", message }) : distance;
  return { value, note: note(plan) };
}

/** The same as survival counts with it: null where no rise liquidates. */
export function liquidatingRise(desk: Desk, held: Held): Decimal | HedgeError | null {
  const hedge = hedgeOfRow(desk, held.index);
  return hedge !== null && shortsSurviveAnyRise(hedge, desk.rules) ? null : coinDistance(desk, held).value;
}

const kinds = {
  ...{ days: "general", worstRise: "percent", from: "dateTime", rise95: "percent" },
  ...{ distance: "percent", survival: "percent", starts: "general", separate: "general" },
} as const satisfies Readonly<Record<(typeof riseColumns)[number], FigureKind>>;

type RiseRow = Readonly<Record<keyof typeof kinds, DeskValue>>;

function figures(row: RiseRow, notes: Partial<Record<keyof typeof kinds, string>> = {}): DeskTable[number] {
  return riseColumns.map((column): DeskFigure => {
    const value = row[column];
    const note = value instanceof Decimal ? (notes[column] ?? "") : "";
    return note === "" ? { kind: kinds[column], value } : { kind: kinds[column], value, note, field: column };
  });
}

function unknownRow(days: Days, why: HedgeError): RiseRow {
  return {
    ...{ days: new Decimal(days), worstRise: why, from: why, rise95: why },
    ...{ distance: why, survival: why, starts: why, separate: why },
  };
}

/** A row for each number of days that has no figure but why. */
export function unknownRises(problem: HedgeError): DeskTable {
  return windowDays.map((days) => figures(unknownRow(days, problem)));
}

function tooShort({ text }: DeskContract, { closes }: PricePast, days: number): HedgeError {
  const message = `${text} has ${String(closes.length)} days of history, too few without a gap for ${String(days)}`;
  return new HedgeError({ code: "no_answer", message });
}

/**
 * What a coin's past held against its short, a row for each number of days: days, worst rise by daily highs, the day at
 * whose close it began, the rise that 95 % of starts stayed within, distance to liquidation, share of starts that the short
 * would have lived through, starts, starts that do not overlap.
 */
export function pastRises(desk: Desk, held: Held): DeskTable {
  const contract = riskedContract(desk, held);
  const past = daysOfPast(contract, desk);
  if (past instanceof HedgeError) return unknownRises(past);
  const { value: distance, note } = coinDistance(desk, held);
  const liquidatedAt = liquidatingRise(desk, held);
  const notes = { distance: note, survival: liquidatedAt === null ? anyRiseText : "" };
  return windowsOf(past).map(([days, window]) => {
    if (window === null) return figures({ ...unknownRow(days, tooShort(contract, past, days)), distance });
    const { windows, separate, worstRise, rise95, from } = window;
    const survival = liquidatedAt instanceof HedgeError ? liquidatedAt : livedShare(windows, liquidatedAt);
    const starts = { starts: new Decimal(windows.length), separate: new Decimal(separate) };
    return figures(
      { days: new Decimal(days), worstRise, from, rise95, distance, survival, ...starts },
      notes,
    );
  });
}
