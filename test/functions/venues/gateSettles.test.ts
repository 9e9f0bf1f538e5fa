import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../../../functions/dev/listen.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

let simulator: Simulator;
let app: TestApp | undefined;
let closed: string | undefined;

// The simulated exchanges, but one coin of settlement is what Gate does not know.
const front = createServer((request, response) => {
  void (async () => {
    const path = request.url ?? "";
    const isUnknown = closed !== undefined && path.includes(`/futures/${closed}/`);
    const url = isUnknown ? path.replace(`/futures/${closed ?? ""}/`, "/futures/none/") : path;
    const answer = await fetch(`${simulator.url}${url.slice(1)}`);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
  })();
});
let frontUrl = "";

beforeAll(async () => {
  simulator = await startSimulator();
  frontUrl = (await listen(front, { port: 0 })).url;
});
afterAll(async () => {
  await app?.close();
  front.close();
  await simulator.close();
});

test.each([
  ["usd1", ["USDT"]],
  [undefined, ["USD1", "USDT"]],
])(
  "with %s settled no more Gate's linear contracts are those of %j, with prices",
  async (settle, settles) => {
    closed = settle;
    app = await startTestApp({ HEDGE_UPSTREAM_PROXY: frontUrl });
    const { perpetuals } = await app.snapshot("api/v1/perpetuals/gate/linear");
    await app.close();
    const priced = perpetuals.filter(({ mark }) => mark !== null);
    expect([...new Set(priced.map((perpetual) => perpetual.settle))].sort()).toEqual(settles);
  },
);

test("with its main coin unknown Gate's answer is refused, and not served as an empty list", async () => {
  closed = "usdt";
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: frontUrl });
  expect((await app.get("api/v1/perpetuals/gate/linear")).status).toBe(503);
});
