import type { CellResult } from "./cellResult.js";

type StreamListener = (result: CellResult) => void;

type OpenStream = {
  readonly listeners: Set<{ readonly notify: StreamListener }>;
  stop: () => void;
  last: { readonly result: CellResult } | undefined;
};

export type SharedStreams = {
  /** Listens to the stream of that key and starts it for the first listener; the returned function stops listening. */
  subscribe(key: string, start: (emit: StreamListener) => () => void, listener: StreamListener): () => void;
  /** How many streams run now. */
  size(): number;
};

/** Keeps one running stream a key, as Excel does for cells with the same function and arguments. */
export function createSharedStreams(): SharedStreams {
  const open = new Map<string, OpenStream>();

  const startStream = (key: string, start: (emit: StreamListener) => () => void): OpenStream => {
    const stream: OpenStream = { listeners: new Set(), stop: () => undefined, last: undefined };
    open.set(key, stream);
    stream.stop = start((result) => {
      stream.last = { result };
      for (const listener of [...stream.listeners]) listener.notify(result);
    });
    return stream;
  };

  return {
    subscribe(key, start, listener) {
      const stream = open.get(key) ?? startStream(key, start);
      const subscriber = { notify: listener };
      stream.listeners.add(subscriber);
      if (stream.last !== undefined) listener(stream.last.result);
      return () => {
        if (!stream.listeners.delete(subscriber) || stream.listeners.size > 0) return;
        open.delete(key);
        stream.stop();
      };
    },
    size: () => open.size,
  };
}
