import { crc32 } from "./crc32.js";
import type { ZipParts } from "./readZip.js";

/** 1 January 1980, the first day a zip can name: the same workbook gives the same file. */
const firstDay = 0x21;
const version = 20;
const namesAreUtf8 = 0x0800;

type PackedPart = {
  readonly name: Uint8Array;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly checkSum: number;
  readonly size: number;
};

/** Packs parts into a zip, in their order. */
export async function writeZip(parts: ZipParts): Promise<Uint8Array> {
  const packed: PackedPart[] = [];
  for (const [name, part] of parts) packed.push(await pack(name, part));
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const part of packed) {
    const local = [header(0x04034b50, [2, version], ...commonFields(part), [2, 0]), part.name, part.packed];
    directory.push(
      header(
        0x02014b50,
        [2, version],
        [2, version],
        ...commonFields(part),
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, at],
      ),
      part.name,
    );
    pieces.push(...local);
    at += lengthOf(local);
  }
  const end = header(
    0x06054b50,
    [2, 0],
    [2, 0],
    [2, packed.length],
    [2, packed.length],
    [4, lengthOf(directory)],
    [4, at],
    [2, 0],
  );
  return joined([...pieces, ...directory, end]);
}

type Field = readonly [bytes: 2 | 4, value: number];

function commonFields({ name, packed, method, checkSum, size }: PackedPart): readonly Field[] {
  return [
    [2, namesAreUtf8],
    [2, method],
    [2, 0],
    [2, firstDay],
    [4, checkSum],
    [4, packed.length],
    [4, size],
    [2, name.length],
  ];
}

function header(mark: number, ...fields: readonly Field[]): Uint8Array {
  const all: readonly Field[] = [[4, mark], ...fields];
  const view = new DataView(new ArrayBuffer(all.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of all) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

async function pack(name: string, part: Uint8Array): Promise<PackedPart> {
  const common = { name: new TextEncoder().encode(name), checkSum: crc32(part), size: part.length };
  const deflated = await new Response(
    new Blob([Uint8Array.from(part)]).stream().pipeThrough(new CompressionStream("deflate-raw")),
  ).arrayBuffer();
  return { ...common, packed: new Uint8Array(deflated), method: 8 };
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
