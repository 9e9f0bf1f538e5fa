import { damaged, refuseFile } from "../refuseFile.js";

/** A part as the directory at the end of a zip lists it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checkSum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header stands. */
  readonly at: number;
};

const directoryEnd = { mark: 0x06054b50, size: 22, maxComment: 65_535 };
const entryHeader = { mark: 0x02014b50, size: 46 };

/** The parts that a zip lists, in its order. @throws HedgeError where the list itself is broken */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + entryHeader.size > view.byteLength || view.getUint32(at, true) !== entryHeader.mark)
      refuseFile(damaged);
    const nameLength = view.getUint16(at + 28, true);
    const nameAt = at + entryHeader.size;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checkSum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findDirectoryEnd(view: DataView): number {
  const last = view.byteLength - directoryEnd.size;
  const first = Math.max(0, last - directoryEnd.maxComment);
  for (let at = last; at >= first; at -= 1) {
    if (view.getUint32(at, true) === directoryEnd.mark) return at;
  }
  return refuseFile(damaged);
}
