/** A name that no other workbook has: "Desk", "Desk 2", "Desk 3". */
export function freeName(wanted: string, taken: readonly string[]): string {
  const name = wanted.trim() === "" ? "Workbook" : wanted.trim();
  const names = new Set(taken.map((each) => each.toLowerCase()));
  if (!names.has(name.toLowerCase())) return name;
  const [, stem = name] = /^(.*\S) \d+$/.exec(name) ?? [];
  for (let number = 2; ; number += 1) {
    const next = `${stem} ${String(number)}`;
    if (!names.has(next.toLowerCase())) return next;
  }
}
