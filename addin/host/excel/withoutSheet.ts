/** An address of Excel's without the sheet in front: "Sheet1!B2" is "B2". */
export function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}
