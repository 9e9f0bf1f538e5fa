import { readFile } from "node:fs/promises";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { resolve } from "node:path";
import sirv from "sirv";
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

/**
 * Serves the built add-in and, under /api on the same origin, the functions app: as a static web app with
 * linked functions does in production, so that no address has to be configured.
 */
export async function startAddinServer(options: AddinServerOptions): Promise<AddinServer> {
  const { port, host, tls, apiListener, isSimulated = false, addinFolder } = options;
  // dev: true reads each file when asked, because a build may replace them while the server runs. Without extensions a
  // file has one address, under which the table of headers knows it.
  const files = sirv(addinFolder, { dev: true, etag: true, extensions: [] });
  const listener: RequestListener = (request, response) => {
    if (request.url?.startsWith("/api") === true) {
      apiListener(request, response);
      return;
    }
    const [path = "/", ...query] = (request.url ?? "/").split("?");
    const file = path.endsWith("/") ? `${path}index.html` : path;
    request.url = [file, ...query].join("?");
    response.setHeaders(new Map(Object.entries(staticHeaders(file))));
    if (isSimulated && file === "/workbench.html") {
      simulatedPage(resolve(addinFolder, "workbench.html")).then(
        (page) => response.end(page),
        (error: unknown) => response.writeHead(500, { "content-type": "text/plain" }).end(String(error)),
      );
      return;
    }
    files(request, response, () => {
      // A release may bring the file, so that its absence is not kept.
      const headers = { "content-type": "text/plain", "cache-control": "no-cache" };
      response.writeHead(404, headers).end("There is no such page.\n");
    });
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
