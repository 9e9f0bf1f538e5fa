import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { freePort } from "../../support/freePort.js";

/** A real Redis on a port of its own, with nothing on disk. */
export type RedisServer = {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** Ends the server at once, as a crash would. */
  readonly close: () => Promise<void>;
  /** Lets it hang: connections are accepted, and nothing is ever answered. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Runs commands on a connection beside those under test. */
  readonly use: <Answer>(commands: (redis: Redis) => Promise<Answer>) => Promise<Answer>;
};

/** Starts a server; `password` is what it demands of its clients. */
export async function startRedisServer(password?: string): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://${password === undefined ? "" : `:${password}@`}127.0.0.1:${String(port)}`;
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const demanded = password === undefined ? [] : ["--requirepass", password];
    const bound = ["--port", String(port), "--bind", "127.0.0.1"];
    const child = spawn("redis-server", [...bound, "--save", "", "--appendonly", "no", ...demanded]);
    server = child;
    await new Promise<void>((resolve, reject) => {
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("Ready to accept connections")) resolve();
      });
      child.once("error", reject);
      child.once("exit", () => {
        reject(new Error(`redis-server ended: ${output}`));
      });
    });
  }

  await start();
  return {
    url,
    start,
    close: async () => {
      if (server?.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, "exit");
      server.kill("SIGKILL");
      await ended;
    },
    pause: () => server?.kill("SIGSTOP"),
    resume: () => server?.kill("SIGCONT"),
    use: async (commands) => {
      const redis = new Redis(url);
      try {
        return await commands(redis);
      } finally {
        redis.disconnect();
      }
    },
  };
}
