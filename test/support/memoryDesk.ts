import { cellError } from "../../addin/runtime/cellResult.js";
import { Decimal } from "../../shared/decimal.js";
import type { DeskCell } from "../../shared/desk/deskCell.js";
import type { DeskFigure, DeskTable } from "../../shared/desk/deskField.js";
import { openDesk, type Desk } from "../../shared/desk/openDesk.js";
import { planTable, shortsTable } from "../../shared/desk/planTable.js";
import { stress } from "../../shared/desk/stress.js";
import { errorRules, HedgeError } from "../../shared/errors.js";
import { defaultDeskSettings, defaultDeskWorld, type DeskWorld } from "./deskCases.js";
import { memoryMarkets } from "./memoryMarkets.js";
import type { TableRow } from "./tableRow.js";

type Rows = readonly (readonly DeskCell[])[];

/** What a person has typed. */
export type TypedDesk = {
  /** Coin, coins, and as many of instead, beta and price as there are columns. */
  readonly holdings?: Rows;
  /** Instrument, contracts, entry, and as many of margin and opened as there are columns. */
  readonly shorts?: Rows;
  /** What differs from the usual settings of the situations. */
  readonly settings?: Readonly<Record<string, number | string>>;
};

/** The engine itself on a world that is there at once, without functions and a service. */
export type MemoryDesk = {
  readonly open: (typed: TypedDesk) => Desk;
  /** PLAN, a row a holding. */
  readonly plan: (typed: TypedDesk, fields: readonly string[]) => readonly TableRow[];
  /** SHORTS, a row a line. */
  readonly shorts: (typed: TypedDesk, fields: readonly string[]) => readonly TableRow[];
  /** STRESS, a row a move. */
  readonly stress: (typed: TypedDesk, moves: readonly number[], isPlanned: boolean) => readonly TableRow[];
  readonly summary: (typed: TypedDesk) => string;
};

export const stressFields = [
  ...["move", "unhedged", "hedged", "changeUnhedged", "changeHedged", "pnl", "liquidated"],
] as const;

/** A figure as a cell holds it: numbers plain, moments as Excel's date-time. */
function plain({ kind, value }: DeskFigure): unknown {
  if (value instanceof HedgeError) return cellError(errorRules[value.code].cell ?? "#N/A", value.message);
  if (typeof value === "string") return value;
  return kind === "dateTime" ? value.div(86_400_000).plus(25_569).toNumber() : value.toNumber();
}

/** A table by field, as the functions show it. */
export function memoryRows(table: DeskTable, fields: readonly string[]): readonly TableRow[] {
  return table.map((row) =>
    Object.fromEntries(row.map((figure, index) => [fields[index] ?? String(index), plain(figure)])),
  );
}

/**
 * Opens desks in one world.
 * @param now ms since 1970
 */
export function memoryDesk(world: DeskWorld = defaultDeskWorld, now?: number): MemoryDesk {
  const markets = memoryMarkets(world, now);
  const open = ({ holdings = [], shorts = [], settings = {} }: TypedDesk): Desk =>
    openDesk(
      {
        holdings,
        shorts,
        settings: Object.entries({ ...defaultDeskSettings, ...settings }),
        defaultVenue: "binance",
      },
      markets,
    );
  return {
    open,
    plan: (typed, fields) => memoryRows(planTable(open(typed), fields), fields),
    shorts: (typed, fields) => memoryRows(shortsTable(open(typed), fields), fields),
    stress: (typed, moves, isPlanned) =>
      memoryRows(
        stress(
          open(typed),
          moves.map((move) => new Decimal(move)),
          isPlanned,
        ),
        stressFields,
      ),
    summary: (typed) => String(memoryRows(planTable(open(typed), ["summary"]), ["summary"])[0]?.["summary"]),
  };
}
