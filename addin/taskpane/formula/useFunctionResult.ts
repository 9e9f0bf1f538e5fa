import { useEffect, useState } from "react";
import type { CellResult, FunctionMetadata } from "../../runtime/customFunctionsHost.js";
import type { FunctionCatalogue } from "./functionCatalogue.js";

/** Long enough that a number being typed is not computed digit by digit. */
const pauseMs = 300;

type Shown = { readonly key: string; readonly result: CellResult };

function start(
  { host }: FunctionCatalogue,
  { id, options }: FunctionMetadata,
  values: readonly unknown[],
  show: (result: CellResult) => void,
): () => void {
  if (options?.stream === true) return host.stream(id, values, show);
  const { answer, cancel } = host.start(id, values);
  let isWanted = true;
  // The host never rejects: whatever a function throws is an error of the cell.
  void Promise.resolve(answer).then((result) => {
    if (isWanted) show(result);
  });
  return () => {
    isWanted = false;
    cancel();
  };
}

/**
 * What the function gives for these arguments, kept current where it is a live one.
 * @param values null while they are not complete, and while nobody looks
 * @returns null while there is no result yet
 */
export function useFunctionResult(
  catalogue: FunctionCatalogue,
  entry: FunctionMetadata,
  values: readonly unknown[] | null,
): CellResult | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const key = values === null ? null : JSON.stringify([entry.id, values]);
  useEffect(() => {
    if (key === null || values === null) return undefined;
    let end = (): void => undefined;
    const timer = setTimeout(() => {
      end = start(catalogue, entry, values, (result) => {
        setShown({ key, result });
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      end();
    };
    // The key stands for entry and values, which are new objects at each rendering.
  }, [catalogue, key]);
  return shown?.key === key ? shown.result : null;
}
