import { defaultSettings } from "../../addin/settings.js";
import {
  defaultMaintenanceRate,
  readSettings,
  surviveRise,
  type DeskSettings,
} from "../../shared/desk/readSettings.js";
import type { Say } from "../languages/catalogue.js";
import type { ArgumentTable } from "./argumentTable.js";

type SettingText = {
  readonly name: string;
  /** The code's default, as text. */
  readonly byDefault: (defaults: DeskSettings, say: Say) => string;
  readonly meaning: string;
};

const texts: readonly SettingText[] = [
  {
    name: "venue",
    byDefault: ({ venue }) => venue,
    meaning: "Exchange to hedge on if it lists the coin. You can change the default in the Hedge pane.",
  },
  {
    name: "hedge ratio",
    byDefault: ({ hedgeRatio }) => hedgeRatio.toString(),
    meaning: "Share of your holdings to cover, a fraction above 0 and up to 2: 0.5 covers half.",
  },
  {
    name: "prefer",
    byDefault: ({ prefer }) => prefer,
    meaning:
      '"coin margin" prefers an inverse contract on any venue to a linear one; "one venue" prefers what your venue lists, inverse first, to other venues.',
  },
  {
    name: "proxy",
    byDefault: ({ proxy }) => proxy,
    meaning: "Coin to short for coins without a perpetual on any venue. Such a row needs a beta.",
  },
  {
    name: "survive",
    byDefault: (defaults) =>
      `${surviveRise(defaults, "SOL").toString()} (BTC, ETH: ${surviveRise(defaults, "ETH").toString()})`,
    meaning: "Rise of the mark price that the margin must survive, a fraction: 1 is +100 %, 2 is +200 %.",
  },
  {
    name: "leverage",
    byDefault: ({ leverage }, say) => leverage?.toString() ?? say("none"),
    meaning:
      "Sets the margin to the notional at entry divided by this number. On its own it replaces survive; together with it, the larger margin applies.",
  },
  {
    name: "warn",
    byDefault: ({ warn }) => warn.toString(),
    meaning: "The desk calls for margin once a liquidation is closer than this rise, a fraction.",
  },
  {
    name: "horizon",
    byDefault: ({ horizonDays }, say) => say("{days} days").replace("{days}", horizonDays.toString()),
    meaning: "How many days costHorizon and breakEven look ahead.",
  },
  {
    name: "fee rate",
    byDefault: ({ feeRate }) => feeRate.toString(),
    meaning: "Trading fee per trade, a fraction of its notional: 0.0005 is 0.05 %. Negative is a rebate.",
  },
  {
    name: "band",
    byDefault: ({ band }) => band.toString(),
    meaning: "No order while the cover is within this fraction of the target.",
  },
  {
    name: "max funding",
    byDefault: ({ maxFunding }) => maxFunding.toString(),
    meaning:
      "Maximum funding a short may pay, as a fraction of its notional per year. Above it, the desk says to wait or to consider closing.",
  },
  {
    name: "maintenance rate",
    byDefault: (_, say) =>
      say("the venue's tier, else {rate}").replace("{rate}", defaultMaintenanceRate.toString()),
    meaning:
      "Maintenance margin as a fraction of the position. Blank: the rate of the venue's tier for the size; if it publishes none, 0.025, and the card of the row says so.",
  },
  {
    name: "days",
    byDefault: ({ days }, say) => days?.toString() ?? say("none"),
    meaning: "Days of price history, 1 to 730. Not used by any field in this version.",
  },
];

/** Every setting of the desk with the code's default. */
export function deskSettingsTable(say: Say): ArgumentTable {
  const { settings: defaults } = readSettings([], defaultSettings.defaultVenue);
  return {
    id: "settings",
    title: say("Settings"),
    lead: say(
      "Enter only those you want to change, in any order, each name next to its value. A blank value means the default. A value out of range is reported in every row's action, and nothing is sized until it is fixed.",
    ),
    headings: [say("Setting"), say("Default"), say("Meaning")],
    rows: texts.map(({ name, byDefault, meaning }) => ({
      name,
      note: byDefault(defaults, say),
      isQuiet: false,
      meaning: say(meaning),
    })),
  };
}
