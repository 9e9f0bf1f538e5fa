import { createServer, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError } from "../../../functions/configError.js";
import { loadFunctionsListener } from "../../../functions/dev/functionsListener.js";
import { listen, type Listening } from "../../../functions/dev/listen.js";
import { loadApp } from "../../../functions/dev/loadApp.js";
import packageFile from "../../../package.json" with { type: "json" };
import { projectRoot } from "../../../scripts/lib/projectRoot.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";

const mainFile = resolve(projectRoot, "dist/functions/main.js");

test("the built app refuses a bad setting by itself, as it would on Azure", () => {
  process.env["HEDGE_STALE_LIMIT_S"] = "-1";
  try {
    expect(() => loadApp(mainFile)).toThrow(
      'HEDGE_STALE_LIMIT_S must be a whole number from 1 to 86400, was "-1"',
    );
    // Another copy of the class than ours, known by its name.
    expect(() => loadApp(mainFile)).toThrow(expect.objectContaining({ name: ConfigError.name }));
  } finally {
    delete process.env["HEDGE_STALE_LIMIT_S"];
  }
});

describe("the built app, with its handlers called as Azure's worker calls them", () => {
  let simulator: Simulator;
  let server: Listening;
  const logged: unknown[] = [];
  beforeAll(async () => {
    simulator = await startSimulator();
    process.env["HEDGE_UPSTREAM_PROXY"] = simulator.url;
    server = await listen(createServer(loadFunctionsListener(mainFile, (...line) => logged.push(line))), {
      port: 0,
    });
  });
  afterAll(async () => {
    delete process.env["HEDGE_UPSTREAM_PROXY"];
    await server.close(50);
    await simulator.close();
  });

  test("answers every venue and kind with simulated data, minified and without ccxt's optional parts", async () => {
    for (const path of ["binance/inverse", "binance/linear", "bybit/inverse", "bybit/linear"]) {
      const response = await fetch(`${server.url}/api/v1/perpetuals/${path}`);
      expect(await response.json(), path).toMatchObject({ source: "simulated", stale: false });
      expect(response.headers.get("content-encoding")).toBe("gzip");
    }
    const health = await fetch(`${server.url}/api/health`);
    expect(await health.json()).toMatchObject({ status: "ok", version: packageFile.version });
  });

  test("errors keep their meaning though the build renames their classes", async () => {
    simulator.setFault({ kind: "status", status: 451 }, { venue: "bybit" });
    const fresh = await listen(createServer(loadFunctionsListener(mainFile, () => undefined)), { port: 0 });
    const response = await fetch(`${fresh.url}/api/v1/perpetuals/bybit/inverse`);
    expect(await response.json()).toMatchObject({ code: "venue_geo_blocked", status: 502 });
    simulator.setFault({ kind: "refuse" }, { venue: "binance" });
    const refused = await fetch(`${fresh.url}/api/v1/perpetuals/binance/inverse`);
    expect(await refused.json()).toMatchObject({ code: "venue_unavailable", status: 503 });
    simulator.setFault(null);
    await fresh.close(50);
  });

  test.each([
    ["/", 404],
    ["/elsewhere", 404],
    ["/api/v1/perpetuals/%zz/inverse", 400],
    ["/api/%zz", 400],
    ["/api/v1/perpetuals/%62inance/inverse", 200],
    ["/api//v1", 404],
  ])("%s answers %i", async (path, status) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(status);
  });

  test("clients that leave, and clients that talk nonsense, end nothing", async () => {
    const { port } = new URL(server.url);
    for (const text of [
      "GET /api/health HTTP/1.1\r\n",
      "nonsense\r\n\r\n",
      "GET // HTTP/1.1\r\nHost: [\r\n\r\n",
    ]) {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write(text);
      await wait(20);
      socket.destroy();
    }
    simulator.setFault({ kind: "latency", ms: 200 });
    const left = httpRequest(`${server.url}/api/v1/perpetuals/bybit/linear`);
    left.on("error", () => undefined);
    left.end();
    await wait(20);
    left.destroy();
    await wait(300);
    simulator.setFault(null);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });
});
