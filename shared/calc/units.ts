/** What an amount is given in; "usd" first because it is the default. */
export const units = ["usd", "coin"] as const;
export type Unit = (typeof units)[number];
