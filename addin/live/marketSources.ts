import type { Comparison } from "../../shared/contract/compare.js";
import { choiceTopic } from "./comparisonTopic.js";
import type { MarketSources } from "./gatherMarkets.js";
import { requestHistory } from "./histories.js";
import { createHistoryTopics } from "./historyTopics.js";
import { askService, feed, pace } from "./runtime.js";

const subscribeComparison = feed.subscriberOf<Comparison>();

const now = (): number => Date.now();

/** Where every desk of the runtime takes its answers from. */
export const marketSources: MarketSources = {
  now,
  pace,
  subscribeSnapshot: feed.subscribe,
  subscribeComparison: (coin, kind, listener) =>
    subscribeComparison(choiceTopic(coin, kind, { askService, now }), listener),
  subscribeHistory: createHistoryTopics({ requestHistory, setTimer: pace.setTimer }),
};
