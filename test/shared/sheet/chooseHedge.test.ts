import { describe, expect, it } from "vitest";
import { HedgeError } from "../../../shared/errors.js";
import { instrumentText } from "../../../shared/instrument.js";
import { chooseHedge, chooseHedges, type HedgeDecision } from "../../../shared/sheet/chooseHedge.js";
import { comparison, markets, perpetual } from "./markets.js";

function shown(decision: HedgeDecision | null): string {
  if (decision === null) return "blank";
  if (decision.status === "chosen") return `${decision.method} ${instrumentText(decision.instrument)}`;
  return decision.status === "wanted"
    ? `wanted ${decision.wanted.coin} ${decision.wanted.kind}`
    : `refused: ${decision.problem}`;
}

function reasonOf(decision: HedgeDecision): string {
  return decision.status === "chosen" ? decision.reason : "";
}

const unlisted = new HedgeError({ code: "unknown_coin", message: "no venue lists it" });
const home = [perpetual("BTC"), perpetual("ETH")];

describe("the order of the choice", () => {
  const linear = [perpetual("ETH", "USDC"), perpetual("ETH", "USDT")];
  it.each([
    ["inverse on the venue", markets({ inverse: home, linear }), "ETH", "inverse home:ETH"],
    ["a comparison before anything else", markets({ linear }), "ETH", "wanted ETH inverse"],
    [
      "inverse elsewhere, the best of the comparison, before linear at home",
      markets({ linear, comparisons: [comparison("ETH", "inverse", ["home", "best", "worse"])] }),
      "ETH",
      "inverse best:ETH",
    ],
    [
      "linear on the venue, USDT before USDC",
      markets({ linear, comparisons: [["ETH", "inverse", unlisted]] }),
      "ETH",
      "linear home:ETH-USDT",
    ],
    [
      "USDC where there is no USDT",
      markets({
        linear: [perpetual("ETH", "FDUSD"), perpetual("ETH", "USDC")],
        comparisons: [["ETH", "inverse", unlisted]],
      }),
      "ETH",
      "linear home:ETH-USDC",
    ],
    [
      "linear elsewhere",
      markets({
        comparisons: [["ETH", "inverse", unlisted], comparison("ETH", "linear", ["best", "worse"])],
      }),
      "ETH",
      "linear best:ETH-USDT",
    ],
    [
      "the proxy, on the venue",
      markets({
        inverse: home,
        comparisons: [
          ["FOO", "inverse", unlisted],
          ["FOO", "linear", unlisted],
        ],
      }),
      "FOO",
      "proxy home:BTC",
    ],
    [
      "the proxy, elsewhere",
      markets({
        comparisons: [
          ["FOO", "inverse", unlisted],
          ["FOO", "linear", unlisted],
          comparison("BTC", "inverse", ["best"]),
        ],
      }),
      "FOO",
      "proxy best:BTC",
    ],
    [
      "a venue without the kind is one without the coin",
      markets({
        inverse: new HedgeError({ code: "kind_not_offered", message: "none" }),
        comparisons: [comparison("ETH", "inverse", ["best"])],
      }),
      "ETH",
      "inverse best:ETH",
    ],
  ])("%s", (_rule, given, coin, expected) => {
    expect(shown(chooseHedge(coin, "BTC", given))).toBe(expected);
  });
});

describe("a venue that tells no mark price of anything", () => {
  const unpriced = { mark: null };
  const inverse = [perpetual("ETH", "USD", unpriced), perpetual("BTC", "USD", unpriced)];
  it("leaves the coin to the best other venue that does, and says so", () => {
    const offers = comparison("ETH", "inverse", ["home", "mute", "best"]);
    const muted = offers.offers.map((offer) =>
      offer.venue === "mute" ? { ...offer, perpetual: perpetual("ETH", "USD", unpriced) } : offer,
    );
    const decision = chooseHedge(
      "ETH",
      "BTC",
      markets({ inverse, comparisons: [{ ...offers, offers: muted }] }),
    );
    expect(shown(decision)).toBe("inverse best:ETH");
    expect(reasonOf(decision)).toMatch(
      /^home tells no mark price to size a short by; of the other venues best/,
    );
  });
  it("keeps what no other venue lists", () => {
    const given = markets({ inverse, comparisons: [["ETH", "inverse", unlisted]] });
    expect(shown(chooseHedge("ETH", "BTC", given))).toBe("inverse home:ETH");
  });
  it("is not one that leaves out a single price", () => {
    const given = markets({ inverse: [perpetual("ETH", "USD", unpriced), perpetual("BTC")] });
    expect(shown(chooseHedge("ETH", "BTC", given))).toBe("inverse home:ETH");
  });
});

