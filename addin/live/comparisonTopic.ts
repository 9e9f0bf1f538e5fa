import { compareResource, type Comparison } from "../../shared/contract/compare.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { decode, routePath } from "../../shared/contract/route.js";
import { HedgeError } from "../../shared/errors.js";
import type { AskService } from "./serviceClient.js";
import type { Answer, Topic } from "./topic.js";

/** When the oldest of what is current was asked; where nothing is, the oldest of all. */
function oldestCurrent(offers: Comparison["offers"]): number | null {
  const current = offers.filter(({ stale }) => !stale);
  const times = (current.length > 0 ? current : offers).map(({ asOf }) => asOf);
  return times.length === 0 ? null : Math.min(...times);
}

/** One coin on every venue. @param coin in upper case */
export function comparisonTopic(
  coin: string,
  kind: PerpetualKind,
  askService: AskService,
): Topic<Comparison> {
  const path = `${routePath(compareResource.path, { coin })}?kind=${kind}`;
  const read = (json: unknown): Comparison => {
    const comparison = decode(compareResource.answer, json, {
      code: "service_bad_response",
      what: "the HEDGE service's answer",
    });
    // A proxy that answers one address with another's body would compare another coin.
    if (comparison.coin === coin && comparison.kind === kind) return comparison;
    throw new HedgeError({
      code: "service_bad_response",
      message: `the HEDGE service returned ${comparison.coin} ${comparison.kind} instead of ${coin} ${kind}`,
    });
  };
  return {
    key: path,
    name: `${coin} ${kind} of all venues`,
    ofAllVenues: `${coin} ${kind}`,
    ask: async (signal) => askService(path, read, signal),
    decode: read,
    freshness: ({ offers, expires }) => ({
      asOf: oldestCurrent(offers),
      expires,
      stale: offers.some(({ stale }) => stale),
      source: offers[0]?.source ?? null,
    }),
  };
}

/** How long a comparison decides where a coin is hedged: venues list a contract for months, and prices are not taken from it. */
const choiceKeptMs = 60_000;

/**
 * One coin on every venue, to choose by: that no venue lists it is an answer, and it is asked again once a minute only.
 * @param coin in upper case
 */
export function choiceTopic(
  coin: string,
  kind: PerpetualKind,
  { askService, now }: { readonly askService: AskService; readonly now: () => number },
): Topic<Comparison> {
  const topic = comparisonTopic(coin, kind, askService);
  const kept = (answer: Answer<Comparison>): Answer<Comparison> => ({
    ...answer,
    value: { ...answer.value, expires: (answer.serverTime ?? now()) + choiceKeptMs },
  });
  return {
    ...topic,
    key: `choice ${topic.key}`,
    isBackground: true,
    ask: async (signal) => {
      try {
        return kept(await topic.ask(signal));
      } catch (error) {
        if (!(error instanceof HedgeError) || error.code !== "unknown_coin") throw error;
        const nowhere: Comparison = { coin, kind, expires: 0, offers: [], setApart: [], failed: [] };
        return kept({ value: nowhere, serverTime: null, bodyLength: 0 });
      }
    },
    freshness: (value) => ({ ...topic.freshness(value), asOf: null, stale: false }),
  };
}
