import { addinBase, filePathOf } from "./addressRules.js";
import type { ReadAddinFile } from "./addressRules.js";
import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { findAll, valueOf, withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";
import { resourceOf } from "./resourceRules.js";

/** Office needs these of every button and group; it scales the rest from them. */
const ribbonSizes = ["16", "32", "80"] as const;

/** All that the schema allows. */
const knownSizes: readonly string[] = [...ribbonSizes, "20", "24", "40", "48", "64"];

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Reports icons that are missing or not of the size they are used at. */
export function iconRules(root: ManifestElement, readFile: ReadAddinFile): Finding[] {
  const base = addinBase(root);
  const icons = withDescendants(root).filter((element) => element.name === "Icon");
  const check = (element: ManifestElement, address: string, size: number): Finding[] => {
    const path = filePathOf(address, base);
    return checkPng(element, address, size, path === undefined ? undefined : readFile(path));
  };
  return [
    ...icons.flatMap(checkSizes),
    ...icons
      .flatMap((icon) => icon.children)
      .flatMap((image) => {
        const resource = resourceOf(root, image);
        return resource === undefined
          ? []
          : check(image, valueOf(resource), Number(image.attributes.get("size")));
      }),
    ...findAll(root, "IconUrl").flatMap((element) => check(element, valueOf(element), 32)),
    ...findAll(root, "HighResolutionIconUrl").flatMap((element) => check(element, valueOf(element), 64)),
  ];
}

function checkSizes(icon: ManifestElement): Finding[] {
  const sizes = icon.children.map((image) => image.attributes.get("size") ?? "");
  const isWrong = (size: string, index: number): boolean =>
    !knownSizes.includes(size) || sizes.indexOf(size) !== index;
  return [
    ...ribbonSizes
      .filter((size) => !sizes.includes(size))
      .map((size) => findingAt("icon-sizes", icon, `must have an image of size ${size}`)),
    ...sizes
      .filter(isWrong)
      .map((size) => findingAt("icon-sizes", icon, `must not have an image of size ${size}, or not twice`)),
  ];
}

function checkPng(
  element: ManifestElement,
  address: string,
  size: number,
  bytes: Uint8Array | undefined,
): Finding[] {
  if (!address.endsWith(".png"))
    return [findingAt("icon-address", element, `must name a .png file, was "${address}"`)];
  if (bytes === undefined) return []; // "file-missing" or "one-address" says so
  const pixels = readPngSize(bytes);
  if (pixels?.width === size && pixels.height === size) return [];
  const was = pixels === undefined ? "no PNG" : `${String(pixels.width)} x ${String(pixels.height)}`;
  return [
    findingAt("icon-pixels", element, `must show ${String(size)} x ${String(size)} pixels, was ${was}`),
  ];
}

function readPngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  // The header chunk comes first, so that width and height stand at fixed places.
  if (bytes.length < 24 || !pngSignature.every((byte, index) => bytes[index] === byte)) return undefined;
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}
