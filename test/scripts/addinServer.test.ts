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
  for (const page of ["workbench.html", "help/index.html", ""])
    expect(await policyOf(page)).toBe("frame-ancestors 'none'");
});

it("sends a file that the browser has as 304, without its bytes", async () => {
  const { headers } = await get("functions.js");
  const again = await get("functions.js", { "if-none-match": headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  expect(again.headers.get("access-control-allow-origin")).toBe("*");
});

it("knows the type of every file of a build", () => {
  const files = readdirSync(resolve(projectRoot, "dist/addin"), { recursive: true, encoding: "utf8" });
  const ends = new Set(files.map((file) => extname(file).slice(1)).filter((end) => end !== ""));
  expect([...ends].filter((end) => mimeTypes[end] === undefined)).toEqual([]);
});
