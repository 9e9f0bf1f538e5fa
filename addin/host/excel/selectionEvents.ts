import { runExcel } from "./runExcel.js";

/** Calls back after each change of the selection, on any sheet; the returned function ends it. @throws HedgeError */
export async function onSelectionChanged(listener: () => void): Promise<() => void> {
  const registered = await runExcel(async (context) => {
    const added = context.workbook.onSelectionChanged.add(async () => {
      listener();
      return Promise.resolve();
    });
    await context.sync();
    return added;
  });
  return () => {
    // Excel removes a listener only in the context that added it; when the workbook closes it is gone anyway.
    void Excel.run(registered.context, async (context) => {
      registered.remove();
      await context.sync();
    }).catch((error: unknown) => {
      reportError(error);
    });
  };
}
