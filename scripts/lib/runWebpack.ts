import webpack, { type Configuration } from "webpack";

/**
 * Bundles.
 * @throws Error with the bundler's messages, its warnings too
 */
export async function runWebpack(configurations: Configuration[]): Promise<void> {
  const stats = await new Promise<webpack.MultiStats>((fulfil, reject) => {
    const compiler = webpack(configurations);
    compiler.run((error, result) => {
      compiler.close((closeError) => {
        const failure = error ?? closeError;
        if (failure instanceof Error) reject(failure);
        else if (result === undefined) reject(new Error("the bundler gave no result"));
        else fulfil(result);
      });
    });
  });
  if (!stats.hasErrors() && !stats.hasWarnings()) return;
  throw new Error(stats.toString({ preset: "errors-warnings", colors: false }));
}
