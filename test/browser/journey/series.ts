/** What a price made from each day to the next: simple returns. */
export function returns(prices: readonly number[]): readonly number[] {
  return prices.slice(1).map((price, index) => price / (prices[index] ?? Number.NaN) - 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of a sample, as of all here: divided by one less than there are. */
export function covariance(ones: readonly number[], others: readonly number[]): number {
  const [one, other] = [mean(ones), mean(others)];
  const sum = ones.reduce(
    (before, value, index) => before + (value - one) * ((others[index] ?? Number.NaN) - other),
    0,
  );
  return sum / (ones.length - 1);
}

export function deviation(values: readonly number[]): number {
  return Math.sqrt(covariance(values, values));
}

/** The weights of two proxies with the smallest variance together, and how much of it they explain. */
export function twoWeights(
  asset: readonly number[],
  [first, second]: readonly [readonly number[], readonly number[]],
): { readonly weights: readonly [number, number]; readonly explained: number } {
  const [a, b, c] = [covariance(first, first), covariance(first, second), covariance(second, second)];
  const [p, q] = [covariance(asset, first), covariance(asset, second)];
  const determinant = a * c - b * b;
  const weights = [(c * p - b * q) / determinant, (a * q - b * p) / determinant] as const;
  return { weights, explained: (weights[0] * p + weights[1] * q) / covariance(asset, asset) };
}

/** The largest fall from the highest so far, of a value that began as 1. */
export function largestFall(values: readonly number[]): number {
  let highest = 1;
  return values.reduce((largest, value) => {
    highest = Math.max(highest, value);
    return Math.max(largest, 1 - value / highest);
  }, 0);
}
