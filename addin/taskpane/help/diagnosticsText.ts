import type { PublishedRuntime } from "../../live/feedStatus.js";
import type { ProblemLog } from "../pane/problemLog.js";

type DiagnosticsSource = {
  readonly runtime: PublishedRuntime;
  readonly problems: ProblemLog;
  /** "Excel", "workbench", or why there is none. */
  readonly host: string;
  readonly now: number;
};

const timeText = (ms: number): string => new Date(ms).toISOString();

/** The platform as Office.js reports it; empty outside of Excel. */
function officeText(): string {
  const office: { readonly context?: { readonly diagnostics?: object } } | undefined =
    "Office" in globalThis ? Office : undefined;
  return JSON.stringify(office?.context?.diagnostics ?? {});
}

/** What helps to find an error, as text; it names every setting but the key, of which it reports only whether one is set. */
export function diagnosticsText({ runtime, problems, host, now }: DiagnosticsSource): string {
  const { functionKey, ...chosen } = runtime.settings.chosen();
  const { paused, channels } = runtime.feed.status();
  return [
    `HEDGE ${runtime.version}, ${timeText(now)}`,
    `Host: ${host} ${officeText()}`,
    `Browser: ${navigator.userAgent}`,
    `Online: ${String(navigator.onLine)}`,
    `Settings: ${JSON.stringify(chosen)}, key ${functionKey === null ? "not set" : "set"}`,
    `Live data: ${paused ? "paused" : "running"}`,
    ...channels.map((channel) => `- ${JSON.stringify(channel)}`),
    "Last problems:",
    ...problems.latest().map(({ at, text }) => `- ${timeText(at)} ${text}`),
  ].join("\n");
}
