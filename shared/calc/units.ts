/** What an amount is given in; "usd" first because it is the default. */
export const units = ["usd", "coin"] as const;
export type Unit = (typeof units)[number];

/** "inverse": margined and settled in the coin itself; "linear": in a stablecoin. "inverse" first, the default. */
export const perpetualKinds = ["inverse", "linear"] as const;
export type PerpetualKind = (typeof perpetualKinds)[number];
