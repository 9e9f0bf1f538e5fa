const table = Uint32Array.from({ length: 256 }, (_entry, index) =>
  Array.from({ length: 8 }).reduce<number>(
    (rest) => ((rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1),
    index,
  ),
);

/** The check sum that a zip keeps of each of its parts. */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  // A loop by hand: a sheet is millions of bytes, and a call for each would be felt.
  for (const byte of bytes) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] ?? 0);
  return (rest ^ 0xffffffff) >>> 0;
}
