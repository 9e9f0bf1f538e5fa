let known: boolean | null = null;

/**
 * Whether the host takes numbers with a format and a card from a function. Older builds know data types, but not these
 * of a number. Without Office.js, and before it is ready, the answer is no: a plain number is right everywhere, and an
 * older Excel shows #VALUE! for any other.
 */
export function supportsDataTypes(): boolean {
  known ??= askHost();
  return known ?? false;
}

function askHost(): boolean | null {
  if (!("Office" in globalThis)) return null;
  // Its types promise a context, but there is none before Office.js is ready.
  const office: { readonly context?: Partial<Pick<Office.Context, "requirements">> } = Office;
  return office.context?.requirements?.isSetSupported("ExcelApi", "1.19") ?? null;
}
