import { useEffect, useState } from "react";
import { decode, routePath } from "../../../shared/contract/route.js";
import { venuesRoute } from "../../../shared/contract/venues.js";
import { usePane } from "./paneEnvironment.js";

const deadlineMs = 15_000;

/** The names of the service's venues; none until it has answered, and where it cannot. */
export function useVenues(): readonly string[] {
  const { ask, problems } = usePane();
  const [venues, setVenues] = useState<readonly string[]>([]);
  useEffect(() => {
    const leave = new AbortController();
    const read = (json: unknown) =>
      decode(venuesRoute.answer, json, { code: "service_bad_response", what: "the list of venues" });
    ask(
      routePath(venuesRoute.path, {}),
      read,
      AbortSignal.any([leave.signal, AbortSignal.timeout(deadlineMs)]),
    ).then(
      ({ value }) => {
        setVenues(value.venues.map(({ venue }) => venue));
      },
      (error: unknown) => {
        // Only an offer of words is missing then; the diagnostics keep why.
        if (!leave.signal.aborted) problems.note(error);
      },
    );
    return () => {
      leave.abort();
    };
  }, [ask, problems]);
  return venues;
}
