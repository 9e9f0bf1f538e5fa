import { compareRoute, type Comparison } from "../../shared/contract/compare.js";
import { decode, routePath } from "../../shared/contract/route.js";
import type { WantedComparison } from "../../shared/sheet/hedgeMarkets.js";
import type { AskService } from "../live/serviceClient.js";

/** All venues are asked by the service, the slowest counts. */
const deadlineMs = 30_000;

/** A coin on every venue. @throws HedgeError with the service's problem */
export async function fetchComparison(
  ask: AskService,
  { coin, kind }: WantedComparison,
  signal: AbortSignal = AbortSignal.timeout(deadlineMs),
): Promise<Comparison> {
  const path = `${routePath(compareRoute.path, { coin })}?kind=${kind}`;
  const read = (json: unknown): Comparison =>
    decode(compareRoute.answer, json, { code: "service_bad_response", what: `the comparison of ${coin}` });
  return (await ask(path, read, signal)).value;
}
