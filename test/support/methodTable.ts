import type { History } from "../../shared/contract/history.js";
import type { DeskCell } from "../../shared/desk/deskCell.js";
import type { DeskMarkets, HistoryRequest } from "../../shared/desk/deskMarkets.js";
import { methods } from "../../shared/desk/methods.js";
import { openDesk } from "../../shared/desk/openDesk.js";
import { HedgeError } from "../../shared/errors.js";
import { defaultDeskWorld, type DeskWorld } from "./deskCases.js";
import { memoryRows } from "./memoryDesk.js";
import { memoryMarkets } from "./memoryMarkets.js";

/** The columns of METHODS, as the tests call them. */
const names = ["method", "size", "contracts", "cost", "rSquared", "removed", "paidBack"];
const dayMs = 86_400_000;

/** Daily closes that move by the given fractions, over and over. */
export function pastOf(moves: readonly number[], days: number): History {
  const closes: [number, string][] = [];
  let price = 1000;
  for (let day = 0; day < days; day += 1) {
    closes.push([day * dayMs, price.toFixed(30)]);
    price *= 1 + (moves[day % moves.length] ?? 0);
  }
  return closes;
}

type Pasts = Readonly<Record<string, History | HedgeError | null>>;
type Asked = {
  readonly holdings?: readonly (readonly DeskCell[])[];
  readonly settings?: readonly (readonly [string, DeskCell])[];
  readonly world?: DeskWorld;
  readonly days?: number;
};

const gone = new HedgeError({ code: "unknown_coin", message: "it is not listed" });

/** The rows of METHODS by column, and what was asked for. */
export function methodTable(
  pasts: Pasts,
  { holdings = [["SOL", 100]], settings = [], world = defaultDeskWorld, days = 365 }: Asked = {},
) {
  const requests: HistoryRequest[] = [];
  const markets: DeskMarkets = {
    ...memoryMarkets(world, 0),
    history: (request) => {
      requests.push(request);
      const past = pasts[request.instrument.coin];
      return past === undefined ? gone : past;
    },
  };
  const usual = [
    ["venue", "bybit"],
    ["prefer", "one venue"],
    ["proxy", "BTC"],
  ] as const;
  const desk = openDesk(
    { holdings, shorts: [], settings: [...usual, ...settings], defaultVenue: "" },
    markets,
  );
  const { table, periods } = methods(desk, days);
  return { rows: memoryRows(table, names), periods, note: table[2]?.[5]?.note ?? "", requests };
}
