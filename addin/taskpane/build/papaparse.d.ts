/** The one function that is used; the package's own types would bring all of Node's into the pane. */
declare module "papaparse" {
  type ParseError = { readonly type: string; readonly row?: number };
  type ParseResult = {
    readonly data: readonly string[][];
    readonly errors: readonly ParseError[];
    readonly meta: { readonly delimiter: string };
  };
  const Papa: {
    readonly parse: (
      text: string,
      /** "" has it find the delimiter. */
      options: { readonly delimiter: string; readonly newline: "\n" },
    ) => ParseResult;
  };
  export default Papa;
}
