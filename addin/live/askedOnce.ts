// One client for every cell of the runtime: identical requests are sent once, whichever function makes them.
import { historySchema, type History } from "../../shared/contract/history.js";
import { riskTiersSchema, tiersResource, type RiskTiers } from "../../shared/contract/tiers.js";
import { HedgeError } from "../../shared/errors.js";
import { canonicalCoin } from "../../shared/listing/aliases.js";
import { instrumentText, type Instrument } from "../../shared/listing/instrument.js";
import { toHedgeError } from "./liveProblem.js";
import {
  createOnceClient,
  ofInstrument,
  untilRecalculated,
  type AskOnce,
  type OnceRequest,
} from "./onceClient.js";
import { askService, pace, settings } from "./runtime.js";

const environment = {
  ...pace,
  now: () => Date.now(),
  askService,
  serviceKey: () => `${settings().serviceUrl} ${settings().functionKey ?? ""}`,
};

/** Asks the service for a history: a venue's past is read in several pages, and other histories may be before this one. */
export const requestHistory: AskOnce<History> = createOnceClient(environment, {
  answer: historySchema,
  failureOf: untilRecalculated,
  deadlineMs: 25_000,
  settleMs: 60_000,
  refusedMs: 0,
});

/** The desk waits for them, so that they are soon there or called unknown. */
const tiersMs = 8_000;
/** A venue may leave out one contract for a moment; of those that publish none at all the lists say so. */
const refusedMs = 300_000;

const askTiers: AskOnce<RiskTiers> = createOnceClient(environment, {
  answer: riskTiersSchema,
  failureOf: toHedgeError,
  deadlineMs: tiersMs,
  settleMs: tiersMs + 2_000,
  refusedMs,
});

/** A proxy that answers one address with another's body would put another contract's margin into the cell. */
function checked(tiers: RiskTiers, instrument: Instrument): RiskTiers {
  const { venue, kind, coin } = tiers;
  const isAsked = venue === instrument.venue && kind === instrument.kind;
  if (isAsked && canonicalCoin(coin) === canonicalCoin(instrument.coin)) return tiers;
  throw new HedgeError({
    code: "service_bad_response",
    message: `the HEDGE service returned ${venue} ${kind} ${coin} instead of ${instrumentText(instrument)}`,
  });
}

/** Asks the service for the risk tiers of a contract. */
export function requestTiers(instrument: Instrument): OnceRequest<RiskTiers> {
  const { answer, leave } = askTiers(ofInstrument(tiersResource.path, instrument));
  return { answer: answer.then((tiers) => checked(tiers, instrument)), leave };
}
