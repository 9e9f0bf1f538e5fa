/** What this computer knows of its connection. */
export type Connection = {
  readonly isOnline: () => boolean;
  /** Calls back when the computer goes on- or offline. */
  readonly onChange: (listener: (isOnline: boolean) => void) => void;
};

/**
 * The browser's knowledge of the connection.
 * @param needsConnection false while the service runs on this computer, which is then never offline
 */
export function createConnection(page: EventTarget, needsConnection: () => boolean): Connection {
  // Asked as unknown: a runtime without a window may have a navigator that does not know.
  const says = (): unknown => ("navigator" in globalThis ? Reflect.get(navigator, "onLine") : undefined);
  return {
    isOnline: () => !needsConnection() || says() !== false,
    onChange: (listener) => {
      page.addEventListener("online", () => {
        listener(true);
      });
      page.addEventListener("offline", () => {
        if (needsConnection()) listener(false);
      });
    },
  };
}
