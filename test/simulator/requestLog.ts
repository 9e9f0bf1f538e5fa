import { matches, type Fault, type RequestFilter } from "./fault.js";

/** One request as the exchange would have seen it. */
export type SimulatedRequest = {
  /** Null when no simulated venue has the host. */
  readonly venue: string | null;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** "" where there is none. */
  readonly body: string;
  readonly time: number;
  readonly fault: Fault["kind"] | null;
};

export type RequestLog = {
  readonly add: (request: SimulatedRequest) => void;
  readonly latest: () => readonly SimulatedRequest[];
  readonly count: (filter: RequestFilter) => number;
  readonly clear: () => void;
};

type Counter = { readonly venue: string | null; readonly path: string; count: number };

const maxCounters = 500;

/** Remembers the latest requests and counts all of them; a benchmark may send millions. */
export function createRequestLog(capacity = 10_000): RequestLog {
  let requests: SimulatedRequest[] = [];
  const counters = new Map<string, Counter>();

  function add(request: SimulatedRequest): void {
    requests.push(request);
    // Dropping half at once keeps the cost of a request constant.
    if (requests.length > capacity) requests = requests.slice(-Math.ceil(capacity / 2));
    const known = counters.get(`${String(request.venue)} ${request.path}`);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    const path = counters.size < maxCounters ? request.path : "/other";
    const key = `${String(request.venue)} ${path}`;
    const counter = counters.get(key) ?? { venue: request.venue, path, count: 0 };
    counter.count += 1;
    counters.set(key, counter);
  }

  function count(filter: RequestFilter): number {
    let sum = 0;
    for (const counter of counters.values()) {
      if (matches(filter, counter.venue, counter.path)) sum += counter.count;
    }
    return sum;
  }

  function clear(): void {
    requests = [];
    counters.clear();
  }

  return { add, latest: () => [...requests], count, clear };
}
