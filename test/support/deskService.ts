import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { problemMediaType, problemOf } from "../../shared/contract/problem.js";
import { HedgeError } from "../../shared/errors.js";
import { listen, type Listening } from "../../functions/dev/listen.js";
import { answerOf } from "./deskAnswers.js";
import type { DeskWorld } from "./deskCases.js";

function answer(world: DeskWorld, request: IncomingMessage, response: ServerResponse): void {
  try {
    const body = answerOf(world, new URL(request.url ?? "/", "http://127.0.0.1"));
    if (body === null) return;
    response.writeHead(200, { "content-type": "application/json", "cache-control": "max-age=5" });
    response.end(JSON.stringify(body));
  } catch (thrown) {
    if (!(thrown instanceof HedgeError)) throw thrown;
    const problem = problemOf(thrown, "desk");
    response.writeHead(problem.status, { "content-type": problemMediaType });
    response.end(JSON.stringify(problem));
  }
}

/** Serves the API of the HEDGE service for one world on this machine, as of the moment it is asked. */
export async function startDeskService(world: DeskWorld): Promise<Listening> {
  return listen(
    createServer((request, response) => {
      answer(world, request, response);
    }),
    { port: 0 },
  );
}
