import { Decimal } from "../../decimal.js";
import { isCountedInUsd, type SizedContract } from "../deskContract.js";
import { contractKey } from "../openShorts.js";
import { aprOf, largestOf, onStep, premium, type FundingTerms } from "./elementaryCalls.js";
import { over, times, type Expression } from "./expression.js";
import type { StepList } from "./stepList.js";

/** The contract that the row's figures stand on, as later steps refer to it. */
export type MarketSteps = {
  readonly contract: SizedContract;
  readonly mark: Expression;
  /** USD or coins per contract. */
  readonly size: Expression;
  readonly contractUsd: Expression;
  readonly lotStep: Expression;
};

function isOwn({ contract }: MarketSteps, other: SizedContract): boolean {
  return contractKey(contract) === contractKey(other);
}

/** The mark price of a contract: the figures' own, or that of another, listed once. */
export function markOf(list: StepList, market: MarketSteps, contract: SizedContract): Expression {
  if (isOwn(market, contract)) return market.mark;
  const about = { name: `mark of ${contractKey(contract)}`, label: `Mark price of ${contract.text}` };
  return list.sharedInput({ ...about, unit: `USD per ${contract.coin}`, measure: "price" }, contract.mark);
}

/** The lot step of a contract, likewise. */
export function lotStepOf(list: StepList, market: MarketSteps, contract: SizedContract): Expression {
  if (isOwn(market, contract)) return market.lotStep;
  const about = { name: `lotStep of ${contractKey(contract)}`, label: `Lot step of ${contract.text}` };
  return list.sharedInput({ ...about, unit: "contracts", measure: "contracts" }, contract.lotStep);
}

/** USD or coins per contract, likewise. */
export function sizeOf(list: StepList, market: MarketSteps, contract: SizedContract): Expression {
  return isOwn(market, contract) ? market.size : listedSize(list, contract);
}

function listedSize(list: StepList, contract: SizedContract): Expression {
  const unit = isCountedInUsd(contract) ? "USD" : contract.coin;
  const about = { name: `size of ${contractKey(contract)}`, label: `Contract size of ${contract.text}` };
  return list.sharedInput(
    { ...about, unit: `${unit} per contract`, measure: "other" },
    contract.contractSize,
  );
}

function usdPerContract(
  list: StepList,
  contract: SizedContract,
  mark: Expression,
): Pick<MarketSteps, "size" | "contractUsd"> {
  const about = {
    name: "contractUsd",
    label: "USD per contract",
    unit: "USD per contract",
    measure: "price",
  } as const;
  if (isCountedInUsd(contract)) {
    const contractUsd = list.input(about, contract.usd);
    return { size: contractUsd, contractUsd };
  }
  const size = listedSize(list, contract);
  const product = times(size, mark);
  return { size, contractUsd: list.figure(about, product) ?? product };
}

/** The least order: of the venue's least contracts, the lot step and the least notional, on the step. */
export function minOrderSteps(list: StepList, { contract, contractUsd, lotStep: step }: MarketSteps): void {
  const { perpetual, lotStep } = contract;
  const { minContracts, minNotional } = perpetual;
  const inContracts = { unit: "contracts", measure: "contracts" } as const;
  const all = [step];
  if (minContracts !== null && lotStep.lt(minContracts)) {
    const about = { name: "minContracts", label: "Venue's min contracts", ...inContracts };
    all.push(list.input(about, new Decimal(minContracts)));
  }
  if (minNotional !== null) {
    const about = {
      name: "minNotional",
      label: "Venue's min notional",
      unit: "USD",
      measure: "usd",
    } as const;
    all.push(over(list.input(about, new Decimal(minNotional)), contractUsd));
  }
  const least = all.length === 1 ? step : onStep(largestOf(...all), step, "up");
  list.figure({ name: "minOrder", label: "Min order", ...inContracts }, least);
}

/** Funding as the venue publishes it, and a year of it; null where it publishes too little. */
export function fundingSteps(list: StepList): FundingTerms | null {
  const rate = list.lookedUp({
    name: "fundingRate",
    label: "Funding rate",
    unit: "per interval",
    measure: "rate",
  });
  const hours = list.lookedUp({
    name: "intervalHours",
    label: "Funding interval",
    unit: "hours",
    measure: "other",
  });
  const funding = rate === null || hours === null ? null : { rate, hours };
  list.figure(
    { name: "apr", label: "Funding APR (short)", unit: "per year", measure: "fraction" },
    funding === null ? null : aprOf(funding.rate, funding.hours),
  );
  return funding;
}

/** How far the mark price is from the index. */
export function basisSteps(list: StepList, { contract: { coin }, mark }: MarketSteps): void {
  const unit = `USD per ${coin}`;
  const index = list.lookedUp({ name: "index", label: "Index price", unit, measure: "price" });
  list.figure(
    { name: "basis", label: "Basis", unit: "of the index price", measure: "rate" },
    index === null ? null : premium(mark, index),
  );
}

/** What a short of the contract is sized by. */
export function marketSteps(list: StepList, contract: SizedContract): MarketSteps {
  const mark = list.input(
    { name: "mark", label: "Mark price", unit: `USD per ${contract.coin}`, measure: "price" },
    contract.mark,
  );
  const { size, contractUsd } = usdPerContract(list, contract, mark);
  const lotStep = list.input(
    { name: "lotStep", label: "Lot step", unit: "contracts", measure: "contracts" },
    contract.lotStep,
  );
  return { contract, mark, size, contractUsd, lotStep };
}
