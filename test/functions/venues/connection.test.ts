import { createServer, type RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { listen, type Listening } from "../../../functions/dev/listen.js";
import { binance } from "../../../functions/venues/binance.js";
import { HedgeError } from "../../../shared/errors.js";

let server: Listening | null = null;
afterEach(async () => {
  await server?.close(10);
  server = null;
});

/** Asks Binance's inverse quotes of a server that answers like this. */
async function readFrom(listener: RequestListener, proxyPath = "", timeoutMs = 200): Promise<unknown> {
  server = await listen(createServer(listener), { port: 0 });
  const { inverse } = binance.open({ proxyUrl: `${server.url}${proxyPath}`, timeoutMs });
  return inverse?.readQuotes();
}

test("a body that stops in the middle is given up, and the connection with it", async () => {
  let left = false;
  const reading = readFrom((_, response) => {
    response.on("close", () => (left = true));
    response.writeHead(200, { "content-type": "application/json" });
    response.write("[{");
  });
  await expect(reading).rejects.toMatchObject({
    code: "venue_timeout",
    message: "Binance did not respond in time.",
  });
  await expect.poll(() => left).toBe(true);
});

test("an answer that unpacks to more than any list holds is given up while it is read", async () => {
  const packed = gzipSync(Buffer.alloc(40 * 1024 * 1024, " "));
  const reading = readFrom(
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      // It never ends: only who stops reading gets away.
      response.write(packed);
    },
    "",
    20_000,
  );
  await expect(reading).rejects.toMatchObject({
    code: "venue_bad_response",
    message: "Binance returned an unexpected response.",
  });
});

test("a refusal whose sentence never comes is still one", async () => {
  const reading = readFrom((_, response) => {
    response.writeHead(429, { "retry-after": "7" });
    response.write("{");
  });
  await expect(reading).rejects.toMatchObject({ code: "venue_rate_limited", retryAfterMs: 7000 });
});

test.each(["", "/", "/relay/", "/relay?to="])("a proxy at %j gets the full address", async (proxyPath) => {
  const asked: (string | undefined)[] = [];
  await readFrom(({ url }, response) => {
    asked.push(url);
    response.end("[]");
  }, proxyPath);
  expect(asked).toContain(
    `${proxyPath === "" ? "/" : proxyPath}https://dapi.binance.com/dapi/v1/premiumIndex`,
  );
});

test("a redirect is not followed: it leads to a page, not to data", async () => {
  const reading = readFrom((_, response) => {
    response.writeHead(302, { location: "https://example.com/" });
    response.end();
  });
  await expect(reading).rejects.toMatchObject({ code: "venue_unavailable" });
});

test.each([
  ["Access too frequent", "venue_rate_limited"],
  ["Forbidden", "venue_geo_blocked"],
])("403 saying %j is %s", async (text, code) => {
  const reading = readFrom((_, response) => {
    response.writeHead(403, { "retry-after": "7" });
    response.end(text);
  });
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HedgeError);
  expect(error).toMatchObject({ code, retryAfterMs: code === "venue_rate_limited" ? 7000 : null });
});
