import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { createSteadyMarket, type SteadyMarket } from "../steadyMarket.js";
import { openWorkbench, type OpenWorkbench } from "../openWorkbench.js";
import { deskDifferences } from "./deskDifferences.js";
import { readExchanges, type Exchanges } from "./exchanges.js";
import { createPerson, type Person } from "./person.js";

export type OpenDesk = SteadyMarket & {
  readonly bench: OpenWorkbench;
  readonly exchanges: Exchanges;
  readonly person: Person;
  /** Expects every figure of every sheet of the desk to be right, now or when its prices have come. */
  readonly expectRight: (timeoutMs?: number) => Promise<void>;
};

const hourMs = 3_600_000;
/** As long as a journey takes on a busy machine. */
const journeyMs = 75_000;

/** Waits until no settlement falls into the journey: rates and times would change under the figures that are compared. */
async function pastSettlement(): Promise<void> {
  const left = hourMs - (Date.now() % hourMs);
  if (left < journeyMs) await setTimeout(left + 2_000);
}

/** Opens the sample desk on prices that stand still, the sheet Hedge in front. */
export async function openDesk(): Promise<OpenDesk> {
  await pastSettlement();
  const steady = createSteadyMarket();
  const bench = await openWorkbench({ market: steady.market });
  const exchanges = readExchanges(bench, steady.market);
  const person = createPerson(bench);
  await person.open("Hedge");
  return {
    ...steady,
    ...{ bench, exchanges, person },
    expectRight: async (timeoutMs = 30_000) => {
      await expect.poll(async () => deskDifferences(bench, exchanges), { timeout: timeoutMs }).toEqual([]);
    },
  };
}
