import { ageText } from "../../ageText.js";
import type { ChannelStatus } from "../../live/feedStatus.js";
import { findFeed } from "./findFeed.js";

const ageStepMs = 1000;

/** Keeps the band over simulated prices and the line of venues up to date. */
export function showFeed(band: HTMLElement, line: HTMLElement): void {
  const feed = findFeed();
  if (feed === undefined) return;
  let status = feed.status();
  const show = () => {
    const sources = status.channels.flatMap(({ source }) => source ?? []);
    // Until a venue has answered the page keeps what its server said: a banner that comes and goes is not believed.
    if (sources.length > 0) band.hidden = !sources.includes("simulated");
    const shown = status.channels.filter(({ isBackground, problem }) => !isBackground || problem !== null);
    line.replaceChildren(...shown.map((channel) => channelElement(channel, Date.now())));
  };
  feed.onChange((changed) => {
    status = changed;
    show();
  });
  setInterval(show, ageStepMs);
  show();
}

function channelElement(channel: ChannelStatus, now: number): HTMLElement {
  const element = document.createElement("span");
  element.className = "channel";
  element.dataset["state"] = channelState(channel);
  element.textContent = `${channel.name}: ${channelText(channel, now)}`;
  element.title = channel.problem ?? `${String(channel.cells)} cells`;
  return element;
}

function channelState({ problem, stale, asOf }: ChannelStatus): "problem" | "waiting" | "fresh" {
  if (problem !== null || stale) return "problem";
  return asOf === null ? "waiting" : "fresh";
}

/** How old the prices of a venue are and, where asking it failed, why there are no newer ones. */
export function channelText(
  { problem, stale, asOf }: Pick<ChannelStatus, "problem" | "stale" | "asOf">,
  now: number,
): string {
  if (asOf === null) return problem ?? "waiting for the first prices";
  const age = ageText(now - asOf);
  if (problem !== null) return `${age}; ${problem}`;
  return stale ? `old, ${age}` : age;
}
