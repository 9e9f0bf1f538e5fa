import type { Contract } from "./contract.js";
import { momentOf, windowStart, type PastSpan, type PastValue } from "./pastValues.js";

const hourMs = 3_600_000;
const longestIntervalMs = 24 * hourMs;

type SettlementPage = {
  readonly contract: Pick<Contract, "intervalHours">;
  readonly span: PastSpan;
  /** How many settlements one answer holds. */
  readonly maxCount: number;
  /** Asks for the settlements from `start` to the end of the span. */
  readonly ask: (start: number) => Promise<readonly PastValue[]>;
};

/**
 * Asks for the latest settlements of a span in a window of as many intervals as one answer holds: eight times fewer
 * requests than windows of as many hours. A contract may have settled more often in the past than it does now, and a
 * venue that answers with the oldest of its window then leaves out the latest: where some may be missing, it is asked
 * again for as many hours, since no contract settles more often.
 */
export async function settlementPage(page: SettlementPage): Promise<readonly PastValue[]> {
  const { contract, span, maxCount, ask } = page;
  // One less than an answer holds: a settlement may be stamped a little late and fall into the window of the next.
  const askHours = async (hours: number): Promise<readonly PastValue[]> => {
    const start = windowStart(span, (maxCount - 1) * hours * hourMs);
    const settled = await ask(start);
    if (start === span.from && !isCut(settled, page)) span.reachedStart?.();
    return settled;
  };
  const hours = Math.max(1, contract.intervalHours ?? 1);
  const settled = await askHours(hours);
  if (hours === 1 || !isCut(settled, page)) return settled;
  await span.nextTurn?.();
  const narrow = await askHours(1);
  // None in so many hours: there was nothing to leave out.
  return narrow.length > 0 ? narrow : settled;
}

function isCut(settled: readonly PastValue[], { span, maxCount }: SettlementPage): boolean {
  const moments = settled.flatMap(({ time }) => momentOf(time) ?? []);
  if (moments.length === 0) return false;
  return settled.length >= maxCount || Math.max(...moments) < span.before - longestIntervalMs;
}
