/** The right to edit one workbook, which one tab has at a time. */
export type EditLock = {
  /** Gives the right away. */
  readonly release: () => void;
};

type LockRequest = {
  readonly bookId: string;
  /** Another tab took the right without waiting for this one. */
  readonly onLost: () => void;
};

const prefix = "hedge-workbook-";

/** Takes the right to edit where no other tab has it; null where one has. */
export async function takeEditLock(lockRequest: LockRequest): Promise<EditLock | null> {
  return request(lockRequest, { ifAvailable: true });
}

/** Takes the right to edit once the tab that has it gives it away; without waiting where that tab does not react. */
export async function takeOverEditLock(
  lockRequest: LockRequest,
  isForced: boolean,
): Promise<EditLock | null> {
  return request(lockRequest, isForced ? { steal: true } : {});
}

/** The ids of the workbooks that tabs edit now, this one's included. */
export async function editedWorkbooks(): Promise<readonly string[]> {
  const { held = [] } = hasLocks() ? await navigator.locks.query() : {};
  return held.flatMap(({ name = "" }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

/** Takes the right to edit of a tab that is being closed, as soon as its browser has let it go; null where it does not. */
export async function awaitEditLock(lockRequest: LockRequest, limitMs: number): Promise<EditLock | null> {
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort();
  }, limitMs);
  try {
    return await request(lockRequest, { signal: limit.signal });
  } catch (error) {
    if (limit.signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Browsers have locks on secure pages only; over plain HTTP every tab edits, and is notified when another saves. */
function hasLocks(): boolean {
  return "locks" in navigator;
}

async function request({ bookId, onLost }: LockRequest, options: LockOptions): Promise<EditLock | null> {
  if (!hasLocks()) return { release: () => undefined };
  return new Promise((resolve, reject) => {
    let isHeld = false;
    navigator.locks
      .request(prefix + bookId, options, async (lock) => {
        if (lock === null) {
          resolve(null);
          return;
        }
        isHeld = true;
        await new Promise<void>((end) => {
          resolve({
            release: () => {
              isHeld = false;
              end();
            },
          });
        });
      })
      .catch((error: unknown) => {
        // A lock that is stolen fails the request that held it.
        if (isHeld) onLost();
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}
