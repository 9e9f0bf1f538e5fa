import { startRedisServer } from "../../functions/support/redisServer.js";
import { cell, percent, type Print } from "../print.js";
import { measureColdStart } from "./coldStart.js";
import { countRefreshes, type RefreshCount } from "./refreshes.js";
import { measureSoak } from "./soak.js";
import { measureThroughput, type Load } from "./throughput.js";
import { measureTickBytes } from "./tickBytes.js";

const connections = 50;
const soakMinutes = 10;

function loadLine(what: string, { perSecond, p50, p99 }: Load): string {
  return `  ${what.padEnd(34)} ${cell(perSecond)} ${cell(p50, 1)} ${cell(p99, 1)}`;
}

/** Throughput beside a bare server, cold start, and bytes per tick. */
export async function reportService(print: Print): Promise<void> {
  const { bytes, bare, host, notModified, handlers } = await measureThroughput(connections);
  print(`A cached snapshot of ${String(bytes)} bytes, ${String(connections)} connections, medians of 3 turns
                                      answers/s    p50 ms    p99 ms
${loadLine("bare node:http, same bytes", bare)}
${loadLine("host, with its answer cache", host)}
${loadLine("host, with its answer cache, 304", notModified)}
${loadLine("handlers, without answer cache", handlers)}
  with the answer cache, as share of bare     ${percent(host.perSecond, bare.perSecond)} (at least 60 %)
  without it                                  ${percent(handlers.perSecond, bare.perSecond)}`);

  const { listeningMs, firstAnswerMs, nextMs } = await measureColdStart();
  print(`Cold start: listening after ${listeningMs.toFixed(0)} ms, first snapshot of Bybit after \
${firstAnswerMs.toFixed(0)} ms, the next in ${nextMs.toFixed(1)} ms`);

  const kinds = ["binance/inverse", "binance/linear", "bybit/inverse", "bybit/linear"];
  const ticks = await measureTickBytes(kinds.map((each) => `/api/v1/perpetuals/${each}`));
  print("Bytes on the wire per tick, headers included    plain       gzip        304");
  for (const { path, plain, gzipped, notModified: known } of ticks)
    print(`  ${path.padEnd(38)} ${cell(plain)} ${cell(gzipped)} ${cell(known)}`);
}

function refreshLine({ clients, instances, answers, intervals, refreshes, most }: RefreshCount): string {
  const who = `${String(clients)} clients, ${String(instances)} instance${instances === 1 ? "" : "s"}`;
  return `  ${who.padEnd(28)} ${cell(answers)} ${cell(intervals)} ${cell(refreshes)} ${cell(most)}`;
}

/** How often a venue is asked, for few and many clients, and for several instances that share Redis. */
export async function reportUpstream(print: Print): Promise<void> {
  print(
    "Refreshes of one venue and kind, interval 1 s\n                                  answers  intervals  refreshes  most in 1",
  );
  for (const clients of [1, 200, 2000]) print(refreshLine(await countRefreshes(clients, 1)));
  const redis = await startRedisServer();
  try {
    print(refreshLine(await countRefreshes(200, 3, { HEDGE_REDIS_URL: redis.url })));
  } finally {
    await redis.close();
  }
}

/** Whether memory stays flat under ten minutes of load. */
export async function reportSoak(print: Print): Promise<void> {
  const { requests, mebibytes } = await measureSoak(soakMinutes);
  print(`${String(soakMinutes)} minutes, ${String(requests)} requests; MiB resident after each minute:
  ${mebibytes.map((each) => each.toFixed(0)).join(" ")}`);
}
