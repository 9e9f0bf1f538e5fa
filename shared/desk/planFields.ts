import { breakEven } from "../calc/profit.js";
import { basis } from "../calc/market.js";
import { Decimal } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { actionOf, hedgeOfRow, type Action } from "./action.js";
import type { CoinHedge } from "./coinHedge.js";
import { fundingApr, sizedContract, type DeskContract, type SizedContract } from "./deskContract.js";
import { valueOf, type DeskRow, type HedgedRow } from "./deskRow.js";
import type { DeskField, DeskValue } from "./deskField.js";
import { fundingAtPace, unpublished } from "./fundingPace.js";
import type { Desk } from "./openDesk.js";
import { distanceOf } from "./position.js";
import { anyRiseText, foundation, fundingFoundation } from "./historyText.js";
import { stressCost, survivalOf, weekAprOf, worstRise } from "./historyFigures.js";
import { liquidationFor, shortsSurviveAnyRise } from "./risk.js";
import { assumedRateNote } from "./riskRules.js";

/** A row of PLAN to read fields of. */
export type PlanRow = {
  readonly desk: Desk;
  readonly index: number;
  readonly row: DeskRow;
  readonly hedge: CoinHedge | null;
  readonly action: Action | null;
};

/** Everything that fields are read of, for the row at a place in the holdings. */
export function planRowOf(desk: Desk, index: number, row: DeskRow): PlanRow {
  return { desk, index, row, hedge: hedgeOfRow(desk, index), action: actionOf(desk, index) };
}

type PlanField = DeskField<PlanRow>;

/** A figure of the row's contract, whichever row carries the position. */
function ofContract(
  kind: PlanField["kind"],
  read: (contract: DeskContract, row: HedgedRow) => DeskValue,
): PlanField {
  return { kind, read: ({ row }) => (row.state === "hedged" ? read(row.contract, row) : "") };
}

function published(
  kind: PlanField["kind"],
  what: string,
  read: (contract: DeskContract) => Decimal | string | null,
): PlanField {
  return ofContract(kind, (contract) => read(contract) ?? unpublished(contract, what));
}

type Figures = { readonly desk: Desk; readonly hedge: CoinHedge; readonly contract: SizedContract };

/** A figure of the coin's one position: blank on rows that another carries, an error where no order can be given. */
function ofPosition(kind: PlanField["kind"], read: (figures: Figures) => DeskValue): PlanField {
  return {
    kind,
    read: ({ desk, index, row, hedge }) => {
      if (row.state !== "hedged" || hedge?.figureRow !== index) return "";
      const { block, contract } = hedge;
      if (block?.kind === "wrong") return block.problem;
      if (block?.kind === "waiting") {
        return new HedgeError({ code: "no_answer", message: `waiting for ${block.problem}` });
      }
      if (contract === null) {
        const missing = sizedContract(row.contract);
        return unpublished(row.contract, typeof missing === "string" ? `the ${missing}` : "the contract");
      }
      return read({ desk, hedge, contract });
    },
  };
}

/** Contracts of the row's contract after what the size asks for. */
function contractsOf({ hedge }: Figures): Decimal {
  return hedge.planned?.contracts ?? new Decimal(0);
}

function notionalOf(figures: Figures): Decimal {
  return contractsOf(figures).times(figures.contract.usd);
}

/** USD that a short of that size pays for funding over days. */
function costOver(figures: Figures, days: Decimal): DeskValue {
  const notional = notionalOf(figures);
  return notional.isZero() ? notional : fundingAtPace(figures.contract, { notional, days }, figures.desk);
}

function readBreakEven(figures: Figures): DeskValue {
  const { contract, desk } = figures;
  const { fundingRate, intervalHours, mark, kind } = contract;
  const { feeRate, horizonDays } = desk.settings;
  if (contractsOf(figures).isZero()) return "";
  if (fundingRate === null) return unpublished(contract, "the funding rate");
  if (intervalHours === null) return unpublished(contract, "the funding interval");
  const fundingReceived = fundingRate.times(horizonDays).times(24).div(intervalHours);
  return attempt(() =>
    breakEven({
      entryPrice: mark,
      openFee: feeRate,
      closeFee: feeRate,
      fundingReceived,
      side: "short",
      kind,
    }),
  );
}

function readLeverage(figures: Figures): DeskValue {
  const { contract, hedge } = figures;
  const { plannedMargin: margin } = hedge;
  if (margin.isZero()) return "";
  return notionalOf(figures).div(contract.kind === "inverse" ? margin.times(contract.mark) : margin);
}

function tradeOf({ index, row, hedge, action }: PlanRow): DeskValue {
  if (row.state !== "hedged" || hedge?.figureRow !== index) return "";
  const kind = action?.kind;
  return kind === "sell" || kind === "buy-back" ? (hedge.order?.contracts ?? new Decimal(0)) : new Decimal(0);
}

function liquidationOrBlank({ hedge, desk }: Figures): Decimal | HedgeError | "" {
  return liquidationFor(hedge, desk.rules) ?? "";
}

/** The contract whose liquidation is shown: that of the nearest open short has its own mark price. */
function readDistance(figures: Figures): DeskValue {
  const liquidation = liquidationOrBlank(figures);
  if (!(liquidation instanceof Decimal)) return liquidation;
  const { hedge, contract } = figures;
  return hedge.threat === null ? distanceOf(contract, liquidation) : hedge.threat.distance;
}

