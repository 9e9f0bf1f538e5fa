import { matches, type Fault, type RequestFilter } from "./fault.js";

type SetFault = { readonly filter: RequestFilter; readonly fault: Fault };

export type FaultBoard = {
  /** Puts a fault on the requests the filter means; null takes it off again. Without a filter: on or off all. */
  readonly set: (fault: Fault | null, filter?: RequestFilter) => void;
  readonly faultFor: (venue: string | null, path: string) => Fault | null;
  readonly list: () => readonly SetFault[];
};

/** The faults in force: at most one per filter, and where several apply, the one set last. */
export function createFaultBoard(): FaultBoard {
  let faults: SetFault[] = [];
  const same = (one: RequestFilter, other: RequestFilter): boolean =>
    one.venue === other.venue && one.path === other.path;

  function set(fault: Fault | null, filter: RequestFilter = {}): void {
    const all = filter.venue === undefined && filter.path === undefined;
    faults = fault === null && all ? [] : faults.filter((entry) => !same(entry.filter, filter));
    if (fault !== null) faults.push({ filter, fault });
  }

  function faultFor(venue: string | null, path: string): Fault | null {
    return faults.filter(({ filter }) => matches(filter, venue, path)).at(-1)?.fault ?? null;
  }

  return { set, faultFor, list: () => [...faults] };
}
