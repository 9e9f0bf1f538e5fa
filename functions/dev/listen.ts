import type { Server as HttpServer } from "node:http";
import { Server as HttpsServer } from "node:https";

/** A running server. */
export type Listening = {
  /** E.g. "http://127.0.0.1:7071". */
  readonly url: string;
  /** Stops accepting, lets running answers end within the grace, then cuts what is left. */
  readonly close: (graceMs?: number) => Promise<void>;
};

type ListenOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
};

const sweepEveryMs = 50;

/**
 * Lets a server listen, on this machine only, unless another host is asked for.
 * @throws the system's error when the port is taken
 */
export async function listen(
  server: HttpServer | HttpsServer,
  { port, host = "127.0.0.1" }: ListenOptions,
): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  const scheme = server instanceof HttpsServer ? "https" : "http";
  return {
    url: `${scheme}://${host.includes(":") ? `[${host}]` : host}:${String(taken)}`,
    close: async (graceMs = 1000) => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      // Again and again: a connection whose answer has just ended would else be kept alive for the next request.
      const sweep = setInterval(() => {
        server.closeIdleConnections();
      }, sweepEveryMs);
      server.closeIdleConnections();
      const timer = setTimeout(() => {
        server.closeAllConnections();
      }, graceMs);
      await closed;
      clearTimeout(timer);
      clearInterval(sweep);
    },
  };
}
