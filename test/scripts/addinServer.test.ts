import { afterAll, beforeAll, expect, it } from "vitest";
import { startAddinServer, type AddinServer } from "../../scripts/lib/addinServer.js";

let server: AddinServer;

beforeAll(async () => {
  server = await startAddinServer({
    port: 0,
    apiListener: (_request, response) => {
      response.writeHead(204).end();
    },
  });
});

afterAll(async () => {
  await server.close();
});

// OfficeDev/office-js #3970 and #1920: without the header Excel on the web registers no function and says nothing.
it.each([
  ["functions.json", 200],
  ["functions.js", 200],
  ["taskpane.html", 200],
  ["manifest.xml", 200],
  ["assets/icon-32.png", 200],
  ["help/index.html", 200],
  ["no-such-file.js", 404],
])("lets the page of Excel on the web read %s (%i)", async (file, status) => {
  const response = await fetch(`${server.url}/${file}`, {
    headers: { origin: "https://excel.officeapps.live.com" },
  });
  await response.arrayBuffer();
  expect(response.status).toBe(status);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
});
