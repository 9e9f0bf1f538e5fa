import { once } from "node:events";
import { createServer } from "node:net";

/** A port of this machine that nothing listened on a moment ago, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  await new Promise((resolve) => holder.close(resolve));
  return address.port;
}
