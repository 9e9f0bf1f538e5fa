/** Where the settings are kept, as text. */
export type SettingsStorage = {
  /** Null where none are kept, and where the browser forbids reading. */
  readonly read: () => string | null;
  /** Keeps a text, or nothing any more; false where the browser forbids it. */
  readonly write: (text: string | null) => boolean;
  /** Calls back when another tab changed them. */
  readonly onChange: (listener: () => void) => void;
};

/** Excel on the web gives each place it is embedded in a part of the storage; it is known once Office is ready. */
function partitionedKey(): string {
  const office: { readonly context?: { readonly partitionKey?: string } } | undefined =
    "Office" in globalThis ? Office : undefined;
  return `${office?.context?.partitionKey ?? ""}hedge-settings`;
}

/**
 * Keeps the settings in this browser's localStorage, which all workbooks share.
 * @param localStorage gives the storage; may throw, as browsers do where it is forbidden
 * @param page reports what other tabs change in it
 */
export function createSettingsStorage(localStorage: () => Storage, page: EventTarget): SettingsStorage {
  return {
    read: () => {
      try {
        return localStorage().getItem(partitionedKey());
      } catch {
        // A browser that forbids storage to embedded pages throws; there are no settings then.
        return null;
      }
    },
    write: (text) => {
      try {
        if (text === null) localStorage().removeItem(partitionedKey());
        else localStorage().setItem(partitionedKey(), text);
        return true;
      } catch {
        // Forbidden or full: the caller informs the user that the settings apply only for now.
        return false;
      }
    },
    onChange: (listener) => {
      page.addEventListener("storage", (event) => {
        if (!(event instanceof StorageEvent)) return;
        if (event.key === null || event.key === partitionedKey()) listener();
      });
    },
  };
}
