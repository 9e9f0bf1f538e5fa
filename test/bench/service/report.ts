import { startRedisServer } from "../../functions/support/redisServer.js";
import { cell, percent, type Print } from "../print.js";
import { measureColdStart } from "./coldStart.js";
import { countRefreshes, type RefreshCount } from "./refreshes.js";
import { measureSoak } from "./soak.js";
import { measureThroughput } from "./throughput.js";
import { measureTickBytes } from "./tickBytes.js";

const connections = 50;
const soakMinutes = 10;

/** Throughput beside a bare server, cold start, and bytes per tick. */
export async function reportService(print: Print): Promise<void> {
  const { bytes, bare, service, notModified } = await measureThroughput(connections);
  print(`A cached snapshot of ${String(bytes)} bytes, ${String(connections)} connections, medians of 3 turns
                                answers/s    p50 ms    p99 ms
  bare node:http, same bytes   ${cell(bare.perSecond)} ${cell(bare.p50, 1)} ${cell(bare.p99, 1)}
  the service                  ${cell(service.perSecond)} ${cell(service.p50, 1)} ${cell(service.p99, 1)}
  the service, 304             ${cell(notModified.perSecond)} ${cell(notModified.p50, 1)} ${cell(notModified.p99, 1)}
  service as share of bare     ${percent(service.perSecond, bare.perSecond)} (at least 60 %)`);

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
