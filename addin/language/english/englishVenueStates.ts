/** The texts on what each venue lists and publishes. */
export const englishVenueStates = {
  title: "What each venue publishes",
  classes: {
    crypto: { one: "{count} coin", other: "{count} coins" },
    stock: { one: "{count} stock", other: "{count} stocks" },
    commodity: { one: "{count} commodity", other: "{count} commodities" },
    currency: { one: "{count} currency", other: "{count} currencies" },
    index: { one: "{count} index", other: "{count} indices" },
    prelaunch: { one: "{count} pre-launch contract", other: "{count} pre-launch contracts" },
    unclassified: { one: "{count} unclassified contract", other: "{count} unclassified contracts" },
  },
  contents: "{kind}: {contents}.",
  contentsClosing: "{kind}: {contents}; {count} closing or halted.",
  noData: "{kind}: no data yet.",
  down: "Down: {reason}",
  fresh: "Prices are read every {seconds} s.",
  freshAged: "Prices are read every {seconds} s and may be up to {age} s old.",
  publishes: "Publishes {what}.",
  published: {
    fundingCap: "funding rate caps",
    maxLeverage: "maximum leverage",
    closes: "daily closes",
    fundingHistory: "settled rates",
    tiers: "risk tiers",
  },
  paused: "Rate-limited: paused until {time} UTC.",
} as const;
