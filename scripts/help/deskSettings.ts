import { usualSettings } from "../../addin/settings.js";
import {
  defaultMaintenanceRate,
  readSettings,
  surviveRise,
  type DeskSettings,
} from "../../shared/desk/readSettings.js";
import type { ArgumentTable } from "./argumentTable.js";

type SettingText = {
  readonly name: string;
  /** How the default of the code is written. */
  readonly byDefault: (defaults: DeskSettings) => string;
  readonly meaning: string;
};

const texts: readonly SettingText[] = [
  {
    name: "venue",
    byDefault: ({ venue }) => venue,
    meaning: "Exchange to hedge on where it lists the coin. The Hedge pane can set another default.",
  },
  {
    name: "hedge ratio",
    byDefault: ({ hedgeRatio }) => hedgeRatio.toString(),
    meaning: "Share of what you hold to cover, a fraction above 0, up to 2: 0.5 covers half.",
  },
  {
    name: "prefer",
    byDefault: ({ prefer }) => prefer,
    meaning:
      '"coin margin" takes an inverse contract wherever one is listed before any linear one; "one venue" takes what your venue lists, inverse first, before it looks elsewhere.',
  },
  {
    name: "proxy",
    byDefault: ({ proxy }) => proxy,
    meaning: "Coin to short for coins that no venue lists a perpetual of. Such a row needs a beta.",
  },
  {
    name: "survive",
    byDefault: (defaults) =>
      `${surviveRise(defaults, "SOL").toString()} (BTC, ETH: ${surviveRise(defaults, "ETH").toString()})`,
    meaning: "Rise of the mark price that the margin must survive, a fraction: 1 is a doubling, 2 is +200 %.",
  },
  {
    name: "leverage",
    byDefault: ({ leverage }) => leverage?.toString() ?? "none",
    meaning:
      "Sizes the margin as the position at entry divided by this. Typed alone it replaces survive; typed beside it, the larger margin is asked for.",
  },
  {
    name: "warn",
    byDefault: ({ warn }) => warn.toString(),
    meaning: "The desk calls for margin once a liquidation is nearer than this rise, a fraction.",
  },
  {
    name: "horizon",
    byDefault: ({ horizonDays }) => `${horizonDays.toString()} days`,
    meaning: "How far costHorizon and breakEven look ahead, in days.",
  },
  {
    name: "fee rate",
    byDefault: ({ feeRate }) => feeRate.toString(),
    meaning: "Trading fee per trade, a fraction of its size: 0.0005 is 0.05 %. Negative is a rebate.",
  },
  {
    name: "band",
    byDefault: ({ band }) => band.toString(),
    meaning: "No order while target and cover are no further apart than this fraction of the target.",
  },
  {
    name: "max funding",
    byDefault: ({ maxFunding }) => maxFunding.toString(),
    meaning:
      "The most a short may pay in funding, a fraction of its size per year. Above it the desk says wait, or consider closing.",
  },
  {
    name: "maintenance rate",
    byDefault: () => `the venue's tier, else ${defaultMaintenanceRate.toString()}`,
    meaning:
      "Maintenance margin as a fraction of the position. Blank: of the venue's tier for the size; where it publishes none 0.025, and the card of the row says so.",
  },
  {
    name: "days",
    byDefault: ({ days }) => days?.toString() ?? "none",
    meaning: "Days of price history, 1 to 730. No field of this version uses it yet.",
  },
];

/** Every setting of the desk with the default that the code takes. */
export function deskSettingsTable(): ArgumentTable {
  const { settings: defaults } = readSettings([], usualSettings.defaultVenue);
  return {
    id: "settings",
    title: "Settings",
    lead: "Type only those you want to change, in any order, the name beside the value. A blank value is the default. A value out of range stands in every row's action, and nothing is sized until it is fixed.",
    headings: ["Setting", "Default", "Meaning"],
    rows: texts.map(({ name, byDefault, meaning }) => ({
      name,
      note: byDefault(defaults),
      isQuiet: false,
      meaning,
    })),
  };
}
