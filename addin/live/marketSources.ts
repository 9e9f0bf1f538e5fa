import type { Comparison } from "../../shared/contract/compare.js";
import { candlesResource, fundingResource, type History } from "../../shared/contract/history.js";
import type { RiskTiers } from "../../shared/contract/tiers.js";
import type { HistoryRequest } from "../../shared/desk/deskMarkets.js";
import { instrumentText, type Instrument } from "../../shared/listing/instrument.js";
import { requestHistory, requestTiers } from "./askedOnce.js";
import { choiceTopic } from "./comparisonTopic.js";
import type { MarketSources } from "./gatherMarkets.js";
import { ofInstrument } from "./onceClient.js";
import { createOnceTopics } from "./onceTopics.js";
import { askService, feed, pace } from "./runtime.js";

const subscribeComparison = feed.subscriberOf<Comparison>();

const now = (): number => Date.now();

/** As long as the service serves tiers that it could not renew: venues change them while a short is open. */
const tiersKeptMs = 86_400_000;

/** Where every desk of the runtime takes its answers from. */
export const marketSources: MarketSources = {
  now,
  pace,
  subscribeSnapshot: feed.subscribe,
  subscribeComparison: (coin, kind, listener) =>
    subscribeComparison(choiceTopic(coin, kind, { askService, now }), listener),
  lastComparisons: new Map(),
  subscribeHistory: createOnceTopics<HistoryRequest, History>({
    ask: ({ what, instrument, days }) => {
      const { path } = what === "closes" ? candlesResource : fundingResource;
      return requestHistory(ofInstrument(path, instrument, `days=${String(days)}`));
    },
    keyOf: ({ what, instrument, days }) => `${what} ${instrumentText(instrument)} ${String(days)}`,
    // The days that it has stay as they were.
    isOld: () => false,
    setTimer: pace.setTimer,
  }),
  subscribeTiers: createOnceTopics<Instrument, RiskTiers>({
    ask: requestTiers,
    keyOf: instrumentText,
    isOld: ({ asOf }) => now() - asOf >= tiersKeptMs,
    setTimer: pace.setTimer,
  }),
};
