/** The one function that is used; the package's own types would bring all of Node's into the pane. */
declare module "papaparse" {
  type ParseError = { readonly type: string; readonly row?: number };
  type ParseResult = { readonly data: readonly string[][]; readonly errors: readonly ParseError[] };
  const Papa: {
    readonly parse: (
      text: string,
      options: { readonly delimiter: string; readonly newline: "\n" },
    ) => ParseResult;
  };
  export default Papa;
}
