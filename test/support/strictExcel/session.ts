import { StrictExcelError } from "./strictError.js";

export type Traffic = {
  syncs: number;
  /** JSON bytes of all that was written. */
  requestBytes: number;
  /** JSON bytes of all that was loaded. */
  responseBytes: number;
};

/** One request context: what was asked for waits here until the next sync. */
export type Session = {
  /** Has it done at the next sync; `payload` is what travels to Excel for it. */
  readonly queue: (operation: () => void, payload?: unknown) => void;
  /** Counts what a load brings back. */
  readonly received: (payload: unknown) => void;
  /** Does what waits, in order; rejects at the first failure and forgets the rest, as Excel does. */
  readonly sync: () => Promise<void>;
  readonly isWaiting: () => boolean;
  readonly close: () => void;
};

/** Excel on the web takes and gives no more in one sync. */
const payloadLimit = 5 * 1024 * 1024;

export function createSession(traffic: Traffic): Session {
  let waiting: { readonly operation: () => void; readonly bytes: number }[] = [];
  let responseBytes = 0;
  let isClosed = false;
  const stayOpen = () => {
    if (isClosed) {
      throw new StrictExcelError("InvalidRequestContext", "an object was used after its Excel.run had ended");
    }
  };

  return {
    queue(operation, payload) {
      stayOpen();
      waiting.push({ operation, bytes: bytesOf(payload) });
    },
    received(payload) {
      responseBytes += bytesOf(payload);
    },
    async sync() {
      stayOpen();
      const batch = waiting;
      waiting = [];
      responseBytes = 0;
      const requestBytes = batch.reduce((sum, { bytes }) => sum + bytes, 0);
      traffic.syncs += 1;
      traffic.requestBytes += requestBytes;
      refuseAbove("RequestPayloadSizeLimitExceeded", requestBytes);
      // Excel answers later, never within the call.
      await Promise.resolve();
      for (const { operation } of batch) operation();
      traffic.responseBytes += responseBytes;
      refuseAbove("ResponsePayloadSizeLimitExceeded", responseBytes);
    },
    isWaiting: () => waiting.length > 0,
    close() {
      isClosed = true;
    },
  };
}

function bytesOf(payload: unknown): number {
  return payload === undefined ? 0 : Buffer.byteLength(JSON.stringify(payload));
}

function refuseAbove(code: string, bytes: number): void {
  if (bytes > payloadLimit) throw new StrictExcelError(code, `${String(bytes)} bytes in one sync`);
}
