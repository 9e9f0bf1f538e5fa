import type { CoinHedge } from "../coinHedge.js";
import { isCountedInUsd, type SizedContract } from "../deskContract.js";
import type { Desk } from "../openDesk.js";
import { contractKey } from "../openShorts.js";
import { marginUnit, type Position } from "../position.js";
import { over, plus, sumOf, times, type Expression } from "./expression.js";
import { sizeOf, type MarketSteps } from "./marketSteps.js";
import type { StepList } from "./stepList.js";

/** A short, as later steps refer to it. */
export type PositionSteps = {
  readonly contracts: Expression;
  /** USD per coin. */
  readonly entry: Expression;
  /** Coins that it covers. */
  readonly coins: Expression;
  /** USD at the entry. */
  readonly notional: Expression;
};
/** An open one. */
export type OpenSteps = PositionSteps & {
  readonly position: Position;
  /** Null where it is not typed. */
  readonly margin: Expression | null;
};

/** Of which position a step is: the first words of its name and the last of its label. */
export type PositionWords = { readonly name: string; readonly label: string };

/** What a size covers and is worth at its entry. */
export function sizeSteps(
  list: StepList,
  contract: SizedContract,
  {
    contracts,
    entry,
    size,
  }: { readonly contracts: Expression; readonly entry: Expression; readonly size: Expression },
  words: PositionWords,
): PositionSteps {
  const isInUsd = isCountedInUsd(contract);
  const product = times(contracts, size);
  const notional = list.step(
    { name: `${words.name} notional`, label: `Notional at entry${words.label}`, unit: "USD", measure: "usd" },
    isInUsd ? product : times(product, entry),
  );
  const coins = list.step(
    {
      name: `${words.name} coins`,
      label: `Coins covered${words.label}`,
      unit: contract.coin,
      measure: "coins",
    },
    isInUsd ? over(notional, entry) : product,
  );
  return { contracts, entry, coins, notional };
}

/** Several sizes of one contract as one: its entry is what their notional is worth per coin. */
export function mergedSteps(
  list: StepList,
  { coin }: SizedContract,
  all: readonly PositionSteps[],
  words: PositionWords,
  total: Expression | null = null,
): PositionSteps {
  const about = (field: string, label: string) => ({
    name: `${words.name} ${field}`,
    label: `${label}${words.label}`,
  });
  const contracts =
    total ??
    list.step(
      { ...about("contracts", "Contracts"), unit: "contracts", measure: "contracts" },
      sumOf(all.map((each) => each.contracts)),
    );
  const notional = list.step(
    { ...about("notional", "Notional at entry"), unit: "USD", measure: "usd" },
    sumOf(all.map((each) => each.notional)),
  );
  const coins = list.step(
    { ...about("coins", "Coins covered"), unit: coin, measure: "coins" },
    sumOf(all.map((each) => each.coins)),
  );
  const entry = list.step(
    { ...about("entry", "Average entry"), unit: `USD per ${coin}`, measure: "price" },
    over(notional, coins),
  );
  return { contracts, entry, coins, notional };
}

type Line = { readonly place: number; readonly position: Position };

function linesOf({ shorts }: Desk, { contract }: Position): readonly Line[] {
  const key = contractKey(contract);
  return shorts.flatMap((short, index) =>
    short.state === "open" && contractKey(short.position.contract) === key
      ? [{ place: index + 1, position: short.position }]
      : [],
  );
}

function lineSteps(list: StepList, { place, position }: Line, market: MarketSteps): OpenSteps {
  const { contract, contracts, entry, margin } = position;
  const words = { name: `short ${String(place)}`, label: `, ${contract.text} (line ${String(place)})` };
  const about = (field: string, label: string) => ({
    name: `${words.name} ${field}`,
    label: `${label}${words.label}`,
  });
  const typed = {
    contracts: list.input(
      { ...about("contracts", "Contracts"), unit: "contracts", measure: "contracts" },
      contracts,
    ),
    entry: list.input(
      { ...about("entry", "Entry"), unit: `USD per ${contract.coin}`, measure: "price" },
      entry,
    ),
    size: sizeOf(list, market, contract),
  };
  const marginStep =
    margin === null
      ? null
      : list.input({ ...about("margin", "Margin"), unit: marginUnit(contract), measure: "coins" }, margin);
  return { ...sizeSteps(list, contract, typed, words), position, margin: marginStep };
}

function togetherSteps(list: StepList, position: Position, lines: readonly OpenSteps[]): OpenSteps {
  const { contract } = position;
  const words = { name: `all ${contract.text}`, label: `, ${contract.text} (all lines)` };
  const merged = mergedSteps(list, contract, lines, words);
  const margins = lines.flatMap(({ margin }) => (margin === null ? [] : [margin]));
  const about = { name: `${words.name} margin`, label: `Margin${words.label}`, measure: "coins" } as const;
  const margin =
    margins.length === lines.length
      ? list.step({ ...about, unit: marginUnit(contract) }, margins.reduce(plus))
      : null;
  return { ...merged, position, margin };
}

/** Every open short of the coin: lines of one contract are one position. */
export function openSteps(
  list: StepList,
  desk: Desk,
  hedge: CoinHedge,
  market: MarketSteps,
): readonly OpenSteps[] {
  return hedge.positions.flatMap((position): readonly OpenSteps[] => {
    const lines = linesOf(desk, position).map((line) => lineSteps(list, line, market));
    const [first] = lines;
    if (first === undefined) return [];
    return [lines.length === 1 ? { ...first, position } : togetherSteps(list, position, lines)];
  });
}
