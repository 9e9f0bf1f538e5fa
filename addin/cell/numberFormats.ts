/** Format codes of Excel, English as all of them are in data types; they hold for cells without one of their own. */
export const rateFormat = "0.0000%";
export const yearlyRateFormat = "0.00%";
export const dateTimeFormat = "yyyy-mm-dd hh:mm:ss";
export const generalFormat = "General";

const significantDigits = 5;
const maxDecimals = 15;

/** The format of a price by its magnitude: cents of a bitcoin, and of a coin worth a thousandth of a cent its digits. */
export function priceFormat(price: number): string {
  const size = Math.abs(price);
  if (size >= 1000 || size === 0) return "#,##0.00";
  const decimals = significantDigits - 1 - Math.floor(Math.log10(size));
  return `0.${"0".repeat(Math.min(maxDecimals, decimals))}`;
}
