import type { DataSource } from "../../shared/contract/perpetuals.js";
import type { SettingsStore } from "../settingsStore.js";

/** How one topic, such as a venue's inverse perpetuals, fares in the feed. */
export type ChannelStatus = {
  /** "bybit inverse". */
  readonly name: string;
  /** "BTC inverse" for what compares all venues; null for one venue's. */
  readonly ofAllVenues: string | null;
  /** True for what no cell shows prices of: it is worth a line only where it fails. */
  readonly isBackground: boolean;
  /** Cells that show something of it. */
  readonly cells: number;
  /** When the venue was last asked with success, ms since 1970 by this computer's clock; null before. */
  readonly asOf: number | null;
  /** The values shown are from before the venue's last refresh, because something failed since. */
  readonly stale: boolean;
  readonly source: DataSource | null;
  /** Why the last request failed; null after a success. */
  readonly problem: string | null;
  /** When it is asked next, ms since 1970 by this computer's clock; null while it is asked and while nothing is planned. */
  readonly nextRequestAt: number | null;
  /** What the last answered request took: ms, and characters of JSON. */
  readonly lastRequest: { readonly durationMs: number; readonly bodyLength: number } | null;
};

export type FeedStatus = { readonly paused: boolean; readonly channels: readonly ChannelStatus[] };

/** What became of a request to refresh everything at once. */
export type RefreshOutcome = {
  /** Channels that are asked now. */
  readonly asked: number;
  /** Channels that are not, because the service or a venue demanded a wait that is not over. */
  readonly heldBack: number;
  /** Why nothing is asked at all; "too soon" within a second of the last time. */
  readonly refused: "paused" | "too soon" | null;
};

/** What the user can do to the feed. */
export type FeedControls = {
  /** Stops asking; cells keep their value until it is too old. */
  readonly pause: () => void;
  /** Asks again, at once where something newer can be had. */
  readonly resume: () => void;
  readonly refreshNow: () => RefreshOutcome;
};

/**
 * What functions.js publishes as `globalThis.HEDGE`: the task pane and the workbench are scripts of their
 * own on the same page and have no other way to see the feed that the cells use.
 */
export type PublishedRuntime = {
  readonly version: string;
  readonly feed: FeedControls & {
    readonly status: () => FeedStatus;
    /** Calls back at each change, such as an answer; the returned function ends it. */
    readonly onChange: (listener: (status: FeedStatus) => void) => () => void;
  };
  readonly settings: SettingsStore;
};

declare global {
  var HEDGE: PublishedRuntime | undefined;
}
