import { damaged, refuseFile } from "../refuseFile.js";
import { crc32 } from "./crc32.js";
import { zipEntries } from "./zipEntries.js";
import type { ZipEntry } from "./zipEntries.js";

/** The parts of a zip by name. */
export type ZipParts = ReadonlyMap<string, Uint8Array>;

/** Far above what a workbook of a person needs, and below what makes a page stand still. */
const limits = { parts: 2000, partBytes: 200_000_000, totalBytes: 400_000_000 };
const tooLarge = "This file is too large once unpacked (400 MB is the limit).";
const localHeader = { mark: 0x04034b50, size: 30 };
const method = { stored: 0, deflated: 8 };

/**
 * Unpacks a zip, and counts while it unpacks: what the directory says of the sizes may be a lie.
 * @throws HedgeError where it is broken, locked or too large
 */
export async function readZip(bytes: Uint8Array): Promise<ZipParts> {
  const entries = zipEntries(bytes).filter(({ name }) => !name.endsWith("/"));
  if (entries.length > limits.parts) refuseFile(`This file has more than ${String(limits.parts)} parts.`);
  if (entries.some(({ isEncrypted }) => isEncrypted)) {
    refuseFile("This file is protected by a password. Remove the password in Excel and save it again.");
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > limits.totalBytes) refuseFile(tooLarge);
  const parts = new Map<string, Uint8Array>();
  let left = limits.totalBytes;
  for (const entry of entries) {
    // Two parts of one name are two files in one: programs differ in which of them they read.
    if (parts.has(entry.name)) refuseFile(damaged);
    const part = await unpack(bytes, entry, Math.min(left, limits.partBytes));
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

async function unpack(bytes: Uint8Array, entry: ZipEntry, max: number): Promise<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  const part = entry.method === method.stored ? packed : await inflate(packed, entry, max);
  if (part.length !== entry.size || crc32(part) !== entry.checkSum) refuseFile(damaged);
  return part;
}

function packedBytes(bytes: Uint8Array, { at, packedSize, method: used }: ZipEntry): Uint8Array {
  if (used !== method.stored && used !== method.deflated) refuseFile(damaged);
  if (at + localHeader.size > bytes.length) refuseFile(damaged);
  const header = new DataView(bytes.buffer, bytes.byteOffset + at, localHeader.size);
  if (header.getUint32(0, true) !== localHeader.mark) refuseFile(damaged);
  const start = at + localHeader.size + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + packedSize > bytes.length) refuseFile(damaged);
  return bytes.subarray(start, start + packedSize);
}

async function inflate(packed: Uint8Array, { size }: ZipEntry, max: number): Promise<Uint8Array> {
  const unpacked = new Uint8Array(Math.min(size, max));
  let length = 0;
  try {
    const reader = new Blob([Uint8Array.from(packed)])
      .stream()
      .pipeThrough(new DecompressionStream("deflate-raw"))
      .getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (length + chunk.value.length > unpacked.length) {
        await reader.cancel();
        break;
      }
      unpacked.set(chunk.value, length);
      length += chunk.value.length;
    }
  } catch (error) {
    refuseFile(damaged, error);
  }
  // More came out than was announced, or less.
  if (length !== size) refuseFile(size > max ? tooLarge : damaged);
  return unpacked;
}
