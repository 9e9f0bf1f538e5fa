import * as z from "zod/mini";
import type { Simulator } from "./simulator.js";

const rowsSchema = z.array(z.record(z.string(), z.unknown()));

/** The rows an exchange's address answers with, read without ccxt in between. */
export async function fetchRows(
  { url }: Pick<Simulator, "url">,
  address: string,
): Promise<z.output<typeof rowsSchema>> {
  const response = await fetch(url + encodeURIComponent(address));
  return z.parse(rowsSchema, await response.json());
}
