/** Takes down what happens, for whoever watches the service. */
export type Meter = {
  /** A request that a handler answered, by the name of its route. */
  readonly answered: (route: string, status: number) => void;
  /** A request that went out to a venue: "answered", an HTTP status that is no success, or an error code. */
  readonly asked: (venueName: string, outcome: string) => void;
  /** How long a question about the past or risk tiers waited for its first turn. */
  readonly waited: (venueId: string, ms: number) => void;
};

/** Takes nothing down: nobody watches. */
export const silentMeter: Meter = {
  answered: () => undefined,
  asked: () => undefined,
  waited: () => undefined,
};
