import type { SettingsStore } from "../settingsStore.js";
import type { Feed } from "./feed.js";

/** Excel on the web reports which part of the storage holds the settings only after the functions have started. */
async function reloadWithOffice(store: SettingsStore, feed: Pick<Feed, "pause">): Promise<void> {
  if (!("Office" in globalThis)) return;
  await Office.onReady();
  const before = store.settings();
  store.reload();
  if (before.startLive && !store.settings().startLive) feed.pause();
}

/** Lets the feed follow changed settings: another service is asked at once, and another pace holds from now on. */
export function followSettings(store: SettingsStore, feed: Pick<Feed, "askAll" | "pause" | "restart">): void {
  store.onChange((before) => {
    const { serviceUrl, functionKey, refreshMs } = store.settings();
    if (before.serviceUrl !== serviceUrl || before.functionKey !== functionKey) feed.restart();
    else if (before.refreshMs !== refreshMs) feed.askAll();
  });
  void reloadWithOffice(store, feed);
}
