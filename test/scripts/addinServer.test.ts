import { readdirSync } from "node:fs";
import { extname, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startAddinServer, type AddinServer } from "../../scripts/lib/addinServer.js";
import { builtFolder, projectRoot } from "../../scripts/lib/projectRoot.js";
import { mimeTypes } from "../../scripts/lib/staticHeaders.js";

let server: AddinServer;

beforeAll(async () => {
  server = await startAddinServer({
    port: 0,
    addinFolder: resolve(builtFolder, "addin"),
    apiListener: (_request, response) => {
      response.writeHead(204).end();
    },
  });
});

afterAll(async () => {
  await server.close();
});

async function get(file: string, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(`${server.url}/${file}`, { headers });
  await response.arrayBuffer();
  return response;
}

// OfficeDev/office-js #3970 and #1920: without the header Excel on the web registers no function and says nothing.
it.each([
  ["functions.json", 200, "application/json", "no-cache"],
  ["functions.js", 200, "text/javascript; charset=utf-8", "no-cache"],
  ["taskpane.html", 200, "text/html; charset=utf-8", "no-cache"],
  ["manifest.xml", 200, "text/xml; charset=utf-8", "no-cache"],
  ["assets/icon-32.png", 200, "image/png", "public, max-age=86400"],
  ["help/index.html", 200, "text/html; charset=utf-8", "no-cache"],
  ["help/", 200, "text/html; charset=utf-8", "no-cache"],
  ["", 200, "text/html; charset=utf-8", "no-cache"],
  ["no-such-file.js", 404, "text/plain", "no-cache"],
  ["assets/no-such.png", 404, "text/plain", "no-cache"],
])("lets the page of Excel on the web read /%s (%i)", async (file, status, type, cache) => {
  const response = await get(file, { origin: "https://excel.officeapps.live.com" });
  expect(response.status).toBe(status);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "content-type": type,
    "cache-control": cache,
  });
});

it("lets Excel show the pane in a frame, and nobody any other page", async () => {
  const policyOf = async (file: string) => (await get(file)).headers.get("content-security-policy");
  expect(await policyOf("taskpane.html?_host_Info=Excel$Web")).toBeNull();
  for (const page of [
    "workbench.html",
    "workbench.htm%6c",
    "%77orkbench.html",
    "./workbench.html",
    "help/index.html",
    "",
  ])
    expect(await policyOf(page)).toBe("frame-ancestors 'none'");
});

// lukeed/sirv #175: the server's process ended by any of these.
it.each([
  "bytes=5-2",
  "bytes=0-18446744073709551615",
  "bytes=99999999-",
  "bytes=-0",
  "bytes=0-1,4-5",
  "bytes=x",
])("sends the whole file where the range %s is asked for", async (range) => {
  const whole = await get("taskpane.html");
  const { status, headers } = await get("taskpane.html", { range });
  expect([status, headers.get("content-length")]).toEqual([200, whole.headers.get("content-length")]);
});

it.each([
  ["help", 404],
  ["%00", 400],
  ["%", 400],
  ["..%2f..%2fpackage.json", 403],
  ["..%5c..%5cpackage.json", 403],
  [".well-known", 404],
])("answers /%s with %i", async (file, status) => {
  expect((await get(file)).status).toBe(status);
});

it("closes the file of a download that is broken off", async () => {
  const openFiles = () => readdirSync("/dev/fd").length;
  const before = openFiles();
  for (let each = 0; each < 40; each += 1) {
    const leaving = new AbortController();
    const { status } = await fetch(`${server.url}/workbench.js`, { signal: leaving.signal });
    expect(status).toBe(200);
    leaving.abort();
  }
  // Sockets close a moment later; forty files would stay open for good.
  await expect.poll(openFiles, { timeout: 5000 }).toBeLessThan(before + 20);
});

it("sends a file that the browser has as 304, without its bytes", async () => {
  const { headers } = await get("functions.js");
  // A browser that asks again says no more; fetch would add "no-cache", by which a user asks for all of it.
  const conditions = { "if-none-match": headers.get("etag") ?? "", "cache-control": "max-age=0" };
  const again = await get("functions.js", conditions);
  expect(again.status).toBe(304);
  expect(again.headers.get("access-control-allow-origin")).toBe("*");
});

it("knows the type of every file of a build", () => {
  const files = readdirSync(resolve(projectRoot, "dist/addin"), { recursive: true, encoding: "utf8" });
  const ends = new Set(files.map((file) => extname(file).slice(1)).filter((end) => end !== ""));
  expect([...ends].filter((end) => mimeTypes[end] === undefined)).toEqual([]);
});
