import type { Nullable } from "@univerjs/presets";

const shortHex = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i;
const longHex = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/i;
const channels = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/i;

/** The six digits of a colour of a page; undefined where it is a name or none. */
export function fileColor(css: Nullable<string>): string | undefined {
  if (css === null || css === undefined) return undefined;
  const long = longHex.exec(css)?.[1];
  if (long !== undefined) return long.toUpperCase();
  const short = shortHex.exec(css);
  const digits =
    short?.slice(1).map((digit) => digit + digit) ?? channels.exec(css)?.slice(1).map(hexChannel);
  return digits?.join("").toUpperCase();
}

function hexChannel(digits: string): string {
  return Math.min(255, Number(digits)).toString(16).padStart(2, "0");
}
