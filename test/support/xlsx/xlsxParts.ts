// The parts of an .xlsx file, read without any code of ours.
import { inflateRawSync } from "node:zlib";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import type { Document, Element } from "@xmldom/xmldom";

export type XlsxParts = ReadonlyMap<string, string>;

/** Unpacks a zip by the directory at its end. */
export function xlsxParts(bytes: Uint8Array): XlsxParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const parts = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))).toString("utf8");
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + view.getUint32(at + 20, true));
    const raw = view.getUint16(at + 10, true) === 0 ? Buffer.from(packed) : inflateRawSync(packed);
    if (raw.length !== view.getUint32(at + 24, true))
      throw new Error(`${name} has another size than the zip says`);
    parts.set(name, raw.toString("utf8"));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts;
}

/** A part as a document. @throws Error where it is not well-formed */
export function parsePart(parts: XlsxParts, name: string): Document {
  const text = parts.get(name);
  if (text === undefined) throw new Error(`There is no part ${name}`);
  // eslint-disable-next-line no-control-regex -- the signs that XML 1.0 forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new Error(`${name} has a sign no XML may hold`);
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, "text/xml");
}

/** The elements of a name below one, at any depth. */
export function elements(parent: Document | Element, name: string): readonly Element[] {
  return Array.from(parent.getElementsByTagName(name));
}

/** The elements directly below one. */
export function children(parent: Element): readonly Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

export function rootOf(document: Document): Element {
  const root = document.documentElement;
  if (root === null) throw new Error("The document has no root");
  return root;
}

/** An attribute of an element; "" where it has none of that name. */
export function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? "";
}

/** The text within the first element of a name below one; null where there is none. */
export function textIn(parent: Element, name: string): string | null {
  const [first] = elements(parent, name);
  return first === undefined ? null : (first.textContent ?? "");
}
