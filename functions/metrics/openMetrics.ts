import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { cacheTiers, type CacheTier } from "../../shared/contract/health.js";
import type { VenueState } from "../routes/venueStates.js";
import { createCounter } from "./counter.js";
import { createHistogram } from "./histogram.js";
import { keptAnswersChannel } from "./keptAnswersChannel.js";
import type { Meter } from "./meter.js";
import { openMetricsText, type Family } from "./openMetricsText.js";

type MetricsFacts = {
  readonly version: string;
  readonly startedAt: number;
  readonly cacheTier: () => CacheTier;
  readonly clockAheadMs: () => number | null;
  readonly states: () => Promise<readonly VenueState[]>;
  /** The id of a venue by its name. */
  readonly idOf: (venueName: string) => string;
};

/** The service's figures as OpenMetrics text. */
export type Metrics = {
  readonly meter: Meter;
  readonly contentType: string;
  readonly render: () => Promise<string>;
  readonly close: () => void;
};

const waitBoundsS = [0.01, 0.1, 0.5, 1, 5, 10, 30];

/** Opens the figures; counting begins now. */
export function createMetrics(facts: MetricsFacts): Metrics {
  const [requests, kept, upstream] = [createCounter(), createCounter(), createCounter()];
  const waits = createHistogram(waitBoundsS);
  const onKept = (status: unknown): void => {
    kept.add({ status: String(status) });
  };
  subscribe(keptAnswersChannel, onKept);

  const counted = (): readonly Family[] => [
    {
      ...{ name: "hedge_requests", type: "counter", samples: requests.samples() },
      help: "Requests that the service answered.",
    },
    {
      ...{ name: "hedge_kept_answers", type: "counter", samples: kept.samples() },
      help: "Answers that the local answer cache repeated.",
    },
    {
      ...{ name: "hedge_upstream_requests", type: "counter", samples: upstream.samples() },
      help: "Requests to exchanges by how they ended.",
    },
    {
      ...{ name: "hedge_queue_wait_seconds", type: "histogram", unit: "seconds", samples: waits.samples() },
      help: "How long questions about the past and risk tiers waited for their turn.",
    },
  ];

  return {
    contentType: "application/openmetrics-text; version=1.0.0; charset=utf-8",
    meter: {
      answered: (route, status) => {
        requests.add({ route, status: String(status) });
      },
      asked: (venueName, outcome) => {
        upstream.add({ venue: facts.idOf(venueName), outcome });
      },
      waited: (venue, ms) => {
        waits.observe({ venue }, ms / 1000);
      },
    },
    render: async () =>
      openMetricsText([...venueFamilies(await facts.states()), ...ownFamilies(facts), ...counted()]),
    close: () => {
      unsubscribe(keptAnswersChannel, onKept);
    },
  };
}

function venueFamilies(states: readonly VenueState[]): readonly Family[] {
  const pauses = new Map(states.map(({ venue, pausedMs }) => [venue, pausedMs]));
  return [
    {
      ...{ name: "hedge_snapshot_age_seconds", type: "gauge", unit: "seconds" },
      help: "Age of the last good prices.",
      samples: states.flatMap(({ venue, kind, ageMs }) =>
        ageMs === null ? [] : [{ labels: { venue, kind }, value: ageMs / 1000 }],
      ),
    },
    {
      ...{ name: "hedge_snapshot_up", type: "gauge" },
      help: "Whether the last refresh of the prices worked.",
      samples: states.flatMap(({ venue, kind, status }) =>
        status === "idle" ? [] : [{ labels: { venue, kind }, value: status === "up" ? 1 : 0 }],
      ),
    },
    {
      ...{ name: "hedge_venue_pause_seconds", type: "gauge", unit: "seconds" },
      help: "How long nothing is sent yet to an exchange that limits us.",
      samples: [...pauses].map(([venue, ms]) => ({ labels: { venue }, value: ms / 1000 })),
    },
  ];
}

function ownFamilies({ version, startedAt, cacheTier, clockAheadMs }: MetricsFacts): readonly Family[] {
  const aheadMs = clockAheadMs();
  const present = cacheTier();
  return [
    {
      ...{ name: "hedge_cache_state", type: "gauge" },
      help: "Where values are kept: 1 for the present state.",
      samples: cacheTiers.map((state) => ({ labels: { state }, value: state === present ? 1 : 0 })),
    },
    {
      ...{ name: "hedge_clock_ahead_seconds", type: "gauge", unit: "seconds" },
      help: "How far this clock is ahead of the exchanges'.",
      samples: aheadMs === null ? [] : [{ value: aheadMs / 1000 }],
    },
    {
      ...{ name: "process_resident_memory_bytes", type: "gauge", unit: "bytes" },
      help: "Resident memory.",
      samples: [{ value: process.memoryUsage.rss() }],
    },
    {
      ...{ name: "process_start_time_seconds", type: "gauge", unit: "seconds" },
      help: "When the process started, seconds since 1970.",
      samples: [{ value: startedAt / 1000 }],
    },
    {
      ...{ name: "hedge_build_info", type: "gauge", samples: [{ labels: { version }, value: 1 }] },
      help: "The version that runs.",
    },
  ];
}
