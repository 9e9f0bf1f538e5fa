import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { listedCoins } from "../listing/listingIndex.js";
import { wrappedCoin } from "../listing/wrappedTokens.js";
import { remember, rememberAnswers } from "../remember.js";
import type { ChoiceContext, Trouble } from "./chooseContract.js";
import { coinHedges, type CoinHedge } from "./coinHedge.js";
import type { DeskRange } from "./deskCell.js";
import type { DeskMarkets } from "./deskMarkets.js";
import { deskRow, type DeskRow } from "./deskRow.js";
import {
  largestPositions,
  mayBeShortOf,
  openPositions,
  openShorts,
  type DeskShort,
  type HeldCoins,
} from "./openShorts.js";
import type { Position } from "./position.js";
import { readHoldings, type Holding } from "./readHoldings.js";
import { readSettings, type DeskSettings } from "./readSettings.js";
import { readShorts } from "./readShorts.js";
import { tiersIn, type RiskRules } from "./riskRules.js";

/** What a person typed: an object that lasts from one price to the next is read once. */
export type DeskInput = {
  /** Rows of coin, coins, [instead], [beta], [price]; empty where none are given. */
  readonly holdings: DeskRange;
  /** Lines of instrument, contracts, entry, [margin], [opened]. */
  readonly shorts: DeskRange;
  readonly settings: DeskRange;
  /** Of the add-in's settings. */
  readonly defaultVenue: string;
};

/** The whole desk as it stands at one moment. */
export type Desk = {
  readonly settings: DeskSettings;
  readonly settingsProblem: HedgeError | null;
  readonly markets: DeskMarkets;
  readonly rules: RiskRules;
  readonly choice: ChoiceContext;
  readonly rows: readonly DeskRow[];
  readonly shorts: readonly DeskShort[];
  readonly positions: readonly Position[];
  readonly coins: ReadonlyMap<string, CoinHedge>;
};

// Prices come each second and what is typed stays: only what the market says of a name can change how it is read.
const settingsIn = remember(({ settings, defaultVenue }: DeskInput) => readSettings(settings, defaultVenue));
const holdingsIn = rememberAnswers((input: DeskInput, isKnown) =>
  input.holdings.length === 0 ? [] : readHoldings(input.holdings, settingsIn(input).settings.venue, isKnown),
);
const shortsIn = rememberAnswers(({ shorts }: DeskInput, isNamed) => readShorts(shorts, isNamed));

/** Whether the venue lists a coin, as far as its lists are there: they show whether ETHUSDT is a pair or a coin. */
function knownCoins(venue: string, { snapshot }: DeskMarkets): (coin: string) => boolean {
  const states = [snapshot(venue, "inverse"), snapshot(venue, "linear")];
  const lists = states.flatMap((state) =>
    state === null || state instanceof Error ? [] : [listedCoins(state)],
  );
  return (coin) => lists.some((list) => list.has(coin));
}

/** A venue that does not exist can hedge nothing: it is a setting to fix and no venue to wait for. */
function venueProblem({ venue }: DeskSettings, { snapshot }: DeskMarkets): HedgeError | null {
  const state = snapshot(venue, "inverse");
  return state instanceof HedgeError && state.code === "unknown_venue" ? state : null;
}

/** The first line of the shorts that may be one of a coin and cannot be counted. */
function troubleOf(shorts: readonly DeskShort[], coin: string): Trouble | null {
  for (const short of shorts) {
    if (!mayBeShortOf(short, coin)) continue;
    if (short.state === "wrong") return { state: "blocked", problem: short.problem };
    if (short.state === "waiting") return { state: "waiting", problem: short.problem };
  }
  return null;
}

/** Coins of the rows that can be read; null where none names the coin: a row that cannot be read may hold it. */
const heldIn = remember((holdings: readonly Holding[]): HeldCoins => {
  const held = new Map<string, Decimal>();
  for (const holding of holdings) {
    if (holding.state !== "held") continue;
    const coin = wrappedCoin(holding.coin) ?? holding.coin;
    held.set(coin, (held.get(coin) ?? new Decimal(0)).plus(holding.coins));
  }
  return (coin) => held.get(coin) ?? null;
});

/** Whether a row holds some of a coin; a row whose number cannot be read may. */
function isHeldIn(holdings: readonly Holding[], coin: string): boolean {
  return holdings.some(
    (holding) =>
      holding.state !== "blank" &&
      holding.coin === coin &&
      (holding.state === "wrong" || holding.coins.gt(0)),
  );
}

/**
 * Reads what was typed, looks the market up and sizes every coin; each typed row keeps its place. What the market has
 * not answered yet is a state of the rows that need it.
 * @throws HedgeError invalid_input for ranges of another shape and an unknown setting
 */
export function openDesk(input: DeskInput, markets: DeskMarkets): Desk {
  const { settings, problem } = settingsIn(input);
  const settingsProblem = problem ?? venueProblem(settings, markets);
  const isKnown = knownCoins(settings.venue, markets);
  const holdings = holdingsIn(input, isKnown);
  const held = heldIn(holdings);
  const isNamed = (coin: string): boolean =>
    isKnown(coin) || holdings.some((holding) => holding.state !== "blank" && holding.coin === coin);
  const rules: RiskRules = { settings, tiersOf: (contract) => tiersIn(markets, contract) };
  const shorts = openShorts(shortsIn(input, isNamed), markets, held);
  const positions = openPositions(shorts);
  const largest = largestPositions(positions);
  const choice: ChoiceContext = {
    settings,
    markets,
    troubleOf: (coin) => troubleOf(shorts, coin),
    largestShort: (coin) => largest.get(coin)?.contract ?? null,
    isHeld: (coin) => isHeldIn(holdings, coin),
    heldCoins: held,
  };
  const rows = holdings.map((holding) => deskRow(holding, choice));
  const coins = coinHedges({ rules, settingsProblem, rows, shorts, positions });
  return { settings, settingsProblem, markets, rules, choice, rows, shorts, positions, coins };
}
