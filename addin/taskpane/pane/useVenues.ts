import { useMemo } from "react";
import { useVenueStates } from "./useVenueStates.js";

/** The names of the service's venues; none until it has answered, and where it cannot. */
export function useVenues(): readonly string[] {
  const states = useVenueStates();
  return useMemo(() => states?.venues.map(({ venue }) => venue) ?? [], [states]);
}
