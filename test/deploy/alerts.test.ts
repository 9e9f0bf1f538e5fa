// An alert on a line that the service does not log would never fire.
import { onTestFinished, expect, it, vi } from "vitest";
import { inverseBybit, startTestApp } from "../functions/support/testApp.js";
import { startSimulator } from "../simulator/simulator.js";
import { freePort } from "../support/freePort.js";
import { readTemplate } from "./readTemplate.js";

type LogAlert = { readonly criteria: { readonly allOf: readonly { readonly query: string }[] } };

/** The texts that the last condition of an alert's query looks for. */
function textsOf(name: string): string[] {
  const rule = readTemplate().resources.find((resource) => resource.name.includes(`{0}-${name}`));
  const query = (rule?.["properties"] as LogAlert | undefined)?.criteria.allOf[0]?.query ?? "";
  const condition =
    query
      .split("|")
      .filter((step) => step.includes("where"))
      .at(-1) ?? "";
  return [...condition.matchAll(/has "([^"]+)"/gu)].map(([, text]) => text ?? "");
}

it("finds the lines of a ban and of a lost Redis in what the service logs", async () => {
  const simulator = await startSimulator();
  const app = await startTestApp({
    HEDGE_UPSTREAM_PROXY: simulator.url,
    HEDGE_REDIS_URL: `redis://127.0.0.1:${String(await freePort())}`,
  });
  onTestFinished(async () => {
    await app.close();
    await simulator.close();
  });
  simulator.setFault({ kind: "status", status: 429 }, { venue: "bybit" });
  await app.get(inverseBybit);
  for (const alert of ["banned", "redis"]) {
    const texts = textsOf(alert);
    expect(texts.length).toBeGreaterThan(0);
    await vi.waitFor(() => {
      expect(app.logged.filter((line) => texts.every((text) => line.includes(text)))).not.toEqual([]);
    }, 10_000);
  }
});
