import type { Spreadsheet } from "../../addin/host/spreadsheet.js";
import type { OpenWorkbench } from "./openWorkbench.js";

type Method = Exclude<keyof Spreadsheet, "hostName" | "onSelectionChanged">;
type Refusal = { readonly code: string; readonly message: string };

/** Calls the port in the page; an error comes back as its code and message. */
export async function callSpreadsheet<Name extends Method>(
  { page }: OpenWorkbench,
  name: Name,
  ...given: Parameters<Spreadsheet[Name]>
): Promise<Awaited<ReturnType<Spreadsheet[Name]>> | Refusal> {
  return page.evaluate(
    async ([method, parameters]) => {
      const port = globalThis.HEDGE_SPREADSHEET as unknown as Record<
        string,
        (...given: unknown[]) => unknown
      >;
      try {
        return (await port[method]?.(...parameters)) as never;
      } catch (error) {
        return { code: String(Reflect.get(error as object, "code")), message: (error as Error).message };
      }
    },
    [name, given] as const,
  );
}
