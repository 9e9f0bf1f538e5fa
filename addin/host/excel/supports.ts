/** Whether this Excel has the calls of that version of its API: "1.18". */
export function supports(excelApi: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", excelApi);
}
