// What must not be written where: each line is linted with the rules that the project has for that file.
import { ESLint, Linter } from "eslint";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const eslint = new ESLint({ cwd: projectRoot });

async function messagesFor(file: string, line: string): Promise<readonly string[]> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as { rules: Linter.RulesRecord };
  const restrictions = Object.entries(rules).filter(([name]) => name.startsWith("no-restricted-"));
  return new Linter().verify(line, { rules: Object.fromEntries(restrictions) }).map(({ message }) => message);
}

it.each(["shared/contract/planted.ts", "shared/calc/planted.ts"])(
  "%s has no clock and no chance",
  async (file) => {
    for (const line of ["new Date();", "Date.now();", "Math.random();"]) {
      expect(await messagesFor(file, line), line).toEqual([expect.stringContaining("shared/ is pure")]);
    }
    expect(await messagesFor(file, "new Date(0);")).toEqual([]);
  },
);

it("formulas do not leave decimals", async () => {
  expect(await messagesFor("shared/calc/planted.ts", "x.toNumber();")).toHaveLength(1);
  expect(await messagesFor("addin/cell/planted.ts", "x.toNumber();")).toEqual([]);
});
