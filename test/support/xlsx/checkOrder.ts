/** Elements that the schema gives an order; one that it does not know is damage too. */
export function checkOrder(
  names: readonly string[],
  order: readonly string[],
  owner: string,
  problems: { readonly push: (problem: string) => unknown },
): void {
  const places = names.map((name) => order.indexOf(name));
  if (places.includes(-1))
    problems.push(`${owner} has a ${names[places.indexOf(-1)] ?? ""}, which the schema does not know`);
  if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))) {
    problems.push(`${owner} has its elements in another order than the schema: ${names.join(" ")}`);
  }
}
