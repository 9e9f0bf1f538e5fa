import { compareResource, type Comparison } from "../../shared/contract/compare.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { decode, routePath } from "../../shared/contract/route.js";
import { deadlineSignal } from "../deadlineSignal.js";
import type { AskService } from "../live/serviceClient.js";

/** All venues are asked by the service, the slowest counts. */
const deadlineMs = 30_000;

/** A coin on every venue. @throws HedgeError with the service's problem */
export async function fetchComparison(
  ask: AskService,
  { coin, kind }: { readonly coin: string; readonly kind: PerpetualKind },
  signal: AbortSignal = deadlineSignal(deadlineMs),
): Promise<Comparison> {
  const path = `${routePath(compareResource.path, { coin })}?kind=${kind}`;
  const read = (json: unknown): Comparison =>
    decode(compareResource.answer, json, { code: "service_bad_response", what: `the comparison of ${coin}` });
  return (await ask(path, read, signal)).value;
}
