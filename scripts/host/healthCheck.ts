// Bundled to dist/host/healthCheck.js: ends with 0 when the host of the same settings answers, with 1 otherwise.
import { listenHost } from "../../functions/dev/listenHost.js";

const withinMs = 4000;
const anyAddress: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };

const host = listenHost(process.env);
const address = anyAddress[host] ?? (host.includes(":") ? `[${host}]` : host);
const url = `http://${address}:${process.env["PORT"] ?? "7071"}/api/health`;

fetch(url, { signal: AbortSignal.timeout(withinMs) }).then(
  ({ ok, status }) => {
    if (ok) return;
    console.error(`${url} answered ${String(status)}.`);
    process.exitCode = 1;
  },
  (error: unknown) => {
    console.error(`${url} did not answer: ${String(error)}`);
    process.exitCode = 1;
  },
);
