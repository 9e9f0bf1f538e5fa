/** Puts the point into a whole number, as text: 960001234 with 4 digits behind it is 96000.1234. */
export function withPoint(value: unknown, digits: number): string {
  const text = String(value)
    .replace("-", "")
    .padStart(digits + 1, "0");
  const fraction = text.slice(-digits).replace(/0+$/, "");
  const whole = text.slice(0, -digits);
  return `${Number(value) < 0 ? "-" : ""}${fraction === "" ? whole : `${whole}.${fraction}`}`;
}
