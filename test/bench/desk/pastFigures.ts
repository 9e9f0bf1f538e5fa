import type { CustomFunctionsHost } from "../../../addin/runtime/customFunctionsHost.js";
import { isCellMatrix, type CellMatrix, type CellScalar } from "../../../addin/runtime/cellResult.js";
import { isDataTypeNumber } from "../../../addin/runtime/dataTypeNumber.js";
import { coins } from "../../simulator/coins.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { loadFunctionsBundle } from "../../support/functionsBundle.js";
import { startService } from "../service/childServer.js";
import { ownVenue } from "./deskMarket.js";

/** What a desk shows of prices and of the past: from the call of PLAN, ms, until every row shows it. */
export type PastTimes = {
  readonly coins: number;
  readonly prices: number;
  /** Infinity where a row shows none to the end. */
  readonly figures: number;
  /** Rows that show all figures of the past in the end. */
  readonly answered: number;
  /** Of the past, to the exchanges: in all, the most for one coin, and those that were asked for more than once. */
  readonly requests: { readonly all: number; readonly most: number; readonly repeated: number };
};

const held = Object.entries(coins).slice(0, 20);
const heldUsd = 10_000;
const fields = ["action", "mark", "apr7", "survival", "worstRise", "fundingStress"];
/** As long as a person would look at it. */
const patienceMs = 45_000;

function isNumber(cell: CellScalar | undefined): boolean {
  return typeof cell === "number" || isDataTypeNumber(cell);
}

const isPriced = ([, mark]: CellMatrix[number]): boolean => isNumber(mark);
const isFounded = ([, , ...past]: CellMatrix[number]): boolean => past.every(isNumber);

type Shown = Pick<PastTimes, "prices" | "figures" | "answered">;

async function watchPlan(host: CustomFunctionsHost): Promise<Shown> {
  // Worth the same of each: of ten PEPE nothing can be shorted, and what is not shorted has no past to show.
  const holdings = held.map(([coin, { price }]) => [coin, heldUsd / price]);
  const begun = performance.now();
  return new Promise((fulfil) => {
    let shown: Shown = { prices: Infinity, figures: Infinity, answered: 0 };
    const end = (): void => {
      clearTimeout(timer);
      // A stream may answer while it starts, before it can be left.
      queueMicrotask(() => {
        leave();
        fulfil(shown);
      });
    };
    const timer = setTimeout(end, patienceMs);
    const leave = host.stream("PLAN", [holdings, null, [["venue", ownVenue]], fields.join()], (result) => {
      if (!isCellMatrix(result)) throw new Error(`PLAN answered no table: ${JSON.stringify(result)}`);
      const after = performance.now() - begun;
      const answered = result.filter(isFounded).length;
      const prices = result.every(isPriced) ? Math.min(shown.prices, after) : shown.prices;
      shown = { prices, answered, figures: answered === held.length ? after : Infinity };
      if (answered === held.length) end();
    });
  });
}

/** Paths by which the simulated exchanges report days and settlements. */
const pastPath = /kline|candle|funding.*history|historical_funding|fundingRate$|chart/iu;
/** The contract that a request of the past is about. */
const contractOf = /(?:symbol|instId|contract|contract_code|instrument_name)=([^&]+)/iu;

function pastRequests(simulator: Simulator): PastTimes["requests"] {
  const asked = simulator
    .requests()
    .map(({ venue, path, query, body }) => ({ venue, path, text: `${query} ${body}` }))
    .filter(({ path, text }) => pastPath.test(path) && contractOf.test(text));
  const counted = new Map<string, number>();
  for (const { venue, text } of asked) {
    const [, contract = ""] = contractOf.exec(text) ?? [];
    const key = `${String(venue)} ${contract}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  const different = new Set(asked.map(({ venue, path, text }) => `${String(venue)} ${path} ${text}`));
  return {
    all: asked.length,
    most: Math.max(0, ...counted.values()),
    repeated: asked.length - different.size,
  };
}

/** How long twenty coins of the simulator wait for what the past says of them, when nobody asked the service before. */
export async function measurePast(): Promise<PastTimes> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url);
  try {
    const shown = await watchPlan(await loadFunctionsBundle(`${service.url}/workbench.html`));
    return { coins: held.length, ...shown, requests: pastRequests(simulator) };
  } finally {
    await service.close();
    await simulator.close();
  }
}
