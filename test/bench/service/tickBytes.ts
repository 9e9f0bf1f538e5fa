import { Agent, get } from "node:http";
import { startSimulator } from "../../simulator/simulator.js";
import { startService } from "./childServer.js";

export type TickBytes = {
  readonly path: string;
  readonly plain: number;
  readonly gzipped: number;
  readonly notModified: number;
};

/** Bytes on the wire of one answer, its headers included. */
async function wireBytes(
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly bytes: number; readonly tag: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      const before = response.socket.bytesRead;
      const { etag = "" } = response.headers;
      // The headers came in the same reading or an earlier one of this socket: a socket a question counts both.
      response.resume();
      response.once("end", () => {
        resolve({ bytes: Math.max(before, response.socket.bytesRead), tag: etag });
      });
    }).once("error", reject);
  });
}

/** What a workbook costs per tick for each snapshot it uses: plain, compressed, and when nothing has changed. */
export async function measureTickBytes(paths: readonly string[]): Promise<TickBytes[]> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url, { HEDGE_QUOTE_INTERVAL_S: "60" });
  // A fresh socket for each question, so that its count is that of one answer.
  const agent = new Agent({ keepAlive: false });
  try {
    const measured: TickBytes[] = [];
    for (const path of paths) {
      const url = `${service.url}${path}`;
      const plain = await wireBytes(agent, url, {});
      const gzipped = await wireBytes(agent, url, { "accept-encoding": "gzip" });
      const known = await wireBytes(agent, url, {
        "accept-encoding": "gzip",
        "if-none-match": gzipped.tag,
      });
      measured.push({ path, plain: plain.bytes, gzipped: gzipped.bytes, notModified: known.bytes });
    }
    return measured;
  } finally {
    await service.close();
    await simulator.close();
  }
}
