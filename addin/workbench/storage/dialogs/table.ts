/** A table of a dialog; each row has as many cells as there are headings. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (string | readonly HTMLElement[])[])[],
): HTMLTableElement {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const heading of headings) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = heading;
    head.append(cell);
  }
  const body = made.createTBody();
  for (const cells of rows) {
    const row = body.insertRow();
    for (const content of cells) {
      const cell = row.insertCell();
      // A name is a text that people write, and never markup.
      if (typeof content === "string") cell.textContent = content;
      else cell.append(...content);
    }
  }
  return made;
}
