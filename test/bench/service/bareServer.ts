// The least that Node can do for the same answer: fixed headers and bytes, taken from the service at the start.
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { listen } from "../../../functions/dev/listen.js";

const [address = ""] = process.argv.slice(2);
const answer = await fetch(address, { headers: { "accept-encoding": "identity" } });
const body = gzipSync(Buffer.from(await answer.arrayBuffer()));
const connectionHeaders = ["content-length", "connection", "keep-alive", "date", "transfer-encoding"];
const fixed = Object.fromEntries([...answer.headers].filter(([name]) => !connectionHeaders.includes(name)));

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { ...fixed, "content-encoding": "gzip", "content-length": body.length });
  response.end(body);
});
const { url } = await listen(server, { port: 0 });
process.stdout.write(`Listening at ${url}\n`);
process.once("SIGTERM", () => process.exit(0));
