/** One line of the card of a number. */
export type NumberProperty = {
  readonly name: string;
  readonly value: number | string | boolean;
  /** Excel's format code; undefined where the value is shown as it is. */
  readonly format: string | undefined;
};

/** A number that brings its own format or properties, as Excel's data types allow. */
export type DataTypeNumber = {
  readonly kind: "number";
  readonly value: number;
  /** Excel's format code, for a cell that has none of its own. */
  readonly format: string | undefined;
  readonly properties: readonly NumberProperty[];
};

export function isDataTypeNumber(value: unknown): value is DataTypeNumber {
  return isObject(value) && value["kind"] === "number" && typeof value["value"] === "number";
}

/** Reads the format and properties of a returned Double; undefined where it brings neither. */
export function toDataTypeNumber(value: number, returned: object): DataTypeNumber | undefined {
  const format = formatOf(returned);
  const listed = "properties" in returned && isObject(returned.properties) ? returned.properties : {};
  const properties = Object.entries(listed).flatMap(([name, property]) => propertyOf(name, property));
  if (format === undefined && properties.length === 0) return undefined;
  return { kind: "number", value, format, properties };
}

function propertyOf(name: string, property: unknown): readonly NumberProperty[] {
  const value = isObject(property) ? property["basicValue"] : property;
  const isShown = typeof value === "number" || typeof value === "string" || typeof value === "boolean";
  return isShown ? [{ name, value, format: isObject(property) ? formatOf(property) : undefined }] : [];
}

function formatOf(value: object): string | undefined {
  return "numberFormat" in value && typeof value.numberFormat === "string" ? value.numberFormat : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
