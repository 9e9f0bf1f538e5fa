import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import type { DeskCell } from "../../../shared/desk/deskCell.js";
import { readSettings, settingNames, surviveRise } from "../../../shared/desk/readSettings.js";

const usual = readSettings([], "okx").settings;

const invalidInput = expect.objectContaining({ code: "invalid_input" }) as Error;

const set = (name: string, value: DeskCell) => readSettings([[name, value]], "okx");
const problemOf = (name: string, value: DeskCell) => set(name, value).problem?.message;

it("without any are the defaults", () => {
  expect(readSettings([], "okx")).toEqual({
    problem: null,
    settings: {
      venue: "okx",
      hedgeRatio: new Decimal(1),
      prefer: "coin margin",
      proxy: "ETH",
      survive: null,
      leverage: null,
      warn: new Decimal("0.3"),
      horizonDays: new Decimal(30),
      feeRate: new Decimal("0.0005"),
      band: new Decimal("0.05"),
      maxFunding: new Decimal("0.5"),
      maintenanceRate: null,
      days: null,
    },
  });
});

it("has thirteen names", () => {
  expect(settingNames.join(", ")).toBe(
    "venue, hedge ratio, prefer, proxy, survive, leverage, warn, horizon, fee rate, band, max funding, maintenance rate, days",
  );
});

describe("a setting that holds", () => {
  it.each([
    ["venue", " Bybit ", { venue: "bybit" }],
    ["hedge ratio", 2, { hedgeRatio: new Decimal(2) }],
    ["hedge ratio", 0.001, { hedgeRatio: new Decimal("0.001") }],
    ["prefer", " One Venue ", { prefer: "one venue" }],
    ["prefer", "COIN MARGIN", { prefer: "coin margin" }],
    ["proxy", "xbt", { proxy: "BTC" }],
    ["proxy", " sol ", { proxy: "SOL" }],
    ["proxy", "WBTC", { proxy: "BTC" }],
    ["proxy", "steth", { proxy: "ETH" }],
    ["survive", 50, { survive: new Decimal(50) }],
    ["leverage", 0.5, { leverage: new Decimal("0.5") }],
    ["warn", 0.001, { warn: new Decimal("0.001") }],
    ["warn", 5, { warn: new Decimal(5) }],
    ["horizon", 730, { horizonDays: new Decimal(730) }],
    ["fee rate", -0.1, { feeRate: new Decimal("-0.1") }],
    ["fee rate", 0.1, { feeRate: new Decimal("0.1") }],
    ["band", 0, { band: new Decimal(0) }],
    ["band", 0.999, { band: new Decimal("0.999") }],
    ["max funding", 0.001, { maxFunding: new Decimal("0.001") }],
    ["max funding", 20, { maxFunding: new Decimal(20) }],
    ["maintenance rate", 0.001, { maintenanceRate: new Decimal("0.001") }],
    ["maintenance rate", 0.499, { maintenanceRate: new Decimal("0.499") }],
    ["days", 1, { days: 1 }],
    ["days", 730, { days: 730 }],
  ])("%s %j", (name, value, expected) => {
    expect(set(name, value)).toEqual({ problem: null, settings: { ...usual, ...expected } });
  });

  it.each(["Hedge  Ratio", "hedge-ratio", "hedge_ratio", "HEDGERATIO", " hedge ratio "])(
    "is meant by %j",
    (name) => {
      expect(set(name, 0.5).settings.hedgeRatio.toNumber()).toBe(0.5);
    },
  );
});

it.each(settingNames)("a blank %s takes the default, also behind another value", (name) => {
  for (const blank of [null, "", "  "]) expect(set(name, blank)).toEqual({ problem: null, settings: usual });
});

// A cleared cell may arrive as 0, which means nothing there.
it.each([
  ...["venue", "prefer", "proxy", "survive", "leverage", "warn", "horizon", "max funding"],
  ...["maintenance rate", "days"],
])("a 0 as %s is a blank", (name) => {
  expect(set(name, 0)).toEqual({ problem: null, settings: usual });
});

