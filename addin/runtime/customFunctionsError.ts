/** The codes a custom function may return or receive, named as in Microsoft's runtime. */
export const errorCodes = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

export type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes];

/** What functions throw as `CustomFunctions.Error`; like Microsoft's it is not a JavaScript Error. */
export class CustomFunctionsError {
  readonly code: ErrorCode;
  readonly message: string | undefined;

  constructor(code: ErrorCode, message?: string) {
    this.code = code;
    this.message = message;
  }
}
