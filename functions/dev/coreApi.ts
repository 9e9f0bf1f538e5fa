import type { HttpHandler } from "@azure/functions";

/** A function the app registered: its handler and where it answers. */
export type Registration = {
  readonly name: string;
  /** Below `/api/`. */
  readonly route: string;
  readonly methods: readonly string[];
  readonly handler: HttpHandler;
};

type FunctionMetadata = {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** What stands in for the module that Azure's worker injects: it only takes down what is registered. */
export function createCoreApi(): { readonly api: object; readonly registrations: readonly Registration[] } {
  const registrations: Registration[] = [];
  const api = {
    version: "development",
    setProgrammingModel: () => undefined,
    log: () => undefined,
    registerFunction: ({ name, bindings }: FunctionMetadata, handler: Registration["handler"]) => {
      const trigger = Object.values(bindings).find((binding) => binding["type"] === "httpTrigger");
      if (trigger === undefined) throw new Error(`The function ${name} has no HTTP trigger.`);
      const { route, methods } = trigger;
      registrations.push({
        name,
        handler,
        route: typeof route === "string" ? route : name,
        methods: Array.isArray(methods) ? methods.map(String) : [],
      });
    },
  };
  return { api, registrations };
}
