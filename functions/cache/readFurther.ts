import type { History } from "../../shared/contract/history.js";
import type { readPast } from "../venues/pastValues.js";
import type { HistoryEntry } from "./historyEntry.js";

/** Values that are complete from a moment on until they were read, ms since 1970. */
export type KnownPast = Pick<HistoryEntry, "from" | "readAt"> & { readonly values: History };

type Span = { readonly from: number; readonly before: number };

type Further = {
  readonly known: (KnownPast & { readonly isCurrent: boolean }) | null;
  readonly span: Span;
  readonly now: number;
  /** Whether what lies before the known can be asked for alone. */
  readonly isPastByTime: boolean;
  readonly read: (span: Span & Pick<Parameters<typeof readPast>[0], "onPage">) => Promise<History>;
  /** The error for an answer without the value that it reported before. */
  readonly emptied: () => Error;
  /** Called whenever more is known, so that a reading that fails can be taken up there. */
  readonly keep: (known: KnownPast) => void;
};

/**
 * Reads what is not known yet: what came after the known values and, where the venue can be asked for it, what lies
 * before them. Every settlement would else cost all pages of two years once more.
 * @throws what `read` throws
 */
export async function readFurther(further: Further): Promise<KnownPast> {
  const { known, span, isPastByTime, read, keep } = further;
  if (known === null || (known.from > span.from && !isPastByTime)) return readWhole(further);
  const newer = known.isCurrent ? known : await readNewer(further, known);
  keep(newer);
  if (newer.from <= span.from) return cut(newer, span.from);
  const older = await read({
    from: span.from,
    before: newer.from,
    onPage: (values, from) => {
      keep({ values: [...values, ...newer.values], from, readAt: newer.readAt });
    },
  });
  return { values: [...older, ...newer.values], from: span.from, readAt: newer.readAt };
}

async function readWhole({ span, now, isPastByTime, read, keep }: Further): Promise<KnownPast> {
  const values = await read({
    ...span,
    onPage: (part, from) => {
      if (isPastByTime) keep({ values: part, from, readAt: now });
    },
  });
  return { values, from: span.from, readAt: now };
}

// From the latest known value on and not behind it: an answer without that one is broken, and not news that nothing came.
async function readNewer({ span, now, read, emptied }: Further, known: KnownPast): Promise<KnownPast> {
  const last = known.values.at(-1)?.[0] ?? known.from;
  const later = await read({ from: last, before: span.before });
  if (later.length === 0) throw emptied();
  const earlier = known.values.filter(([time]) => time < last);
  return { values: [...earlier, ...later], from: known.from, readAt: now };
}

function cut({ values, readAt }: KnownPast, from: number): KnownPast {
  return { values: values.filter(([time]) => time >= from), from, readAt };
}
