import { Decimal } from "../decimal.js";
import { noAnswer } from "./noAnswer.js";
import { correlationOf, mustBeEnough, mustVary, sampleStandardDeviation } from "./statistics.js";

type Matrix = readonly (readonly number[])[];

/**
 * Share of a proxy's variance that the others must leave unexplained. Below it they are the same thing, and
 * the sizes of the two say nothing. BTC and ETH with a correlation of 0.95 leave a tenth.
 */
const smallestTolerance = 0.01;

function entry(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? Number.NaN;
}

/**
 * One step of Gauss and Jordan's elimination: after a step for every proxy, the last column of a correlation
 * matrix holds the standardised coefficients and its last corner 1 − R².
 */
function eliminate(matrix: Matrix, pivot: number): Matrix {
  return matrix.map((values, row) =>
    values.map((value, column) => {
      const scaled = entry(matrix, pivot, column) / entry(matrix, pivot, pivot);
      return row === pivot ? scaled : value - entry(matrix, row, pivot) * scaled;
    }),
  );
}

/** Each proxy against all others, so that the answer does not depend on the order of the columns. */
function refuseCollinear(correlations: Matrix, proxies: readonly number[]): void {
  for (const proxy of proxies) {
    const others = proxies.filter((other) => other !== proxy);
    const tolerance = entry(others.reduce(eliminate, correlations), proxy, proxy);
    // Not "smaller than": where the others are collinear among themselves it is no number.
    if (tolerance >= smallestTolerance) continue;
    noAnswer("the proxies move almost as one, so their sizes cannot be separated: remove one of them");
  }
}

function correlationMatrix(series: Matrix): Matrix {
  return series.map((first) =>
    series.map((second) => correlationOf(["the returns", "the returns"], first, second)),
  );
}

/**
 * USD to short of each of several proxies, the sizes with the smallest variance together:
 * S = V·w with w = Σpp⁻¹·Σpa, and the R² of that regression. Source: multiple minimum-variance hedge
 * (Alexander, Deng and Zou, arXiv 2101.01261); with one proxy it is value × beta.
 *
 * @param input.positionValue USD, any sign
 * @param input.asset simple returns, two more than there are proxies, at least 3
 * @param input.proxies simple returns of each proxy, as many
 * @returns USD per proxy (negative: buy), and R² in [0, 1]
 * @throws HedgeError no_answer for fewer returns, a series that does not vary, and collinear proxies
 */
export function multiProxy(input: {
  readonly positionValue: Decimal;
  readonly asset: readonly number[];
  readonly proxies: Matrix;
}): { readonly notionals: readonly Decimal[]; readonly rSquared: number } {
  const { positionValue, asset, proxies } = input;
  mustBeEnough("returns", asset, Math.max(3, proxies.length + 2));
  mustVary("the asset's returns", asset);
  proxies.forEach((proxy, index) => {
    mustVary(`the returns of proxy ${String(index + 1)}`, proxy);
  });
  const correlations = correlationMatrix([...proxies, asset]);
  const pivots = proxies.map((_proxy, index) => index);
  refuseCollinear(correlations, pivots);
  const solved = pivots.reduce(eliminate, correlations);
  const last = proxies.length;
  const notionals = proxies.map((proxy, index) => {
    const scale = sampleStandardDeviation(asset) / sampleStandardDeviation(proxy);
    return new Decimal(entry(solved, index, last) * scale).times(positionValue);
  });
  return { notionals, rSquared: Math.max(0, Math.min(1, 1 - entry(solved, last, last))) };
}
