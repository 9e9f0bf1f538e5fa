const keyOf = (id: string) => `hedge-file-notes ${id}`;

/** Keeps what is to be said of a file until its workbook is shown, which is a page of its own. */
export function keepNotes(id: string, notes: readonly string[]): void {
  if (notes.length > 0) sessionStorage.setItem(keyOf(id), notes.join(" "));
}

/** What is to be said of the file that a workbook was opened from; once. */
export function takeNotes(id: string): string {
  const notes = sessionStorage.getItem(keyOf(id)) ?? "";
  sessionStorage.removeItem(keyOf(id));
  return notes;
}
