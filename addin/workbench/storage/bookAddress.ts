/** The address of a workbook of this browser, or of a new one. */
export function bookAddress(
  book: { readonly book: string } | { readonly new: "blank" | "sample"; readonly name: string } | null,
): string {
  const address = new URL(location.href);
  address.search = book === null ? "" : new URLSearchParams({ ...book }).toString();
  return address.href;
}
