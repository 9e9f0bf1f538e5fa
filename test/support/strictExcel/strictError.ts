/** What the fake rejects, with the code Excel would give. */
export class StrictExcelError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = "StrictExcelError";
    this.code = code;
  }
}

export function invalidArgument(message: string): StrictExcelError {
  return new StrictExcelError("InvalidArgument", message);
}