describe("a setting that cannot be", () => {
  it.each([
    ["venue", "by bit", 'setting venue must be a venue such as bybit, was "by bit"'],
    ["venue", "x".repeat(21), "setting venue must be a venue"],
    ["venue", "bybit!", "setting venue must be a venue"],
    ["venue", "!bybit", "setting venue must be a venue"],
    ["venue", 5, "setting venue must be text"],
    [
      "hedge ratio",
      0,
      "setting hedge ratio must be above 0, up to 2 (is this a percentage? 50 % is 0.5), was 0",
    ],
    ["hedge ratio", 2.001, "setting hedge ratio must be above 0, up to 2"],
    ["hedge ratio", -1, "setting hedge ratio must be above 0, up to 2"],
    ["prefer", "best rate", 'setting prefer must be "coin margin" or "one venue", was "best rate"'],
    ["proxy", "no coin!", 'setting proxy must be a coin such as ETH, was "no coin!"'],
    ["proxy", "!ETH", "setting proxy must be a coin"],
    ["proxy", "USDC", 'setting proxy must be a coin such as ETH, was "USDC"'],
    ["proxy", "eur", "setting proxy must be a coin such as ETH"],
    ["proxy", "X".repeat(31), "setting proxy must be a coin"],
    [
      "survive",
      50.1,
      "setting survive must be a rise above 0, up to 50 (is this a percentage? 200 % is 2), was 50.1",
    ],
    ["survive", -1, "setting survive must be a rise above 0"],
    ["leverage", -2, "setting leverage must be above 0, was -2"],
    [
      "warn",
      -0.1,
      "setting warn must be a rise above 0, up to 5 (is this a percentage? 30 % is 0.3), was -0.1",
    ],
    ["warn", 5.1, "setting warn must be a rise above 0, up to 5"],
    ["horizon", 731, "setting horizon must be a number of days above 0, up to 730, was 731"],
    ["horizon", -1, "setting horizon must be a number of days above 0"],
    [
      "fee rate",
      0.11,
      "setting fee rate must be from -0.1 to 0.1 (is this a percentage? 0.05 % is 0.0005), was 0.11",
    ],
    ["fee rate", -0.11, "setting fee rate must be from -0.1 to 0.1"],
    ["band", 1, "setting band must be from 0 to below 1 (is this a percentage? 5 % is 0.05), was 1"],
    ["band", -0.01, "setting band must be from 0 to below 1"],
    [
      "max funding",
      20.1,
      "setting max funding must be an annual rate above 0, up to 20 (is this a percentage? 50 % is 0.5)",
    ],
    ["max funding", -1, "setting max funding must be an annual rate above 0"],
    [
      "maintenance rate",
      0.5,
      "setting maintenance rate must be above 0 and below 0.5 (is this a percentage? 2.5 % is 0.025)",
    ],
    ["maintenance rate", -0.1, "setting maintenance rate must be above 0"],
    ["days", 731, "setting days must be a whole number of days from 1 to 730, was 731"],
    ["days", 0.5, "setting days must be a whole number of days"],
    ["days", 1.5, "setting days must be a whole number of days from 1 to 730, was 1.5"],
    ["band", { error: "#REF!" }, "setting band holds the error #REF!; fix that cell and this one updates"],
    ["band", "wide", "setting band must be a number"],
  ])("%s %j is reported, and the default stays", (name, value, message) => {
    expect(problemOf(name, value)).toContain(message);
    expect(set(name, value).settings).toEqual(usual);
  });

  it("is reported first of several; what is right holds", () => {
    const { settings, problem } = readSettings(
      [
        ["band", 9],
        ["warn", 9],
        ["hedge ratio", 0.5],
      ],
      "okx",
    );
    expect(problem?.message).toContain("setting band");
    expect(settings.hedgeRatio.toNumber()).toBe(0.5);
  });
});

