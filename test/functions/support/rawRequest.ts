import { connect } from "node:net";

export type RawAnswer = {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

/** Sends a request as it stands, which no client library would, and reads the answer until the server closes. */
export async function rawRequest(url: string, head: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = "";
    socket.setTimeout(5000, () => socket.destroy(new Error(`no end after ${received}`)));
    socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => {
      resolve(received);
    });
    socket.write(head);
  });
  const [top = "", body = ""] = text.split("\r\n\r\n", 2);
  const [statusLine = "", ...lines] = top.split("\r\n");
  return {
    status: Number(statusLine.split(" ")[1]),
    headers: new Map(
      lines.map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    ),
    body,
  };
}
