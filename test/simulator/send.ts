import type { ServerResponse } from "node:http";
import type { Answer } from "./venue.js";

/** By this header the service knows that its data are simulated, and says so wherever they are shown. */
const simulatedHeader = "x-hedge-simulated";

function write(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const text = answer.kind === "json" ? JSON.stringify(answer.body) : answer.text;
  const body = Buffer.from(text);
  response.writeHead(answer.status, {
    "content-type": answer.kind === "json" ? "application/json" : answer.contentType,
    "content-length": body.length,
    [simulatedHeader]: "1",
    ...headers,
  });
  return body;
}

/** Sends the whole answer. */
export function send(
  response: ServerResponse,
  answer: Answer,
  headers?: Readonly<Record<string, string>>,
): void {
  response.end(write(response, answer, headers));
}

/** Promises the whole answer, sends half of it and breaks the connection. */
export function sendCut(response: ServerResponse, answer: Answer): void {
  const body = write(response, answer);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    response.destroy();
  });
}
