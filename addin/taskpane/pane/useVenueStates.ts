import { useEffect, useState } from "react";
import { decode, routePath } from "../../../shared/contract/route.js";
import { venuesRoute, type Venues } from "../../../shared/contract/venues.js";
import { deadlineSignal } from "../../deadlineSignal.js";
import { usePane } from "./paneEnvironment.js";

const deadlineMs = 15_000;

/** What the service says of its venues; null until it has answered, and where it cannot. */
export function useVenueStates(): Venues | null {
  const { ask, problems } = usePane();
  const [venues, setVenues] = useState<Venues | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    const read = (json: unknown) =>
      decode(venuesRoute.answer, json, { code: "service_bad_response", what: "the list of venues" });
    ask(routePath(venuesRoute.path, {}), read, deadlineSignal(deadlineMs, leave.signal)).then(
      ({ value }) => {
        setVenues(value);
      },
      (error: unknown) => {
        // The page works without it; the diagnostics keep why.
        if (!leave.signal.aborted) problems.note(error);
      },
    );
    return () => {
      leave.abort();
    };
  }, [ask, problems]);
  return venues;
}
