import { coinsOf, liquidationOf, merged, notAvailable, openShorts, pnlAt } from "./expectedDesk.js";
import type { Desk, Figures, Position, Short } from "./expectedDesk.js";
import { askExchange } from "./askExchange.js";
import { survivalOf } from "./expectedPast.js";
import type { Exchanges } from "./exchanges.js";

const fields = [
  "action",
  "coin",
  "sizeUsd",
  "coins",
  "mark",
  "pnlUsd",
  "pnlCoins",
  "fundingSoFar",
  "distance",
  "survival",
];
const blank: Figures = Object.fromEntries(fields.map((name) => [name, ""]));
const dayMs = 86_400_000;

/** What settled rates have cost a short since it was opened, + paid; on a venue whose own answers can be read. */
async function fundingSince(fill: Position, opened: number, exchangesUrl: string): Promise<number> {
  const own = await askExchange(exchangesUrl, fill.listing.instrument);
  if (own === null) throw new Error(`the settled rates of ${fill.listing.instrument} cannot be read`);
  const since = (opened - 25_569) * dayMs;
  const rates = (await own.settled()).filter(([time]) => time > since);
  return -rates.reduce((sum, [, rate]) => sum + rate, 0) * coinsOf(fill) * fill.entry;
}

function actionOf(position: Position, { hedges }: Desk): RegExp {
  const { listing, margin } = position;
  const liquidation = liquidationOf(position);
  if (liquidation !== null && liquidation / listing.mark - 1 < 0.3) return /^Add .* margin: liquidation at /;
  if (!hedges.has(listing.coin)) return new RegExp(`^No row holds ${listing.coin}: `);
  return margin === null ? /^Enter the margin/ : /^Fine\./;
}

/** What hangs on the liquidation of a position; a margin that no rise uses up survives every start. */
function riskFigures(position: Position): Figures {
  const { mark, past } = position.listing;
  const liquidation = liquidationOf(position);
  const distance = liquidation === null ? null : liquidation / mark - 1;
  const survival = position.margin === null ? null : survivalOf(past, distance ?? Infinity);
  return { distance: distance ?? notAvailable, survival: survival ?? notAvailable };
}

/** Every figure of SHORTS, line by line. @param opened the typed date-times, null where none is */
export async function shortFigures(
  typed: readonly (Short & { readonly opened: number | null })[],
  desk: Desk,
  exchanges: Exchanges,
  exchangesUrl: string,
): Promise<readonly Figures[]> {
  const fills = await openShorts(typed, exchanges);
  const positions = merged(fills.filter((fill) => fill !== null));
  return Promise.all(
    fills.map(async (fill, index): Promise<Figures> => {
      const position = positions.find((each) => each.listing.instrument === fill?.listing.instrument);
      const opened = typed[index]?.opened ?? null;
      if (fill === null || position === undefined) return blank;
      const { coin, mark } = fill.listing;
      const pnlUsd = pnlAt(fill, mark);
      return {
        action: actionOf(position, desk),
        coin,
        sizeUsd: fill.listing.isInUsd ? fill.contracts * fill.listing.size : coinsOf(fill) * mark,
        coins: coinsOf(fill),
        mark,
        pnlUsd,
        pnlCoins: pnlUsd / mark,
        fundingSoFar: opened === null ? "" : await fundingSince(fill, opened, exchangesUrl),
        ...riskFigures(position),
      };
    }),
  );
}

type Closed = {
  readonly instrument: string;
  readonly contracts: number;
  readonly entry: number;
  readonly exit: number;
  readonly fees: number;
  readonly funding: number;
};

/** The computed figures of a journal line; blank where no instrument is typed. */
export async function closedFigures(
  { instrument, contracts, entry, exit, fees, funding }: Closed,
  exchanges: Exchanges,
): Promise<Figures> {
  if (instrument === "") return { pnl: "", pnlCoins: "", net: "" };
  const listing = await exchanges.read(instrument);
  const pnl = pnlAt({ listing, contracts, entry, margin: null }, exit);
  return { pnl, pnlCoins: pnl / exit, net: pnl - fees - funding };
}