it("writes a linear contract quoted in USD so that it does not mean the inverse one", () => {
  const linear = [perpetual("SOL", "USD", { settle: "USD", contractSize: "1", contractUnit: "coin" })];
  const decision = chooseHedge(
    "SOL",
    "BTC",
    markets({ linear, comparisons: [["SOL", "inverse", unlisted]] }),
  );
  expect(shown(decision)).toBe("linear home:SOL-LINEAR");
  expect(reasonOf(decision)).toContain("home lists it as linear perpetual, settled in USD.");
});

it("never takes the next best because a market could not be asked", () => {
  const down = new HedgeError({ code: "venue_timeout", message: "home is too slow" });
  expect(shown(chooseHedge("ETH", "BTC", markets({ inverse: down, linear: home })))).toBe(
    "refused: home is too slow",
  );
  const given = markets({ linear: [perpetual("ETH", "USDT")], comparisons: [["ETH", "inverse", down]] });
  expect(shown(chooseHedge("ETH", "BTC", given))).toBe("refused: home is too slow");
});

it("names the venues that could not be asked where the choice hangs on them", () => {
  const given = markets({
    linear: [perpetual("ETH", "USDT")],
    comparisons: [comparison("ETH", "inverse", [], ["Kraken"])],
  });
  expect(reasonOf(chooseHedge("ETH", "BTC", given))).toContain("Kraken could not be asked");
});

it("says of a coin known nowhere that its price must be typed, and what may be meant", () => {
  const given = markets({
    inverse: home,
    comparisons: [
      ["ETHE", "inverse", unlisted],
      ["ETHE", "linear", unlisted],
    ],
  });
  const reason = reasonOf(chooseHedge("ETHE", "BTC", given));
  expect(reason).toContain("did you mean ETH?");
  expect(reason).toContain("type the price");
});

it("takes the plain contract where the venue lists one of a thousand coins beside it", () => {
  const linear = [
    perpetual("PEPE", "USDT", { coinMultiplier: 1000, symbol: "1000PEPE" }),
    perpetual("PEPE", "USDT"),
  ];
  const decision = chooseHedge(
    "PEPE",
    "BTC",
    markets({ linear, comparisons: [["PEPE", "inverse", unlisted]] }),
  );
  expect(decision).toMatchObject({ quote: { perpetual: { symbol: "PEPE/USDT:USDT" } } });
});

describe("how a coin may be typed", () => {
  const given = markets({
    inverse: home,
    linear: [perpetual("PEPE", "USDT")],
    comparisons: [["PEPE", "inverse", unlisted]],
  });
  it.each([
    ["eth", "inverse home:ETH", ""],
    ["  Eth ", "inverse home:ETH", ""],
    ["ETHUSDT", "inverse home:ETH", '"ETHUSDT" was read as ETH.'],
    ["ETH USDT", "inverse home:ETH", '"ETH USDT" was read as ETH.'],
    ["ETH/USDT", "inverse home:ETH", '"ETH/USDT" was read as ETH.'],
    ["bybit:ETH-USDT", "inverse home:ETH", '"bybit:ETH-USDT" was read as ETH.'],
    ["1000PEPE", "linear home:PEPE-USDT", '"1000PEPE" was read as PEPE: its quantity counts single PEPE.'],
  ])("%s", (typed, expected, said) => {
    const decision = chooseHedge(typed, "BTC", given);
    expect(shown(decision)).toBe(expected);
    expect(reasonOf(decision).startsWith(said)).toBe(true);
    expect(reasonOf(decision).includes("was read as")).toBe(said !== "");
  });

  it.each(["=cmd", "+1", "-2+3", "@SUM", "'ETH", "E TH X", "ETH Classic", "", "A".repeat(31)])(
    "%s names no coin",
    (typed) => {
      expect(shown(chooseHedge(typed, "BTC", given))).toMatch(/^refused: .* is no coin/);
    },
  );

  it.each(["USDT", "usdc", " dai ", "crvUSD"])("%s is nothing to hedge", (typed) => {
    const coin = typed.trim().toUpperCase();
    const listed = markets({ inverse: [perpetual("CRV")], linear: [perpetual("USDC", "USDT")] });
    expect(shown(chooseHedge(typed, "BTC", listed))).toBe(
      `refused: ${coin} is held in dollars already: nothing to hedge, leave it out`,
    );
  });

  it("quotes no more of a long text than a sentence bears", () => {
    expect(shown(chooseHedge("x".repeat(5000), "BTC", given)).length).toBeLessThan(120);
  });
});

it("refuses the second row of a coin, however it is written, and leaves blanks blank", () => {
  const decisions = chooseHedges(["ETH", " ", "btc", "ETHUSDT", "BTC"], "BTC", markets({ inverse: home }));
  expect(decisions.map(shown)).toEqual([
    "inverse home:ETH",
    "blank",
    "inverse home:BTC",
    "refused: ETH is in a row above: add both up there",
    "refused: BTC is in a row above: add both up there",
  ]);
});
