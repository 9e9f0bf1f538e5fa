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
  "usualRise",
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

type WindowPast = HorizonPast & {
  readonly days: number;
  readonly usualRise: Decimal | null;
  /** Start of the day at whose close the worst of them began, ms since 1970. */
  readonly from: Decimal | null;
};

const windowsOf = remember((past: PricePast): readonly WindowPast[] =>
  windowDays.map((days) => {
    const horizon = windowsPast(past, days);
    const { windows, worstRise } = horizon;
    const [first, ...others] = windows;
    if (first === undefined || worstRise === null) return { ...horizon, days, usualRise: null, from: null };
    const worst = others.reduce(
      (most, each) => (each.highest / each.close > most.highest / most.close ? each : most),
      first,
    );
    return {
      ...horizon,
      days,
      usualRise: rise(windows, usual),
      from: new Decimal(dayAt(past, worst.start)),
    };
  }),
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
  const message = `nothing is or will be short of ${row.contract.coin}`;
  const value = typeof distance === "string" ? new HedgeError({ code: "no_answer", message }) : distance;
  return { value, note: note(plan) };
}

/** The same as survival counts with it: null where no rise liquidates. */
export function liquidatingRise(desk: Desk, held: Held): Decimal | HedgeError | null {
  const hedge = hedgeOfRow(desk, held.index);
  return hedge !== null && shortsSurviveAnyRise(hedge, desk.rules) ? null : coinDistance(desk, held).value;
}

const kinds: readonly FigureKind[] = [
  ...(["general", "percent", "dateTime", "percent", "percent", "percent", "general", "general"] as const),
];

function figures(
  values: readonly DeskValue[],
  notes: readonly (string | undefined)[] = [],
): DeskTable[number] {
  return kinds.map((kind, index): DeskFigure => {
    const value = values[index] ?? "";
    const note = value instanceof Decimal ? (notes[index] ?? "") : "";
    return note === "" ? { kind, value } : { kind, value, note };
  });
}

function tooShort({ text }: DeskContract, { closes }: PricePast, days: number): HedgeError {
  const message = `${text} has ${String(closes.length)} days of history, too few without a gap for ${String(days)}`;
  return new HedgeError({ code: "no_answer", message });
}

/** A row for each number of days that has no figure but why. */
export function unknownRises(problem: HedgeError): DeskTable {
  return windowDays.map((days) =>
    figures([new Decimal(days), ...Array<HedgeError>(kinds.length - 1).fill(problem)]),
  );
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
  const distance = coinDistance(desk, held);
  const liquidatedAt = liquidatingRise(desk, held);
  return windowsOf(past).map(({ days, windows, separate, worstRise, usualRise, from }) => {
    const short = worstRise === null ? tooShort(contract, past, days) : null;
    const survival = distance.value instanceof Decimal ? livedShare(windows, distance.value) : distance.value;
    return figures(
      [
        new Decimal(days),
        ...[worstRise, from, usualRise].map((value) => short ?? value ?? ""),
        distance.value,
        short ?? survival,
        new Decimal(windows.length),
        new Decimal(separate),
      ],
      [
        undefined,
        undefined,
        undefined,
        undefined,
        distance.note,
        liquidatedAt === null ? anyRiseText : undefined,
      ],
    );
  });
}
