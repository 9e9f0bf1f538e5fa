/** The kind of a value, the shapes of an object's fields, or the different shapes of a list's items. */
export type Shape = string | readonly Shape[] | { readonly [field: string]: Shape };

/** Field by field what kind of value stands there; of a list, the different shapes of its items. */
export function shape(value: unknown): Shape {
  if (Array.isArray(value)) return differentShapes(value);
  if (typeof value === "object" && value !== null) {
    // Sorted by code unit, so that a fixture written under one locale is read alike under another.
    const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(fields.map(([field, inner]): [string, Shape] => [field, shape(inner)]));
  }
  if (typeof value !== "string") return value === null ? "null" : typeof value;
  if (value === "") return "empty text";
  return Number.isNaN(Number(value)) ? "text" : "number as text";
}

function differentShapes(items: readonly unknown[]): readonly Shape[] {
  const shapes = new Map(items.map(shape).map((each) => [JSON.stringify(each), each]));
  return [...shapes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}
