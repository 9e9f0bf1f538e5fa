import { newestExcel } from "./excelKind.js";
import type { ExcelKind } from "./excelKind.js";
import { bytesOf, frameBytes } from "./requestBytes.js";
import { StrictExcelError } from "./strictError.js";
import { refuseInGroup } from "./undoGroup.js";
import type { UndoOptions } from "./undoGroup.js";

export type Traffic = {
  syncs: number;
  /** Bytes of the requests, as office.js would send them. */
  requestBytes: number;
  /** JSON bytes of all that was loaded. */
  responseBytes: number;
  /** How often a person must press Undo: each sync that changed something is a step, those of an undo group are one. */
  undoSteps: number;
};

/** One request context: what was asked for waits here until the next sync. */
export type Session = {
  readonly kind: ExcelKind;
  /** Has it done at the next sync. */
  readonly queue: (operation: () => void) => void;
  /** Has a change done at the next sync: of a property, or by a method. */
  readonly change: (call: string, operation: () => void, value?: unknown) => void;
  /** Counts what a request carries. */
  readonly sent: (bytes: number) => void;
  /** Counts what office.js sends by itself when the run has ended. */
  readonly sentAfterwards: (bytes: number) => void;
  /** Counts what a load brings back. */
  readonly received: (payload: unknown) => void;
  /** Does what waits, in order; rejects at the first failure and forgets the rest, as Excel does. */
  readonly sync: () => Promise<void>;
  readonly isWaiting: () => boolean;
  readonly close: () => void;
};

/** Excel on the web takes and gives no more in one sync. */
const payloadLimit = 5 * 1024 * 1024;

type Options = { readonly kind?: ExcelKind; readonly undo?: UndoOptions };

export function createSession(traffic: Traffic, { kind = newestExcel, undo = {} }: Options = {}): Session {
  let waiting: (() => void)[] = [];
  let [requestBytes, responseBytes, bytesAfterwards] = [0, 0, 0];
  let [isChanged, isGroupOpen, isClosed] = [false, false, false];
  const stayOpen = () => {
    if (isClosed) {
      throw new StrictExcelError("InvalidRequestContext", "an object was used after its Excel.run had ended");
    }
  };
  const countUndo = () => {
    if (isChanged && !(undo.mergeUndoGroup === true && isGroupOpen)) traffic.undoSteps += 1;
    if (isChanged) isGroupOpen = true;
  };

  return {
    kind,
    queue(operation) {
      stayOpen();
      waiting.push(operation);
    },
    change(call, operation, value) {
      stayOpen();
      waiting.push(() => {
        refuseInGroup(kind, undo, call, value);
        operation();
        isChanged = true;
      });
    },
    sent(bytes) {
      requestBytes += bytes;
    },
    sentAfterwards(bytes) {
      bytesAfterwards += bytes;
    },
    received(payload) {
      responseBytes += bytesOf(payload);
    },
    async sync() {
      stayOpen();
      const batch = waiting;
      const bytes = requestBytes === 0 ? 0 : requestBytes + frameBytes;
      waiting = [];
      [requestBytes, responseBytes, isChanged] = [0, 0, false];
      traffic.syncs += 1;
      traffic.requestBytes += bytes;
      refuseAbove("RequestPayloadSizeLimitExceeded", bytes);
      // Excel answers later, never within the call.
      await Promise.resolve();
      try {
        for (const operation of batch) operation();
      } finally {
        countUndo();
      }
      traffic.responseBytes += responseBytes;
      refuseAbove("ResponsePayloadSizeLimitExceeded", responseBytes);
    },
    isWaiting: () => waiting.length > 0,
    close() {
      isClosed = true;
      if (bytesAfterwards > 0) traffic.requestBytes += frameBytes + bytesAfterwards;
    },
  };
}

function refuseAbove(code: string, bytes: number): void {
  if (bytes > payloadLimit) throw new StrictExcelError(code, `${String(bytes)} bytes in one sync`);
}
