import { startSimulator } from "../../simulator/simulator.js";
import { startService } from "./childServer.js";

export type ColdStart = {
  readonly listeningMs: number;
  readonly firstAnswerMs: number;
  readonly nextMs: number;
};

/** Milliseconds from the start of the service's process to its first snapshot, which it must ask a venue for. */
export async function measureColdStart(): Promise<ColdStart> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url);
  try {
    const ask = async (): Promise<number> => {
      const begun = performance.now();
      await (await fetch(`${service.url}/api/v1/perpetuals/bybit/inverse`)).arrayBuffer();
      return performance.now() - begun;
    };
    const firstAnswerMs = service.startedMs + (await ask());
    return { listeningMs: service.startedMs, firstAnswerMs, nextMs: await ask() };
  } finally {
    await service.close();
    await simulator.close();
  }
}
