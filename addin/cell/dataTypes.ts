let known: boolean | null = null;

/**
 * Whether the host takes numbers with a format and properties from a function. Without Office.js, and until it can
 * tell, the answer is no: a plain number is right everywhere, and an older Excel shows #VALUE! for any other.
 */
export function supportsDataTypes(): boolean {
  known ??= askHost();
  return known ?? false;
}

function askHost(): boolean | null {
  if (!("Office" in globalThis)) return null;
  // Its types promise a context, but there is none before Office.js is ready.
  const office: { readonly context?: Partial<Pick<Office.Context, "requirements">> } = Office;
  return office.context?.requirements?.isSetSupported("CustomFunctionsRuntime", "1.4") ?? null;
}
