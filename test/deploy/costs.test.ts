// The bill in the document, computed again from the prices and the assumptions beside it.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const document = readFileSync(resolve(projectRoot, "docs/how-to/cloud-for-many.md"), "utf8");

/** The cells of the table's row that begins with a text. */
function rowOf(start: string): readonly string[] {
  const line = document.split("\n").find((each) => each.startsWith(`| ${start}`)) ?? "";
  return line.split("|").map((cell) => cell.trim());
}
const figures = (start: string): number[] =>
  rowOf(start)
    .slice(2, 6)
    .map((cell) => Number(cell.replaceAll(",", "")));
const price = (start: string): number => Number(/^[\d.]+/u.exec(rowOf(start)[2] ?? "")?.[0]);

const hours = 8 * 22;
const scenarios = [
  { users: 1, interval: 5, instances: 1, lists: 3, places: 1, hours },
  { users: 100, interval: 5, instances: 1, lists: 10, places: 5, hours },
  { users: 10_000, interval: 5, instances: 4, lists: 28, places: 20, hours: 24 * 22 },
  { users: 10_000, interval: 30, instances: 2, lists: 28, places: 20, hours: 24 * 22 },
];

it("adds up", () => {
  const asked = scenarios.map(({ users, interval }) => (users * hours * 3600 * 3) / interval);
  const executions = scenarios.map(
    ({ lists, places, interval, hours: open }, index) =>
      Math.min(asked[index] ?? 0, (lists * places * 2 * open * 3600) / interval) + 100 * 15 * 730,
  );
  const gigabyteSeconds = scenarios.map(({ instances }) => instances * 0.5 * 730 * 3600);
  const expected: Readonly<Record<string, readonly number[]>> = {
    "Front Door: base fee": scenarios.map(() => price("Front Door Standard")),
    "Front Door: requests": asked.map((count) => (count / 10_000) * price("its requests")),
    "Front Door: traffic": asked.map((count) => count * 6e-6 * price("its traffic")),
    "Functions: executions": executions.map(
      (count) => ((count - 250_000) / 1e6) * price("Flex Consumption, executions"),
    ),
    "Functions: memory": gigabyteSeconds.map(
      (count) => (count - 100_000) * price("Flex Consumption, memory"),
    ),
    Redis: scenarios.map(() => price("Azure Managed Redis B0")),
  };
  const sums = [0, 0, 0, 0];
  for (const [row, values] of Object.entries(expected)) {
    const written = figures(row);
    values.forEach((value, index) => {
      expect(written[index], `${row} ${String(index)}`).toBeCloseTo(value, 2);
      sums[index] = (sums[index] ?? 0) + (written[index] ?? Number.NaN);
    });
  }
  figures("**sum**").forEach((sum, index) => {
    expect(sum).toBeCloseTo(sums[index] ?? Number.NaN, 2);
  });
});
