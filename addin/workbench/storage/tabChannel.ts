import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";
import type { Mutation } from "../document/changeWatch.js";

/** What the tabs of one workbook say to each other. */
export type TabMessage =
  /** A tab that follows asks for what is not kept yet. */
  | { readonly kind: "hello" }
  /** A tab begins to edit what is kept up to this change. */
  | { readonly kind: "opened"; readonly sequence: number }
  /** Everything up to this change is kept. */
  | {
      readonly kind: "kept";
      readonly sequence: number;
      readonly charts: Readonly<Record<string, readonly PlanChart[]>>;
    }
  | { readonly kind: "change"; readonly sequence: number; readonly mutation: Mutation }
  /** The workbook was replaced as a whole. */
  | { readonly kind: "replaced" }
  /** A tab that edits too heard that; only where the browser has no locks. */
  | { readonly kind: "beside" }
  /** The tab that edits is closed. */
  | { readonly kind: "left" }
  /** A tab wants to edit. */
  | { readonly kind: "request" }
  | { readonly kind: "released"; readonly sequence: number }
  | { readonly kind: "refused"; readonly reason: string };

export type TabChannel = {
  readonly post: (message: TabMessage) => void;
  /** Calls back with what other tabs say from now on, and first with what they have said since the tab was connected. */
  readonly listen: (listener: (message: TabMessage) => void) => void;
  /** The first message that fits, or null after a time. */
  readonly wait: <Kind extends TabMessage["kind"]>(
    kinds: readonly Kind[],
    limitMs: number,
  ) => Promise<Extract<TabMessage, { readonly kind: Kind }> | null>;
};

/** Of a page that the browser lets hear no other tab. */
export const noChannel: TabChannel = {
  post: () => undefined,
  listen: () => undefined,
  wait: async () => Promise.resolve(null),
};

/** Connects the tabs that have a workbook open. */
export function createTabChannel(bookId: string): TabChannel {
  const channel = new BroadcastChannel(`hedge-workbook-${bookId}`);
  const unheard: TabMessage[] = [];
  let hear = (message: TabMessage): void => {
    unheard.push(message);
  };
  channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    hear(data);
  });
  return {
    post: (message) => {
      channel.postMessage(message);
    },
    listen: (listener) => {
      hear = listener;
      for (const message of unheard) hear(message);
    },
    wait: async (kinds, limitMs) =>
      new Promise((resolve) => {
        const take = ({ data }: MessageEvent<TabMessage>): void => {
          if (isOf(data, kinds)) end(data);
        };
        const end = (answer: Parameters<typeof resolve>[0]): void => {
          clearTimeout(limit);
          channel.removeEventListener("message", take);
          resolve(answer);
        };
        const limit = setTimeout(() => {
          end(null);
        }, limitMs);
        channel.addEventListener("message", take);
      }),
  };
}

function isOf<Kind extends TabMessage["kind"]>(
  message: TabMessage,
  kinds: readonly Kind[],
): message is Extract<TabMessage, { readonly kind: Kind }> {
  return kinds.some((kind) => kind === message.kind);
}
