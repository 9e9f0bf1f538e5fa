/** Thrown when a setting is wrong; its message is the one line an operator needs. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(message: string) {
    super(message);
    // Whoever prints an uncaught error prints its stack; the place in our code says nothing to an operator.
    this.stack = `ConfigError: ${message}`;
  }
}
