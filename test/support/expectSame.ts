import { expect } from "vitest";
import { Decimal } from "../../shared/decimal.js";
import type { DeskValue } from "../../shared/desk/deskField.js";
import { HedgeError } from "../../shared/errors.js";
import { agrees } from "./amounts.js";

/** Asserts a figure to 20 digits, or that both are no answer. */
export function expectSame(
  actual: DeskValue | undefined,
  expected: Decimal | HedgeError,
  what: string,
): void {
  if (expected instanceof HedgeError) {
    expect(actual, what).toBeInstanceOf(HedgeError);
    return;
  }
  const isSame = actual instanceof Decimal && agrees(actual, expected);
  expect(isSame, `${what}: ${String(actual)}, not ${expected.toString()}`).toBe(true);
}
