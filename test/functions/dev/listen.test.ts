import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { expect, test } from "vitest";
import { listen } from "../../../functions/dev/listen.js";

test.each([
  ["http", () => createHttpServer()],
  ["https", () => createHttpsServer()],
] as const)(
  "an %s server reports its address, rejects a taken port, and can be closed twice",
  async (scheme, create) => {
    const { url, close } = await listen(create(), { port: 0 });
    expect(url).toMatch(new RegExp(`^${scheme}://127\\.0\\.0\\.1:\\d+$`));
    await expect(listen(create(), { port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    await close(0);
    await close(0);
  },
);

test("an answer that never ends is cut after the grace", async () => {
  const { url, close } = await listen(
    createHttpServer(() => undefined),
    { port: 0 },
  );
  const answer = fetch(url).catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, 50));
  await close(20);
  expect(await answer).toBe("cut");
});
