import {
  createChannel,
  type Channel,
  type ChannelControls,
  type ChannelEnvironment,
  type ChannelListener,
} from "./channel.js";
import type { FeedControls, FeedStatus } from "./feedStatus.js";
import { offlineProblem } from "./liveProblem.js";
import type { Topic } from "./topic.js";

/** How long an unused channel keeps its last value: Excel may cancel a cell before it restarts it. */
const graceMs = 5_000;

const refreshEveryMs = 1_000;

/** What the feed needs from outside. */
export type FeedEnvironment = Omit<ChannelEnvironment, "isPaused" | "onChange"> & {
  /** Calls back when this computer goes on- or offline. */
  readonly onConnection: (listener: (isOnline: boolean) => void) => void;
  readonly startPaused: boolean;
};

/** Starts notifying a listener of a topic; the returned function ends that, any number of times. */
type Subscribe<Value> = (topic: Topic<Value>, listener: ChannelListener<Value>) => () => void;

/** One feed serves every live cell of a runtime. */
export type Feed = FeedControls & {
  /** A way to subscribe to topics of one type of value. */
  readonly subscriberOf: <Value>() => Subscribe<Value>;
  /** Forgets every value, because another service is asked from now on. */
  readonly restart: () => void;
  /** Asks everything at once, as far as no wait is demanded. */
  readonly askAll: () => { readonly asked: number; readonly heldBack: number };
  readonly status: () => FeedStatus;
  readonly onChange: (listener: (status: FeedStatus) => void) => () => void;
};

type Entry<Value> = { readonly channel: Channel<Value>; cancelRelease: (() => void) | null };

/** Builds the feed: however many cells ask, each topic is requested once per tick. */
export function createFeed(environment: FeedEnvironment): Feed {
  const { elapsed, setTimer } = environment;
  const channels = new Set<ChannelControls>();
  const watchers = new Set<(status: FeedStatus) => void>();
  let paused = environment.startPaused;
  let refreshedAt = Number.NEGATIVE_INFINITY;

  const status = (): FeedStatus => ({ paused, channels: [...channels].map((channel) => channel.status()) });
  const notifyWatchers = (): void => {
    if (watchers.size === 0) return;
    const current = status();
    for (const watcher of watchers) watcher(current);
  };
  const channelEnvironment = { ...environment, isPaused: () => paused, onChange: notifyWatchers };

  const askAll = (): { asked: number; heldBack: number } => {
    const wanted = [...channels].filter((channel) => channel.status().cells > 0);
    const asked = wanted.filter((channel) => channel.askNow()).length;
    return { asked, heldBack: wanted.length - asked };
  };

  const setPaused = (isPaused: boolean): void => {
    if (paused === isPaused) return;
    paused = isPaused;
    for (const channel of channels) channel.interrupt(null);
    notifyWatchers();
  };

  environment.onConnection((isOnline) => {
    if (isOnline) askAll();
    else for (const channel of channels) channel.interrupt(offlineProblem());
  });

  return {
    subscriberOf: <Value>(): Subscribe<Value> => {
      const entries = new Map<string, Entry<Value>>();

      const entryOf = (topic: Topic<Value>): Entry<Value> => {
        const existing = entries.get(topic.key);
        if (existing !== undefined) return existing;
        const created: Entry<Value> = {
          channel: createChannel(topic, channelEnvironment),
          cancelRelease: null,
        };
        entries.set(topic.key, created);
        channels.add(created.channel);
        return created;
      };

      const release = (key: string, { channel }: Entry<Value>): void => {
        channel.close();
        entries.delete(key);
        channels.delete(channel);
        notifyWatchers();
      };

      return (topic, listener) => {
        const entry = entryOf(topic);
        entry.cancelRelease?.();
        entry.cancelRelease = null;
        const leave = entry.channel.join(listener);
        let left = false;
        return () => {
          if (left) return;
          left = true;
          leave();
          if (entry.channel.status().cells > 0) return;
          entry.cancelRelease = setTimer(() => {
            release(topic.key, entry);
          }, graceMs);
        };
      };
    },
    pause: () => {
      setPaused(true);
    },
    resume: () => {
      setPaused(false);
    },
    refreshNow: () => {
      if (paused) return { asked: 0, heldBack: 0, refused: "paused" };
      if (elapsed() - refreshedAt < refreshEveryMs) return { asked: 0, heldBack: 0, refused: "too soon" };
      refreshedAt = elapsed();
      return { ...askAll(), refused: null };
    },
    restart: () => {
      for (const channel of channels) channel.restart();
    },
    askAll,
    status,
    onChange: (listener) => {
      watchers.add(listener);
      return () => {
        watchers.delete(listener);
      };
    },
  };
}
