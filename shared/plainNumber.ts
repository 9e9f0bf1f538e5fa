const pattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** Whether a text is a number without separators or signs of currency, which alone is read as one: "12.5", "1e-4". */
export function isPlainNumber(text: string): boolean {
  return pattern.test(text.trim());
}
