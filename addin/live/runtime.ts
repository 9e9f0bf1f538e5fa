// The feed starts with the runtime, in module scope: cells must live with the task pane closed.
import type { PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import { isOwnHost, type Settings } from "../settings.js";
import { createSettingsStorage } from "../settingsStorage.js";
import { createSettingsStore } from "../settingsStore.js";
import type { ChannelListener } from "./channel.js";
import { createConnection } from "./connection.js";
import { createFeed } from "./feed.js";
import { followSettings } from "./followSettings.js";
import { createLastAnswers } from "./lastAnswers.js";
import type { PaceEnvironment } from "./pacedListeners.js";
import { perpetualsTopic } from "./perpetualsTopic.js";
import { createServiceClient } from "./serviceClient.js";
import { createTimers } from "./timers.js";

/** Set at build from package.json. */
declare const HEDGE_VERSION: string;

/** The page's events; none where the functions run without a page, as under test. */
const page: EventTarget = "document" in globalThis ? globalThis : new EventTarget();

const store = createSettingsStore(
  createSettingsStorage(() => localStorage, page),
  location.href,
);

/** The settings in force now. */
export const settings = (): Settings => store.settings();

const connection = createConnection(page, () => !isOwnHost(settings().serviceUrl));

/** Asks the service once; for what is no stream. */
export const askService = createServiceClient(
  settings,
  async (input, init) => fetch(input, init),
  connection.isOnline,
);

/** Runs a callback later, also while the page is hidden; the returned function cancels it. */
const setTimer = createTimers(() => new Worker("timerWorker.js"));

/** What paces the cells that show more than one topic. */
export const pace: PaceEnvironment = {
  elapsed: () => performance.now(),
  setTimer,
  reportDefect: (error) => {
    reportError(error);
  },
};

const liveFeed = createFeed({
  ...pace,
  now: () => Date.now(),
  random: () => Math.random(),
  limits: settings,
  lastAnswers: createLastAnswers(
    () => caches,
    () => settings().serviceUrl,
  ),
  onConnection: connection.onChange,
  startPaused: !settings().startLive,
});
followSettings(store, liveFeed);

const subscribeSnapshot = liveFeed.subscriberOf<Snapshot>();

/** What every live cell takes its values from. */
export const feed = {
  /** Starts notifying a listener of a venue and kind; the returned function ends that, any number of times. */
  subscribe: (venue: string, kind: PerpetualKind, listener: ChannelListener<Snapshot>): (() => void) =>
    subscribeSnapshot(perpetualsTopic(venue, kind, askService), listener),
  subscriberOf: liveFeed.subscriberOf,
};

const { status, onChange, pause, resume, refreshNow } = liveFeed;
globalThis.HEDGE = {
  version: HEDGE_VERSION,
  feed: { status, onChange, pause, resume, refreshNow },
  settings: store,
};

/**
 * Runs a subscription that reads the default venue, and runs it anew when the user chooses another venue.
 * @returns what ends it
 */
export function followDefaultVenue(subscribe: (defaultVenue: string) => () => void): () => void {
  let leave = subscribe(settings().defaultVenue);
  const forget = store.onChange((before) => {
    const { defaultVenue } = settings();
    if (before.defaultVenue === defaultVenue) return;
    leave();
    leave = subscribe(defaultVenue);
  });
  return () => {
    forget();
    leave();
  };
}
