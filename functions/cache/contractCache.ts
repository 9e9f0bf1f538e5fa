import { HedgeError } from "../../shared/errors.js";
import type { Contract } from "../venues/contract.js";
import { describeThrown, type Log } from "../log.js";
import { contractsSchema } from "./sharedSchemas.js";
import type { Store } from "./store.js";

const minuteMs = 60_000;
const reloadAfterMs = 30 * minuteMs;
// Deribit's list costs twenty times as much as any other question.
const reloadDearAfterMs = 180 * minuteMs;
const dearLists: ReadonlySet<string> = new Set(["Deribit"]);
const reloadGapsAfterMs = 5 * minuteMs;
const retryAfterFailureMs = 5 * minuteMs;
const keptForMs = 7 * 24 * 60 * minuteMs;
// Several requests in a row, each with a deadline of its own.
const loadWithinMs = minuteMs / 2;

type ContractRequest = {
  readonly store: Store;
  readonly key: string;
  readonly venueName: string;
  readonly read: () => Promise<readonly Contract[]>;
  /** How long a caller for whom old contracts exist waits for a reload. */
  readonly waitMs: number;
  readonly log: Log;
};

/**
 * A venue's contracts, read again every half hour; a reload that fails or hangs leaves the old ones in use.
 * @throws HedgeError with one of the venue codes when there are none yet
 */
export async function cachedContracts(request: ContractRequest): Promise<readonly Contract[]> {
  const { store, key, waitMs, log } = request;
  return store.getOrSetShared<readonly Contract[]>({
    key: `contracts:${key}`,
    schema: contractsSchema,
    keptForMs,
    waitMs,
    loadWithinMs,
    load: async (previous) => {
      try {
        const contracts = await readSome(request);
        return { value: contracts, expires: Date.now() + lifeMs(request.venueName, contracts) };
      } catch (thrown) {
        // The refresh fails with it then, and logs it.
        if (previous === undefined) throw thrown;
        log("contracts could not be read", { key, reason: describeThrown(thrown) });
        return { value: previous, expires: Date.now() + retryAfterFailureMs };
      }
    },
  });
}

// An empty list is a broken answer, not news that everything was delisted.
async function readSome({ read, venueName }: ContractRequest): Promise<readonly Contract[]> {
  const contracts = await read();
  if (contracts.length > 0) return contracts;
  throw new HedgeError({ code: "venue_bad_response", message: `${venueName}'s list of contracts is empty.` });
}

// What a broken answer left out, and a stop that lasts minutes, must not be reported for long.
function lifeMs(venueName: string, contracts: readonly Contract[]): number {
  if (!contracts.every((contract) => isComplete(contract) && !isStopped(contract))) return reloadGapsAfterMs;
  return dearLists.has(venueName) ? reloadDearAfterMs : reloadAfterMs;
}

function isComplete({ contractSize, lotStep, intervalHours }: Contract): boolean {
  return contractSize !== null && lotStep !== null && intervalHours !== null;
}

function isStopped({ closing }: Contract): boolean {
  return closing?.reason === "halted" || closing?.reason === "post only";
}
