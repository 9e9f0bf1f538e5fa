/** One function of `functions.json`, as far as its names go. */
export type NamedFunction = { readonly id: string; readonly name: string };

/** Excel's columns end at XFD, and a name such as ABC123 or R1C1 is read as a cell. */
const looksLikeCell = /^(?:[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*)$/u;
const allowedName = /^[A-Z][A-Z0-9_.]{2,127}$/u;

/** What is wrong with the names of the custom functions, as sentences. */
export function lintFunctionNames(functions: readonly NamedFunction[]): string[] {
  const ids = functions.map(({ id }) => id);
  return functions.flatMap(({ id, name }, index) => [
    ...[...new Set([id, name])].flatMap(checkName),
    ...(ids.indexOf(id) === index ? [] : [`${id} must be the id of one function only.`]),
  ]);
}

function checkName(name: string): string[] {
  if (!allowedName.test(name)) {
    return [`${name} must have 3 to 128 capitals, digits, underscores and periods, a letter first.`];
  }
  return looksLikeCell.test(name) ? [`${name} must not look like the address of a cell.`] : [];
}
