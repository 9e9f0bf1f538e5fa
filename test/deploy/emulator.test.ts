// The built pages and the built service in Microsoft's own emulator of Azure Static Web Apps.
import { createServer } from "node:http";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadFunctionsListener } from "../../functions/dev/functionsListener.js";
import { listen, type Listening } from "../../functions/dev/listen.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { rawRequest, type RawAnswer } from "../functions/support/rawRequest.js";
import { startEmulator, type Emulator } from "./startEmulator.js";

let service: Listening;
let emulator: Emulator;

beforeAll(async () => {
  const mainFile = resolve(projectRoot, "dist/functions/main.js");
  service = await listen(createServer(loadFunctionsListener(mainFile, () => undefined)), { port: 0 });
  emulator = await startEmulator(resolve(projectRoot, "dist/addin"), service.url);
});
afterAll(async () => {
  await emulator.close();
  await service.close();
});

// Not fetch, which asks caches on the way not to answer.
async function get(path: string, header = "", from = emulator.url): Promise<RawAnswer> {
  const lines = [`GET ${path} HTTP/1.1`, "Host: hedge.example", "Connection: close", header];
  return rawRequest(from, `${lines.filter((line) => line !== "").join("\r\n")}\r\n\r\n`);
}

it("takes the built configuration: one that breaks Microsoft's schema it leaves out", () => {
  expect(emulator.output()).toContain("Found configuration file");
});

it.each([
  ["/functions.json", "application/json", "no-cache"],
  ["/functions.js", "text/javascript; charset=utf-8", "no-cache"],
  ["/functions.js?v=2", "text/javascript; charset=utf-8", "no-cache"],
  ["/taskpane.html", "text/html; charset=utf-8", "no-cache"],
  ["/manifest.xml", "text/xml; charset=utf-8", "no-cache"],
  ["/help/index.html", "text/html; charset=utf-8", "no-cache"],
  ["/", "text/html; charset=utf-8", "no-cache"],
  ["/assets/icon-32.png", "image/png", "public, max-age=86400"],
])("lets the page of Excel on the web read %s", async (path, type, cache) => {
  const { status, headers } = await get(path, "Origin: https://excel.officeapps.live.com");
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "content-type": type,
    "cache-control": cache,
  });
});

it("lets Excel show the pane in a frame, and nobody any other page", async () => {
  const policyOf = async (path: string) => (await get(path)).headers.get("content-security-policy");
  expect(await policyOf("/taskpane.html")).toBeUndefined();
  for (const page of ["/workbench.html", "/help/index.html", "/help/", "/"])
    expect(await policyOf(page)).toBe("frame-ancestors 'none'");
});

it("sends a file that the browser has as 304", async () => {
  const { headers } = await get("/functions.json");
  const again = await get("/functions.json", `If-None-Match: ${headers.get("etag") ?? ""}`);
  expect(again.status).toBe(304);
  expect(again.body).toBe("");
});

it.each(["/no-such-file.js", "/help/no-such-page.html", "/staticwebapp.config.json"])(
  "has no page for %s",
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

it.each([
  ["/api/health", 200],
  ["/api/openapi.json", 200],
  ["/api/v1/perpetuals/nowhere/inverse", 404],
  ["/api/no-such-route", 404],
])("leaves the service's answer to %s as it is (%i)", async (path, status) => {
  const [direct, through] = [await get(path, "", service.url), await get(path)];
  expect(through.status).toBe(status);
  // What differs between two answers of the service itself, and what belongs to the connection.
  const own = ([name]: [string, string]) => !["date", "x-request-id", "keep-alive", "age"].includes(name);
  expect([...through.headers].filter(own).sort()).toEqual([...direct.headers].filter(own).sort());
});