/** Margin asked for by a rise alone liquidates just there, whatever the rate: only an open short's price hangs on it. */
function liquidationNote({ desk, hedge }: PlanRow): string {
  const threat = hedge?.threat ?? null;
  return threat === null ? "" : assumedRateNote(threat.position.contract, desk.rules);
}

function readSurvival(figures: Figures): DeskValue {
  const { hedge, desk, contract } = figures;
  if (shortsSurviveAnyRise(hedge, desk.rules)) return survivalOf(contract, null, desk);
  const distance = readDistance(figures);
  return distance instanceof Decimal ? survivalOf(nearestContract(figures), distance, desk) : distance;
}

/** The contract that a distance is of: of the nearest open short, else of the row. */
function nearestContract({ hedge, contract }: Figures): SizedContract {
  return hedge.threat?.position.contract ?? contract;
}

/** What a figure of the past is founded on. */
function pastNote({ desk, hedge }: PlanRow): string {
  const contract = hedge?.threat?.position.contract ?? hedge?.contract ?? null;
  return contract === null ? "" : foundation(contract, desk);
}

function survivalNote(row: PlanRow): string {
  const note = pastNote(row);
  const isSafe = row.hedge !== null && shortsSurviveAnyRise(row.hedge, row.desk.rules);
  return isSafe && note !== "" ? `${anyRiseText} ${note}` : note;
}

function readStress(figures: Figures): DeskValue {
  const notional = notionalOf(figures);
  return notional.isZero() ? notional : stressCost(figures.contract, notional, figures.desk);
}

function stressNote({ desk, hedge }: PlanRow): string {
  return hedge?.planned ? fundingFoundation(hedge.planned.contract, desk) : "";
}

/** Every field of PLAN by its name, in the order in which they are listed. */
export const planFields = {
  price: {
    kind: "price",
    read: ({ row }) => ("price" in row ? (row.price ?? missingPrice(row)) : ""),
  },
  value: {
    kind: "usd",
    read: ({ row }) => ("price" in row ? (valueOf(row) ?? missingPrice(row)) : ""),
  },
  instrument: ofContract("text", ({ text }) => text),
  why: ofContract("text", (_contract, { why }) => why),
  orderSymbol: published("text", "the order symbol", ({ perpetual }) => perpetual.orderSymbol),
  contracts: ofPosition("contracts", contractsOf),
  now: ofPosition("contracts", ({ hedge }) => hedge.own?.contracts ?? new Decimal(0)),
  trade: { kind: "contracts", read: tradeOf },
  tradeInstrument: ofPosition("text", ({ hedge, contract }) => (hedge.order?.contract ?? contract).text),
  covered: ofPosition("percent", ({ hedge: { covered, target } }) =>
    target.isZero() ? "" : covered.div(target),
  ),
  unhedgedUsd: ofPosition("usd", ({ hedge, contract }) =>
    hedge.exposure.minus(hedge.covered).times(contract.mark),
  ),
  notional: ofPosition("usd", notionalOf),
  contractUsd: published("price", "the contract size", ({ usd }) => usd),
  lotStep: published("general", "the lot step", ({ lotStep }) => lotStep),
  minOrder: ofPosition("contracts", ({ contract }) => contract.minOrder),
  mark: published("price", "the mark price", ({ mark }) => mark),
  index: published("price", "the index price", ({ index }) => index),
  basis: published("rate", "the index price", ({ mark, index }) =>
    mark === null || index === null ? null : basis(mark, index, null),
  ),
  fundingRate: published("rate", "the funding rate", ({ fundingRate }) => fundingRate),
  intervalHours: published("general", "the funding interval", ({ intervalHours }) => intervalHours),
  nextFunding: published("dateTime", "the next funding time", ({ perpetual: { nextFunding } }) =>
    nextFunding === null ? null : new Decimal(nextFunding),
  ),
  apr: published("percent", "the funding rate", fundingApr),
  apr7: {
    kind: "percent",
    read: ({ row, desk }) => (row.state === "hedged" ? weekAprOf(row.contract, desk) : ""),
  },
  costPerDay: ofPosition("usdCents", (figures) => costOver(figures, new Decimal(1))),
  costHorizon: ofPosition("usdCents", (figures) => costOver(figures, figures.desk.settings.horizonDays)),
  fees: ofPosition("usdCents", (figures) =>
    notionalOf(figures).times(figures.desk.settings.feeRate).times(2),
  ),
  breakEven: ofPosition("price", readBreakEven),
  marginNeeded: {
    ...ofPosition("coins", ({ hedge }) => hedge.plannedMargin),
    note: ({ desk, hedge }) => (hedge?.planned ? assumedRateNote(hedge.planned.contract, desk.rules) : ""),
  },
  leverage: ofPosition("coins", readLeverage),
  liquidation: { ...ofPosition("price", liquidationOrBlank), note: liquidationNote },
  distance: { ...ofPosition("percent", readDistance), note: liquidationNote },
  survival: { ...ofPosition("percent", readSurvival), note: survivalNote },
  worstRise: {
    ...ofPosition("percent", (figures) => worstRise(nearestContract(figures), figures.desk)),
    note: pastNote,
  },
  fundingStress: { ...ofPosition("usdCents", readStress), note: stressNote },
  action: { kind: "text", read: ({ action }) => action?.text ?? "" },
  asOf: ofContract("dateTime", ({ asOf }) => new Decimal(asOf)),
} as const satisfies Readonly<Record<string, PlanField>>;

function missingPrice(row: Extract<DeskRow, { readonly price: Decimal | null }>): DeskValue {
  if (row.state === "waiting") return "";
  return new HedgeError({ code: "no_answer", message: `enter the price of ${row.coin}` });
}
