import type { ChannelRow } from "./channelRow.js";
import { changeText } from "./texts.js";
import type { ChannelState } from "./texts.js";

/**
 * Watches rows and gives one text for what changed since the last call: state changes only, for ages and
 * numbers of cells change each second and must not be spoken.
 */
export function createStateChanges(): (rows: readonly ChannelRow[]) => string {
  let known = new Map<string, ChannelState>();
  return (rows) => {
    const changed = rows.filter((row) => row.state !== (known.get(row.name) ?? "waiting"));
    known = new Map(rows.map((row) => [row.name, row.state]));
    return changed.map((row) => changeText(row.name, row.state)).join(" ");
  };
}
