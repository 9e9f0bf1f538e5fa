import { mustBeEnough, mustVary, sampleCovariance, sampleVariance } from "./statistics.js";
import { noAnswer } from "./noAnswer.js";

export const betaMethods = ["ols", "ewma", "shrink"] as const;

/** How covariance and variance are estimated, with the method's own parameter. */
export type BetaEstimate =
  | { readonly method: "ols" }
  /** Weight of the past, in (0, 1). */
  | { readonly method: "ewma"; readonly decay: number }
  /** Weight of the common variance, in [0, 1]. */
  | { readonly method: "shrink"; readonly shrinkage: number };

type Moments = { readonly covariance: number; readonly variance: number };

function weighted(asset: readonly number[], proxy: readonly number[], decay: number): Moments {
  let moments: Moments | null = null;
  for (const [index, proxyReturn] of proxy.entries()) {
    const covariance = (asset[index] ?? Number.NaN) * proxyReturn;
    const variance = proxyReturn * proxyReturn;
    moments =
      moments === null
        ? { covariance, variance }
        : {
            covariance: decay * moments.covariance + (1 - decay) * covariance,
            variance: decay * moments.variance + (1 - decay) * variance,
          };
  }
  return moments ?? noAnswer("there are no returns");
}

function momentsOf(asset: readonly number[], proxy: readonly number[], estimate: BetaEstimate): Moments {
  if (estimate.method === "ewma") return weighted(asset, proxy, estimate.decay);
  const covariance = sampleCovariance(asset, proxy);
  const variance = sampleVariance(proxy);
  if (estimate.method === "ols") return { covariance, variance };
  const { shrinkage } = estimate;
  const common = (sampleVariance(asset) + variance) / 2;
  return {
    covariance: (1 - shrinkage) * covariance,
    variance: (1 - shrinkage) * variance + shrinkage * common,
  };
}

/**
 * Beta Cov(asset, proxy) / Var(proxy): the USD of proxy short per USD of asset with the smallest variance.
 * "ols": sample moments (Ederington 1979; Hull, Options, Futures, and Other Derivatives, 3.4). "ewma":
 * cov ← λ·cov + (1 − λ)·r_a·r_p, zero mean, seeded with the first return (RiskMetrics 1996). "shrink": moments
 * of (1 − δ)S + δμI with μ the mean variance of the two (Ledoit and Wolf's target); it pulls beta toward 0.
 *
 * @param asset simple returns, at least 3
 * @param proxy as many
 * @throws HedgeError no_answer for fewer returns or a proxy that does not vary
 */
export function beta(asset: readonly number[], proxy: readonly number[], estimate: BetaEstimate): number {
  mustBeEnough("returns", proxy);
  mustVary("the proxy's returns", proxy);
  const { covariance, variance } = momentsOf(asset, proxy, estimate);
  return covariance / variance;
}
