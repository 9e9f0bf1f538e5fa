import { preferences, readSettings, settingNames } from "../desk/readSettings.js";
import type { TypedCell } from "./deskBook.js";
import { cellAt, columnName } from "./formulaText.js";
import type { Format } from "./looks.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";

type Setting = {
  /** As readSettings knows it; the sheet writes it with a capital. */
  readonly name: string;
  /** What a built sheet shows; "" where the desk decides by the coin or the venue. */
  readonly shown: TypedCell;
  readonly format?: Format;
  readonly note: string;
};

/** What the engine takes for a blank value: a built sheet shows it. */
const { settings: defaults } = readSettings([], "binance");

/** In the order of the sheet; the widest words stand in the widest column. */
const settings: readonly Setting[] = [
  {
    name: "venue",
    shown: defaults.venue,
    note: "Your exchange. Coins it does not list are hedged elsewhere.",
  },
  {
    name: "hedge ratio",
    shown: defaults.hedgeRatio.toNumber(),
    format: "wholePercent",
    note: "Share of your coins to cover.",
  },
  {
    name: "band",
    shown: defaults.band.toNumber(),
    format: "wholePercent",
    note: "No trade while the shorts are within this share of the target.",
  },
  {
    name: "proxy",
    shown: defaults.proxy,
    note: "The coin to short for coins that no venue lists; such a row needs a beta.",
  },
  {
    name: "warn",
    shown: defaults.warn.toNumber(),
    format: "wholePercent",
    note: "The desk calls for margin when a liquidation is closer than this rise.",
  },
  {
    name: "prefer",
    shown: defaults.prefer,
    note: '"coin margin": inverse contracts first, on any venue. "one venue": the venue first.',
  },
  {
    name: "survive",
    shown: "",
    format: "wholePercent",
    note: "The rise that the margin must survive. Blank: 100 % for BTC and ETH, 200 % for other coins.",
  },
  {
    name: "maintenance rate",
    shown: "",
    format: "percent",
    note: "Blank: the venue's rate for the size, or 2.5 % if none is published.",
  },
  { name: "horizon", shown: defaults.horizonDays.toNumber(), note: "Days, for the break-even and the cost." },
  {
    name: "fee rate",
    shown: defaults.feeRate.toNumber(),
    format: "percent",
    note: "Of the USD traded, each way.",
  },
  {
    name: "max funding",
    shown: defaults.maxFunding.toNumber(),
    format: "wholePercent",
    note: "Max funding cost, % p.a.: above it, the action says to wait or consider closing.",
  },
  {
    name: "leverage",
    shown: "",
    note: "Blank: margin by the rise alone. If set, it replaces the rise unless survive is set too.",
  },
  { name: "days", shown: "", note: "Days of history. Blank: each figure has its own default." },
];

function capital(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** Names and values, two rows from A on. */
export function settingsRange(firstRow: number): string {
  const last = columnName(settings.length - 1);
  return `${cellAt("A", firstRow)}:${cellAt(last, firstRow + 1)}`;
}

/**
 * The settings as cells, names above values.
 * @param typed by the setting's name; the others show their default
 */
export function settingCells(
  firstRow: number,
  typed: Readonly<Record<string, TypedCell>>,
): Record<string, PlanCell> {
  const missing = settingNames.filter((name) => !settings.some((each) => each.name === name));
  if (missing.length > 0) throw new Error(`the sheet does not show ${missing.join(", ")}`);
  return Object.fromEntries(
    settings.flatMap((setting, index): readonly (readonly [string, PlanCell])[] => {
      const { name, shown, format, note } = setting;
      const value = typed[name] ?? shown;
      const letter = columnName(index);
      return [
        [cellAt(letter, firstRow), { value: capital(name), look: "settingName", note }],
        [
          cellAt(letter, firstRow + 1),
          {
            ...(value === "" ? {} : { value }),
            look: typeof shown === "string" && shown !== "" ? "inputText" : "input",
            ...(format === undefined ? {} : { format }),
          },
        ],
      ];
    }),
  );
}

/** The words that a setting's cell offers. */
export function settingValidations(
  firstRow: number,
  venues: readonly string[],
): SheetPlan["listValidations"] {
  const offers: Readonly<Record<string, readonly string[]>> = { venue: venues, prefer: preferences };
  return settings.flatMap((setting, index) => {
    const words = offers[setting.name];
    return words === undefined || words.length === 0
      ? []
      : [{ range: cellAt(columnName(index), firstRow + 1), words }];
  });
}
