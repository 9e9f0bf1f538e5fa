// What ends a command with one line, and what is a defect that must show where it happened.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { orExit } from "../../scripts/lib/orExit.js";

const lines: unknown[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, "error").mockImplementation((line) => lines.push(line));
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`ended with ${String(code)}`);
  });
});
afterEach(() => vi.restoreAllMocks());

/** An error as Node makes it of a refusal by the operating system. */
const refused = (syscall: string, code: string): Error =>
  Object.assign(new Error(`${code}: ${syscall}`), { syscall, code });

const run = async (error: Error): Promise<unknown> => orExit(async () => Promise.reject(error));

test.each([
  ["EADDRINUSE", "The port is taken: set PORT to a free one."],
  ["EADDRNOTAVAIL", "HOST is no address of this machine."],
  ["EACCES", "PORT may not be used by this user: set one from 1024 on."],
])("%s of the port that was to be listened on ends with one line", async (code, line) => {
  await expect(run(refused("listen", code))).rejects.toThrow("ended with 1");
  expect(lines).toEqual([line]);
});

test.each([
  ["open", "EACCES"],
  ["connect", "EADDRNOTAVAIL"],
  ["listen", "EAFNOSUPPORT"],
])("%s refused with %s is not taken for a wrong setting", async (syscall, code) => {
  const error = refused(syscall, code);
  await expect(run(error)).rejects.toBe(error);
  expect(lines).toEqual([]);
});
