import { readFile } from "node:fs/promises";
import { createServer as createHttpServer, STATUS_CODES } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { resolve } from "node:path";
import send from "send";
import { listen } from "../../functions/dev/listen.js";
import { staticHeaders } from "./staticHeaders.js";

export type AddinServer = {
  /** Without a slash at the end. */
  readonly url: string;
  /** Stops accepting and lets running answers end within the grace; without one they are cut. */
  readonly close: (graceMs?: number) => Promise<void>;
};

type AddinServerOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  /** This machine alone when left out. */
  readonly host?: string;
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  /** Answers what lies under /api. */
  readonly apiListener: RequestListener;
  /** Prices come from a simulator: the workbench says so from its first paint on, before any price has arrived. */
  readonly isSimulated?: boolean;
  /** The built add-in. */
  readonly addinFolder: string;
};

// Longer than proxies keep an idle connection (Caddy two minutes): one that this side closes first may just be carrying
// the next request, which the user would then see fail.
const keepAliveMs = 130_000;

const hiddenBanner = '<p id="simulated" role="note" hidden>';

async function simulatedPage(file: string): Promise<string> {
  const page = await readFile(file, "utf8");
  if (!page.includes(hiddenBanner)) throw new Error(`The page must contain ${hiddenBanner}.`);
  return page.replace(hiddenBanner, hiddenBanner.replace(" hidden", ""));
}

type WantedFile = { readonly file: string; readonly addinFolder: string };

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { file, addinFolder }: WantedFile,
): void {
  const refuse = (status: number): void => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    for (const ofFile of ["content-length", "etag", "last-modified"]) response.removeHeader(ofFile);
    // A release may bring the file, so that its absence is not kept.
    const headers = { "content-type": "text/plain", "cache-control": "no-cache" };
    response.writeHead(status, headers).end(`${STATUS_CODES[status] ?? "Failed"}\n`);
  };
  // The cache times are the table's. Parts of a file are nobody's wish, and a false range is one more way to fail.
  send(request, file, { root: addinFolder, index: false, acceptRanges: false, cacheControl: false })
    .on("directory", () => {
      refuse(404);
    })
    .on("error", ({ status }: { readonly status?: number }) => {
      refuse(status ?? 500);
    })
    .pipe(response);
}

/**
 * Serves the built add-in and, under /api on the same origin, the functions app: as a static web app with
 * linked functions does in production, so that no address has to be configured.
 */
export async function startAddinServer(options: AddinServerOptions): Promise<AddinServer> {
  const { port, host, tls, apiListener, isSimulated = false, addinFolder } = options;
  const listener: RequestListener = (request, response) => {
    if (request.url?.startsWith("/api") === true) {
      apiListener(request, response);
      return;
    }
    const [path = "/"] = (request.url ?? "/").split("?");
    const file = path.endsWith("/") ? `${path}index.html` : path;
    response.setHeaders(new Map(Object.entries(staticHeaders(file))));
    if (isSimulated && file === "/workbench.html") {
      simulatedPage(resolve(addinFolder, "workbench.html")).then(
        (page) => response.end(page),
        (error: unknown) => response.writeHead(500, { "content-type": "text/plain" }).end(String(error)),
      );
      return;
    }
    sendFile(request, response, { file, addinFolder });
  };
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer({ ...tls }, listener);
  server.keepAliveTimeout = keepAliveMs;
  const { url, close } = await listen(server, { port, ...(host === undefined ? {} : { host }) });
  return {
    // The certificate is for the name, not for the number.
    url: tls === undefined ? url : url.replace("127.0.0.1", "localhost"),
    close: async (graceMs = 0) => close(graceMs),
  };
}
