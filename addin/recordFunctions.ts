type HostFunction = (...given: readonly unknown[]) => unknown;

declare global {
  /** What functions.js gave to its host, by id: the pane shows the result of a formula before it is in a cell. */
  var HEDGE_FUNCTIONS: ReadonlyMap<string, HostFunction> | undefined;
}

/** Keeps what functions.js hands to CustomFunctions.associate, and hands it on; to be called before it is loaded. */
export function recordFunctions(): void {
  const runtime: { associate: (id: string, implementation: HostFunction) => void } = CustomFunctions;
  const recorded = new Map<string, HostFunction>();
  const handOn = runtime.associate.bind(runtime);
  runtime.associate = (id, implementation) => {
    recorded.set(id, implementation);
    handOn(id, implementation);
  };
  globalThis.HEDGE_FUNCTIONS = recorded;
}
