import { readFile } from "node:fs/promises";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { resolve } from "node:path";
import sirv from "sirv";
import { listen } from "../../functions/dev/listen.js";
import { projectRoot } from "./projectRoot.js";
import { staticHeaders } from "./staticHeaders.js";

export type AddinServer = {
  /** Without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

type AddinServerOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  /** Answers what lies under /api. */
  readonly apiListener: RequestListener;
  /** Prices come from a simulator: the workbench says so from its first paint on, before any price has arrived. */
  readonly isSimulated?: boolean;
  /** Another build than dist/addin, to compare the two. */
  readonly addinFolder?: string;
};

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
  const {
    port,
    tls,
    apiListener,
    isSimulated = false,
    addinFolder = resolve(projectRoot, "dist/addin"),
  } = options;
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
  const { url, close } = await listen(server, { port });
  return {
    // The certificate is for the name, not for the number.
    url: tls === undefined ? url : url.replace("127.0.0.1", "localhost"),
    close: async () => close(0),
  };
}