describe("the range", () => {
  it("lies in two columns or in two rows, blank ones left out", () => {
    const expected = { venue: "bybit", band: new Decimal("0.1"), warn: new Decimal("0.2") };
    const columns = [
      ["venue", "bybit"],
      [null, null],
      ["band", 0.1],
      [null, 5],
      ["warn", 0.2],
    ] as const;
    expect(readSettings(columns, "okx").settings).toEqual({ ...usual, ...expected });
    const rows = [
      ["venue", null, "band", "warn"],
      ["bybit", null, 0.1, 0.2],
    ] as const;
    expect(readSettings(rows, "okx").settings).toEqual({ ...usual, ...expected });
  });

  it("of two by two is columns where the first column holds names only, else rows", () => {
    const pairs = [
      ["venue", "bybit"],
      ["band", 0.1],
    ] as const;
    expect(readSettings(pairs, "okx").settings).toMatchObject({ venue: "bybit", band: new Decimal("0.1") });
    const rows = [
      ["venue", "band"],
      ["bybit", 0.1],
    ] as const;
    expect(readSettings(rows, "okx").settings).toMatchObject({ venue: "bybit", band: new Decimal("0.1") });
    const withBlank = [
      ["venue", "bybit"],
      [null, null],
    ] as const;
    expect(readSettings(withBlank, "okx").settings).toEqual({ ...usual, venue: "bybit" });
  });

  it("of two by two with a misspelt name says which, whichever way it lies", () => {
    const misspelt = /^unknown setting "bnad" \(did you mean band\?\): /;
    const columns = [
      ["venue", "bybit"],
      ["bnad", 0.1],
    ] as const;
    expect(() => readSettings(columns, "okx")).toThrow(misspelt);
    const rows = [
      ["venue", "bnad"],
      ["bybit", 0.1],
    ] as const;
    expect(() => readSettings(rows, "okx")).toThrow(misspelt);
    const first = [
      ["bnad", "venue"],
      [0.1, "bybit"],
    ] as const;
    expect(() => readSettings(first, "okx")).toThrow(misspelt);
  });

  it("may be blank as a whole, whatever its shape", () => {
    expect(readSettings([[null]], "okx")).toEqual({ problem: null, settings: usual });
    expect(readSettings([[null, "", 0]], "okx")).toEqual({ problem: null, settings: usual });
  });

  const shape = "settings must be two columns (or two rows) of names and values";
  it.each([
    [[["venue"]]],
    [[["venue", "bybit", 1]]],
    [[["venue"], ["bybit", 1]]],
    [[["venue", "bybit"], ["band"], ["warn", 1]]],
    [
      [
        ["venue", "a", "b"],
        ["a", "b", "c"],
        ["a", "b", "c"],
      ],
    ],
  ])("%j has another shape", (range) => {
    expect(() => readSettings(range, "okx")).toThrow(shape);
    expect(() => readSettings(range, "okx")).toThrow(invalidInput);
  });

  it("with a name that is none says which there are, and which is near", () => {
    expect(() => set("venu", "okx")).toThrow(
      /^unknown setting "venu" \(did you mean venue\?\): use venue, .*, days$/,
    );
    expect(() => set("venu", "okx")).toThrow(invalidInput);
    expect(() => set("colour of the sheet", 1)).toThrow(/^unknown setting "colour of the sheet": /);
    expect(() => set("constructor", 1)).toThrow(/^unknown setting "constructor": /);
    expect(() => readSettings([[5, 1]], "okx")).toThrow(/^unknown setting 5: /);
  });
});

it("a rise of 200 % is asked for, of BTC and ETH 100 %, else what is typed", () => {
  expect(surviveRise(usual, "SOL").toNumber()).toBe(2);
  expect(surviveRise(usual, "BTC").toNumber()).toBe(1);
  expect(surviveRise(usual, "ETH").toNumber()).toBe(1);
  expect(surviveRise(set("survive", 0.5).settings, "ETH").toNumber()).toBe(0.5);
});
