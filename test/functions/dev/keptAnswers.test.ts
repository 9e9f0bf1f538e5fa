import { createServer } from "node:http";
import azure from "@azure/functions";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createListener } from "../../../functions/dev/functionsListener.js";
import { listen, type Listening } from "../../../functions/dev/listen.js";

const start = Date.UTC(2026, 0, 15, 9, 30, 1);

let calls = 0;
let answerHeaders: Record<string, string> = {};
let server: Listening;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  calls = 0;
  answerHeaders = {
    "Cache-Control": "public, max-age=3, stale-while-revalidate=5",
    "X-Fresh-Until": String(start + 3900),
    ETag: '"one"',
    Vary: "Accept-Encoding, Origin",
    "X-Request-Id": "first",
  };
  const handler = async (): Promise<azure.HttpResponse> => {
    calls += 1;
    return Promise.resolve(
      new azure.HttpResponse({ headers: answerHeaders, body: `answer ${String(calls)}` }),
    );
  };
  const registration = { name: "one", route: "{*path}", methods: ["GET", "HEAD"], handler };
  const config = { allowedOrigins: "*", authLevel: "anonymous", functionKey: null } as const;
  server = await listen(createServer(createListener([registration], { config, write: () => undefined })), {
    port: 0,
  });
});
afterEach(async () => {
  await server.close(50);
  vi.useRealTimers();
});

const ask = async (path = "a", headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/api/${path}`, { headers });

test("an answer is repeated to the end of its life, with its age and a request id of its own, and no longer", async () => {
  expect(await (await ask()).text()).toBe("answer 1");
  vi.setSystemTime(start + 2500);
  const repeated = await ask();
  expect(await repeated.text()).toBe("answer 1");
  expect(repeated.headers.get("age")).toBe("2");
  expect(Date.parse(repeated.headers.get("date") ?? "")).toBe(start);
  expect(repeated.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  vi.setSystemTime(start + 3900);
  expect(await (await ask()).text()).toBe("answer 2");
});

test("a client that has it is answered so, without a body", async () => {
  await ask();
  const known = await ask("a", { "if-none-match": 'W/"one", "other"', "x-request-id": "mine" });
  expect([known.status, await known.text(), known.headers.get("etag")]).toEqual([304, "", '"one"']);
  expect(known.headers.get("content-length")).toBeNull();
  expect(known.headers.get("x-request-id")).toBe("mine");
  expect(calls).toBe(1);
});

test.each([
  ["another address", { path: "b" }],
  ["another query", { path: "a?days=3" }],
  ["another coding", { headers: { "accept-encoding": "br" } }],
  ["another origin", { headers: { origin: "https://other.example" } }],
  ["a key", { headers: { "x-functions-key": "secret" } }],
])(
  "%s gets no other's answer",
  async (_, { path, headers }: { path?: string; headers?: Record<string, string> }) => {
    await ask();
    await ask(path, headers);
    expect(calls).toBe(2);
  },
);

test.each([
  ["what is private", { "Cache-Control": "private, max-age=3" }],
  ["what must not be stored", { "Cache-Control": "no-store" }],
  ["what is no longer fresh", { "X-Fresh-Until": String(start) }],
  ["what does not say until when", { "X-Fresh-Until": "" }],
  ["what varies by something else", { Vary: "Accept-Language" }],
])("%s is not kept", async (_, headers) => {
  answerHeaders = { ...answerHeaders, ...headers };
  await ask();
  await ask();
  expect(calls).toBe(2);
});

test("what was not asked for longest goes first", async () => {
  for (let path = 0; path < 301; path += 1) await ask(String(path));
  await ask("300");
  expect(calls).toBe(301);
  await ask("0");
  expect(calls).toBe(302);
});
