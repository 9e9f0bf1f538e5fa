/** The sign that decimals stand behind. */
export type DecimalSign = "." | ",";

/** What a text says as a number under each decimal sign; null where it is no number under it. */
export type Readings = Readonly<Record<DecimalSign, number | null>>;

const plain: Readonly<Record<DecimalSign, RegExp>> = {
  ".": /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i,
  ",": /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d{1,3})?$/i,
};

/** Groups of three, all split by the same sign; a first group that begins with 0 is no group. */
const grouped: Readonly<Record<DecimalSign, RegExp>> = {
  ".": /^[+-]?[1-9]\d{0,2}([, '])\d{3}(?:\1\d{3})*(?:\.\d*)?$/,
  ",": /^[+-]?[1-9]\d{0,2}([. '])\d{3}(?:\1\d{3})*(?:,\d*)?$/,
};

function readWith(sign: DecimalSign, text: string): number | null {
  if (!plain[sign].test(text) && !grouped[sign].test(text)) return null;
  const other = sign === "." ? "," : ".";
  const value = Number(text.replaceAll(other, "").replaceAll(/[ ']/g, "").replace(sign, "."));
  return Number.isFinite(value) ? value : null;
}

/** Reads a number as people and exchanges write it, without a choice between its possible meanings. */
export function readingsOf(text: string): Readings {
  const written = text.trim().replaceAll(/\s/gu, " ").replaceAll(/[’_]/gu, "'").replace(/^−/u, "-");
  return { ".": readWith(".", written), ",": readWith(",", written) };
}

/** Whether a text is a number at all. */
export function isNumber(text: string): boolean {
  const readings = readingsOf(text);
  return readings["."] !== null || readings[","] !== null;
}

/** Whether a text means two different numbers, such as "1.250". */
function isAmbiguous(readings: Readings): boolean {
  return readings["."] !== null && readings[","] !== null && readings["."] !== readings[","];
}

/** The number of a text; a text with one meaning has it whatever the sign, the others are read by the sign. */
export function chosenReading(readings: Readings, sign: DecimalSign): number | null {
  return readings[sign] ?? readings[sign === "." ? "," : "."];
}

export type ListStyle =
  | { readonly status: "clear" }
  /** Each of these texts means two numbers. */
  | { readonly status: "ambiguous"; readonly texts: readonly string[] }
  /** One text has a decimal point and the other a decimal comma. */
  | { readonly status: "contradiction"; readonly texts: readonly [point: string, comma: string] };

/** Whether the numbers of a list can be read; one list has one decimal sign. */
export function listStyleOf(numbers: readonly string[]): ListStyle {
  const all = numbers.map((text) => ({ text, readings: readingsOf(text) }));
  const point = all.find(({ readings }) => readings["."] !== null && readings[","] === null);
  const comma = all.find(({ readings }) => readings[","] !== null && readings["."] === null);
  if (point !== undefined && comma !== undefined) {
    return { status: "contradiction", texts: [point.text.trim(), comma.text.trim()] };
  }
  const ambiguous = all.filter(({ readings }) => isAmbiguous(readings)).map(({ text }) => text.trim());
  return ambiguous.length === 0 ? { status: "clear" } : { status: "ambiguous", texts: ambiguous };
}
