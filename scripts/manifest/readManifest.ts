import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";

/** One element of a manifest, with what findings need to name it. */
export type ManifestElement = {
  readonly name: string;
  /** `name`, or `name:type` where `xsi:type` chooses what the element may contain. */
  readonly kind: string;
  /** Where it stands, written for people: `OfficeApp/.../Control[Hedge.OpenPane]/Label`. */
  readonly path: string;
  readonly namespace: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  /** Text directly inside, without that of its children. */
  readonly text: string;
  readonly children: readonly ManifestElement[];
};

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

function childElements(node: Element): Element[] {
  return Array.from(node.childNodes).filter(
    (child): child is Element => child.nodeType === child.ELEMENT_NODE,
  );
}

function ownText(node: Element): string {
  return Array.from(node.childNodes)
    .filter((child) => child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE)
    .map((child) => child.nodeValue ?? "")
    .join("")
    .trim();
}

/** The part of a path that distinguishes an element from its siblings. */
function pathSegment(node: Element, siblings: readonly Element[]): string {
  const name = node.localName ?? node.nodeName;
  const id = node.getAttribute("id");
  if (id !== null) return `${name}[${id}]`;
  const alike = siblings.filter((sibling) => sibling.localName === node.localName);
  return alike.length > 1 ? `${name}[${String(alike.indexOf(node) + 1)}]` : name;
}

function readElement(node: Element, path: string): ManifestElement {
  const name = node.localName ?? node.nodeName;
  const type = node.getAttributeNS(schemaInstance, "type");
  const nodes = childElements(node);
  return {
    name,
    kind: type === null ? name : `${name}:${type}`,
    path,
    namespace: node.namespaceURI,
    attributes: new Map(Array.from(node.attributes).map((attribute) => [attribute.name, attribute.value])),
    text: ownText(node),
    children: nodes.map((child) => readElement(child, `${path}/${pathSegment(child, nodes)}`)),
  };
}

/** The parser takes these for text, Office does not. */
const bareAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/u;

function parseXml(xml: string): Element {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => void problems.push(message) });
  if (bareAmpersand.test(xml)) problems.push("an ampersand is not escaped");
  try {
    const root = parser.parseFromString(xml, "text/xml").documentElement;
    if (root !== null && problems.length === 0) return root;
  } catch (error) {
    if (problems.length === 0) throw error;
  }
  throw new Error(`The manifest is not well-formed XML: ${problems[0] ?? "it has no root element"}.`);
}

/** Reads a manifest; throws one sentence when the text is not XML. */
export function readManifest(xml: string): ManifestElement {
  const root = parseXml(xml);
  return readElement(root, root.localName ?? root.nodeName);
}

/** The element itself and everything inside it, in the order of the document. */
export function withDescendants(element: ManifestElement): ManifestElement[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

/** The elements that stand at the end of this chain of names below the given one. */
export function findAll(element: ManifestElement, ...names: readonly string[]): ManifestElement[] {
  const [name, ...rest] = names;
  if (name === undefined) return [element];
  const found = element.children.filter((child) => child.name === name);
  return found.flatMap((child) => findAll(child, ...rest));
}

/** What an element says in `DefaultValue`, an override in `Value`, or another in its text. */
export function valueOf(element: ManifestElement): string {
  return element.attributes.get("DefaultValue") ?? element.attributes.get("Value") ?? element.text;
}
