import type { HttpHandler, HttpMethod } from "@azure/functions";
import { healthRoute } from "../shared/contract/health.js";
import {
  candlesRoute,
  compareRoute,
  fundingRoute,
  perpetualsRoute,
  tiersRoute,
} from "../shared/contract/marketRoutes.js";
import { openapiRoute } from "../shared/contract/openapi.js";
import type { Route, Schema } from "../shared/contract/route.js";
import { venuesRoute } from "../shared/contract/venues.js";
import { createHistoryCache } from "./cache/historyCache.js";
import { openRedisTier } from "./cache/redisTier.js";
import { createSnapshotCache } from "./cache/snapshotCache.js";
import { createStore } from "./cache/store.js";
import { createTiersCache } from "./cache/tiersCache.js";
import { pastQueues, tierQueue } from "./cache/venueQueue.js";
import type { AuthLevel, FunctionsConfig } from "./config.js";
import type { Guard } from "./http/endpoint.js";
import { httpHandler, type Answerer } from "./http/httpHandler.js";
import { createRateLimit } from "./http/rateLimit.js";
import { unknownRouteHandler } from "./http/unknownRoute.js";
import type { Log } from "./log.js";
import { silentMeter } from "./metrics/meter.js";
import { createMetrics, type Metrics } from "./metrics/openMetrics.js";
import { answerCompare } from "./routes/compare.js";
import { answerHealth } from "./routes/health.js";
import { answerHistory } from "./routes/history.js";
import { metricsHandler } from "./routes/metrics.js";
import { answerOpenapi } from "./routes/openapi.js";
import { answerPerpetuals } from "./routes/perpetuals.js";
import { answerTiers } from "./routes/tiers.js";
import { answerVenues } from "./routes/venues.js";
import { venueStates, type VenueState } from "./routes/venueStates.js";
import { createClockOffset } from "./venues/clockOffset.js";
import { openVenues } from "./venues/openVenues.js";
import type { Venue } from "./venues/venue.js";

/** A handler and where it is registered, below `/api/`. */
type AppFunction = {
  readonly name: string;
  readonly path: string;
  readonly methods: readonly HttpMethod[];
  readonly authLevel: AuthLevel;
  readonly handler: HttpHandler;
};

// Every method reaches the handlers, which refuse all but GET and HEAD with a problem; the host would send its own page.
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

type Served = { readonly route: Route<Schema, Schema>; readonly handler: HttpHandler };

type AppOptions = {
  readonly config: FunctionsConfig;
  readonly venues: readonly Venue[];
  readonly version: string;
  /** Takes what happens outside any request. */
  readonly log: Log;
};

/** The app's functions and what ends its connections. */
type App = { readonly functions: readonly AppFunction[]; readonly close: () => Promise<void> };

/** Builds every function of the app; nothing is asked of a venue yet. */
export function createApp({ config, venues, version, log }: AppOptions): App {
  const startedAt = Date.now();
  const clock = createClockOffset();
  const ids = new Map(venues.map(({ id, name }) => [name, id]));
  const states = async (): Promise<readonly VenueState[]> => venueStates(open, snapshots);
  const facts = { version, startedAt, cacheTier: () => store.tier(), clockAheadMs: clock.aheadMs, states };
  const metrics =
    config.metricsKey === null ? null : createMetrics({ ...facts, idOf: (name) => ids.get(name) ?? name });
  const meter = metrics?.meter ?? silentMeter;
  const functionKey = config.authLevel === "function" ? config.functionKey : null;
  const service = { ...config, functionKey, rateLimit: createRateLimit(config), meter };
  const open = openVenues(venues, {
    ...{ proxyUrl: config.upstreamProxyUrl, timeoutMs: config.upstreamTimeoutMs },
    observer: { onHeaders: clock.note, onEnd: meter.asked },
  });
  const tier = config.redisUrl === null ? null : openRedisTier(config.redisUrl, log);
  const store = createStore(tier, { maxEntries: 1000 });
  const snapshots = createSnapshotCache(store, config);
  const historyStore = createStore(tier, { maxMebibytes: 32 });
  const stores = { store: historyStore, contractStore: store };
  const queueSettings = { ...config, waited: meter.waited };
  const histories = createHistoryCache({ ...stores, queues: pastQueues(queueSettings) }, config);
  const tiers = createTiersCache({ ...stores, queue: tierQueue(queueSettings) }, config);
  const serve = <Parameters extends Schema>(
    route: Route<Parameters, Schema>,
    answer: Answerer<Parameters>,
  ): Served => ({ route, handler: httpHandler(route, answer, service) });
  const routes = (): readonly Served["route"][] => served.map(({ route }) => route);
  const served: readonly Served[] = [
    serve(perpetualsRoute, answerPerpetuals(open, snapshots)),
    serve(compareRoute, answerCompare(open, snapshots, config)),
    serve(candlesRoute, answerHistory("closes", open, histories)),
    serve(fundingRoute, answerHistory("fundingRates", open, histories)),
    serve(tiersRoute, answerTiers(open, tiers)),
    serve(venuesRoute, answerVenues(open, snapshots, config)),
    serve(healthRoute, answerHealth(facts)),
    serve(openapiRoute, answerOpenapi({ routes, version, authLevel: config.authLevel })),
  ];
  const { authLevel } = config;
  const unknown = unknownRouteHandler(
    served.map(({ route }) => route.path),
    service,
  );
  const functions: readonly AppFunction[] = [
    ...served.map(({ route: { name, path, isProbe }, handler }): AppFunction => ({
      name,
      path,
      methods,
      authLevel: isProbe === true ? "anonymous" : authLevel,
      handler,
    })),
    ...metricsFunctions(metrics, config.metricsKey, { ...service, functionKey: null }),
    { name: "unknownRoute", path: "{*path}", methods, authLevel, handler: unknown },
    // Apart from the routes, because a browser's preflight cannot carry the key that those may demand.
    { name: "preflight", path: "{*path}", methods: ["OPTIONS"], authLevel: "anonymous", handler: unknown },
  ];
  return {
    functions,
    close: async () => {
      metrics?.close();
      await store.close();
    },
  };
}

// At every level without a function key: it has one of its own, which scrapers can send.
function metricsFunctions(metrics: Metrics | null, key: string | null, guard: Guard): readonly AppFunction[] {
  if (metrics === null || key === null) return [];
  const handler = metricsHandler(metrics, key, guard);
  return [{ name: "metrics", path: "metrics", methods, authLevel: "anonymous", handler }];
}
