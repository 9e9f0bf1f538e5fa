// A percentage typed as a number (80 for 80 %) must not size, price or cost anything.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { isCellError } from "../../addin/runtime/cellResult.js";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

type Guard = {
  readonly id: string;
  readonly parameter: string;
  readonly call: (value: number) => readonly unknown[];
  readonly limit: number;
  /** Whether the limit itself is refused. */
  readonly isOpen?: true;
  /** Whether values below 0 are taken, and refused beyond the negative limit. */
  readonly isSigned?: true;
};

const prices = [[100], [80], [100], [50]];
const backtest = (ratio: number, fee: number, band: number) => [prices, prices, ratio, null, fee, band];

const guards: readonly Guard[] = [
  { id: "QTY", parameter: "hedgeRatio", call: (value) => [1, 1, value], limit: 2 },
  { id: "NOTIONAL", parameter: "hedgeRatio", call: (value) => [1, 1, 0, value], limit: 2 },
  { id: "CONTRACTS", parameter: "hedgeRatio", call: (value) => [1, 1, 1, "down", value], limit: 2 },
  { id: "BACKTEST", parameter: "hedgeRatio", call: (value) => backtest(value, 0, 0), limit: 10 },
  { id: "FEE", parameter: "feeRate", call: (value) => [1, value], limit: 0.1, isSigned: true },
  { id: "BREAKEVEN", parameter: "openFee", call: (value) => [1, value], limit: 0.1, isSigned: true },
  { id: "BREAKEVEN", parameter: "closeFee", call: (value) => [1, 0, value], limit: 0.1, isSigned: true },
  {
    id: "BACKTEST",
    parameter: "feeRate",
    call: (value) => backtest(1, value, 0),
    limit: 0.1,
    isSigned: true,
  },
  {
    id: "LIQPRICE",
    parameter: "maintenanceRate",
    call: (value) => [1, 1, 0, value],
    limit: 0.5,
    isOpen: true,
  },
  {
    id: "MARGINFOR",
    parameter: "maintenanceRate",
    call: (value) => [1, 1, 2, value],
    limit: 0.5,
    isOpen: true,
  },
  { id: "MAINTMARGIN", parameter: "tiers", call: (value) => [1, 1, value], limit: 0.5, isOpen: true },
  {
    id: "SCENARIO",
    parameter: "maintenanceRate",
    call: (value) => [1, 0, 1, 1, 0.1, value],
    limit: 0.5,
    isOpen: true,
  },
  { id: "PROXY", parameter: "assetVolatility", call: (value) => [1, 1, 1, value || 1, 1], limit: 20 },
  { id: "PROXY", parameter: "proxyVolatility", call: (value) => [1, 1, 1, 1, value || 1], limit: 20 },
  { id: "REBALANCE", parameter: "low", call: (value) => [1, 1, value, 5], limit: 5 },
  { id: "REBALANCE", parameter: "high", call: (value) => [1, 1, 0, value || 1], limit: 5 },
  { id: "REBALANCE", parameter: "restore", call: (value) => [1, 2, 0.9, 1.1, 1, value], limit: 5 },
  { id: "BACKTEST", parameter: "band", call: (value) => backtest(1, 0, value), limit: 5 },
];

const beyond = fc.double({ min: 1e-9, max: 1e6, noNaN: true });
const within = fc.double({ min: 0, max: 1 - 1e-9, noNaN: true });

describe.each(guards)("$parameter of $id", ({ id, parameter, call, limit, isOpen, isSigned }) => {
  /** Whether the parameter is taken for a percentage. */
  async function isRefused(value: number): Promise<boolean> {
    const result = await host.call(id, call(value));
    const message = isCellError(result) ? result.message : "";
    return message.startsWith(`${parameter} must be a fraction`) && message.includes("is this a percentage?");
  }

  it("is refused just over its limit and far beyond it", async () => {
    expect(await isRefused(limit)).toBe(isOpen === true);
    await fc.assert(
      fc.asyncProperty(beyond, async (share) => {
        expect(await isRefused(limit * (1 + share))).toBe(true);
        if (isSigned) expect(await isRefused(-limit * (1 + share))).toBe(true);
      }),
    );
  });

  it("is taken up to its limit", async () => {
    await fc.assert(
      fc.asyncProperty(within, async (share) => {
        expect(await isRefused(limit * share)).toBe(false);
        if (isSigned) expect(await isRefused(-limit * share)).toBe(false);
      }),
    );
  });
});
