import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { listen } from "../../functions/dev/listen.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

type Ended = { readonly code: number | null; readonly output: string };

/** Runs a script to its end, with these settings and no others of ours. */
async function runScript(name: string, settings: Record<string, string>): Promise<Ended> {
  const own = Object.entries(process.env).filter(
    ([setting]) => !/^(HEDGE_|PORT$|VITEST|NODE_OPTIONS)/.test(setting),
  );
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${name}.ts`], {
    cwd: projectRoot,
    env: { ...Object.fromEntries(own), ...settings },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((fulfil, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      fulfil({ code, output: output.trim() });
    });
  });
}

test.each([
  ["serve", "PORT", "seventy", "a whole number from 0 to 65535"],
  ["serve", "PORT", "70710", "a whole number from 0 to 65535"],
  ["serve", "HEDGE_QUOTE_INTERVAL_S", "0", "a whole number from 1 to 300"],
  ["serve", "HEDGE_QUOTE_INTERVAL_S", "2.5", "a whole number from 1 to 300"],
  ["serve", "HEDGE_RATE_LIMIT_PER_MINUTE", "-1", "a whole number from 0 to 1000000"],
  ["serve", "HEDGE_PROXY_HOPS", "0", "a whole number from 1 to 10"],
  ["serve", "HEDGE_AUTH_LEVEL", "admin", "anonymous or function"],
  [
    "serve",
    "HEDGE_ALLOWED_ORIGINS",
    "hedge.example",
    "* or origins such as https://hedge.example, separated by commas",
  ],
  ["demo", "PORT", "abc", "a whole number from 0 to 65535"],
  ["demo", "HEDGE_QUOTE_INTERVAL_S", "abc", "a whole number from 1 to 300"],
])("npm run %s with %s=%s ends at once with one line", async (script, name, value, allowed) => {
  expect(await runScript(script, { [name]: value })).toEqual({
    code: 1,
    output: `${name} must be ${allowed}, was ${JSON.stringify(value)}`,
  });
});

test.each(["socks5://localhost:1", "https://trader:secret@proxy.example"])(
  "npm run serve with the proxy %s ends at once with one line, which never shows a password",
  async (proxy) => {
    expect(await runScript("serve", { HEDGE_UPSTREAM_PROXY: proxy })).toEqual({
      code: 1,
      output:
        "HEDGE_UPSTREAM_PROXY must be an http or https URL without user, password and fragment; it is not shown, as it may contain a password",
    });
  },
);

test("npm run serve that shall demand a key but is given none ends at once with one line", async () => {
  expect(await runScript("serve", { HEDGE_AUTH_LEVEL: "function" })).toEqual({
    code: 1,
    output: "HEDGE_FUNCTION_KEY must be set when HEDGE_AUTH_LEVEL is function",
  });
});

test("a taken port ends the service with one line", async () => {
  const taken = await listen(createServer(), { port: 0 });
  const { port } = new URL(taken.url);
  expect(await runScript("serve", { PORT: port })).toEqual({
    code: 1,
    output: "The port is taken: set PORT to a free one.",
  });
  await taken.close(0);
});

test.each([
  [
    "HEDGE_ADDIN_URL",
    "http://hedge.example",
    /^HEDGE_ADDIN_URL must be .*, was "http:\/\/hedge\.example"\.$/,
  ],
  ["HEDGE_SUPPORT_URL", "a@b.example", /^HEDGE_SUPPORT_URL.* must be .*, was "a@b\.example"\.$/],
  ["HEDGE_SERVICE_URL", "api.example", /^HEDGE_SERVICE_URL must be .*, was "api\.example"\.$/],
])("%s=%s builds nothing and says so in one line", async (name, value, line) => {
  const { code, output } = await runScript("build", { [name]: value });
  expect(output).toMatch(line);
  expect(code).toBe(1);
});
