import { refuseNewerCall } from "./excelKind.js";
import { actionBytes, freedRangeBytes, keptRangeBytes, objectBytes } from "./requestBytes.js";
import type { Session } from "./session.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";

/** A property that must be loaded before it is read. */
export type Scalar = { readonly read: () => unknown; readonly write?: (value: unknown) => void };

export type ObjectSpec<Shape extends object> = {
  /** For messages: "Range". */
  readonly type: string;
  readonly scalars?: { readonly [Name in keyof Shape]?: Scalar };
  /** Methods and navigation properties; getters, because objects lead to each other. */
  readonly members?: { readonly [Name in keyof Shape]?: unknown };
  /** Of a collection. */
  readonly items?: () => readonly object[];
  /** False where a ...OrNullObject method found nothing. */
  readonly exists?: () => boolean;
};

type Loader = (path: readonly string[]) => void;

type Method = (...args: readonly unknown[]) => unknown;

const loaders = new WeakMap<object, Loader>();
const ranges = new WeakSet();
// Methods that change the workbook begin with one of these words; all others only find or show something.
const changing = /^(?:add|autofit|clear|copy|delete|freeze|insert|merge|protect|set|unprotect)/;
// Asked by the language itself of every object: by await, by JSON.stringify and by test matchers.
const askedByLanguage: ReadonlySet<string> = new Set([
  "then",
  "toJSON",
  "asymmetricMatch",
  "nodeType",
  "tagName",
]);

/**
 * An Office.js object that is as strict as Excel and stricter: it throws on unknown properties, on reading what was
 * not loaded and synced, and on using an object that does not exist.
 */
export function clientObject<Shape extends object>(session: Session, spec: ObjectSpec<Shape>): Shape {
  const { type, members = {} } = spec;
  const scalars: Readonly<Record<string, Scalar | undefined>> = { ...spec.scalars };
  const loaded = new Map<string, unknown>();
  const navigated = new Map<string, unknown>();
  let isMissing: boolean | undefined;

  if (spec.exists !== undefined) {
    session.queue(() => {
      isMissing = spec.exists?.() === false;
    });
  }
  const refuseMissing = () => {
    if (spec.exists?.() === false)
      throw new StrictExcelError("ItemNotFound", `the ${type} is a null object and cannot be used`);
  };

  const member = (name: string): unknown => {
    if (navigated.has(name)) return navigated.get(name);
    refuseNewerCall(session.kind, `${type}.${name}`);
    const found: unknown = Reflect.get(members, name);
    if (typeof found === "function") return calling(session, { type, name, method: found as Method });
    session.sent(objectBytes(name));
    navigated.set(name, found);
    return found;
  };

  const loadItems = (path: readonly string[], list: readonly object[]) => {
    const known = loaded.get("items");
    const items = Array.isArray(known) ? (known as readonly object[]) : list;
    loaded.set("items", items);
    if (path.length > 0) for (const item of items) loaders.get(item)?.(path);
  };

  const loadPath: Loader = ([name = "", ...rest]) => {
    refuseMissing();
    const scalar = scalars[name];
    if (name === "items" && spec.items !== undefined) {
      loadItems(rest, spec.items());
    } else if (scalar !== undefined && rest.length === 0) {
      const value = scalar.read();
      session.received(value);
      loaded.set(name, value);
    } else {
      const next = name in members ? loaders.get(member(name) as object) : undefined;
      if (next === undefined || rest.length === 0)
        throw invalidArgument(`${type} has no property "${name}" to load`);
      next(rest);
    }
  };

  const load = (asked: unknown): unknown => {
    const paths = pathsOf(asked);
    if (paths.length === 0) throw invalidArgument(`load() of a ${type} must name what to load`);
    for (const [name = ""] of paths) refuseNewerCall(session.kind, `${type}.${name}`);
    session.sent(actionBytes("", [{ Select: paths.map((path) => path.join("/")) }]));
    session.queue(() => {
      for (const path of paths) {
        if (spec.exists?.() === false) return;
        loadPath(path);
      }
    });
    return proxy;
  };

  const readIsNullObject = (): boolean => {
    if (isMissing === undefined && spec.exists !== undefined) throw notLoaded(type, "isNullObject");
    return isMissing ?? false;
  };

  const read = (name: string): unknown => {
    if (name === "isNullObject") return readIsNullObject();
    if (name === "load") return load;
    if (loaded.has(name)) return loaded.get(name);
    if (name === "items" ? spec.items !== undefined : name in scalars) throw notLoaded(type, name);
    if (name in members) return member(name);
    throw new StrictExcelError("ApiNotFound", `${type} has no "${name}" that the fake knows`);
  };

  const proxy = new Proxy(Object.create(null) as Shape, {
    get: (_target, name) => (typeof name === "symbol" || askedByLanguage.has(name) ? undefined : read(name)),
    set(_target, name, value: unknown) {
      const write = typeof name === "string" ? scalars[name]?.write : undefined;
      if (write === undefined)
        throw new StrictExcelError("ApiNotFound", `${type}.${String(name)} cannot be set`);
      const call = `${type}.${String(name)}`;
      refuseNewerCall(session.kind, call);
      session.sent(actionBytes(String(name), [value]));
      session.change(
        call,
        () => {
          refuseMissing();
          write(value);
        },
        value,
      );
      return true;
    },
    has: (_target, name) => typeof name === "string" && (name in scalars || name in members),
  });
  loaders.set(proxy, loadPath);
  if (type === "Range") ranges.add(proxy);
  return proxy;
}

type Call = { readonly type: string; readonly name: string; readonly method: Method };

/** A method as code calls it: what it costs on the way to Excel is counted, and an undo group may refuse it. */
function calling(session: Session, { type, name, method }: Call): Method {
  return (...args) => {
    if (changing.test(name)) session.change(`${type}.${name}`, () => undefined);
    const result = method(...args);
    if (result instanceof Promise) return result;
    const isObject = typeof result === "object" && result !== null;
    session.sent(isObject ? objectBytes(name, args) : actionBytes(name, args));
    if (isObject && ranges.has(result)) {
      session.sent(keptRangeBytes);
      session.sentAfterwards(freedRangeBytes);
    }
    return result;
  };
}

function notLoaded(type: string, name: string): StrictExcelError {
  return new StrictExcelError(
    "PropertyNotLoaded",
    `${type}.${name} was read before load("${name}") and sync()`,
  );
}

/** "values, format/fill/color", a list of such, or {values: true, format: {fill: {color: true}}} as paths. */
function pathsOf(asked: unknown): readonly (readonly string[])[] {
  if (typeof asked === "string") {
    const names = asked.split(",").map((name) => name.trim());
    return names.filter((name) => name !== "").map((name) => name.split("/"));
  }
  if (Array.isArray(asked)) return asked.flatMap(pathsOf);
  if (typeof asked !== "object" || asked === null) return [];
  return Object.entries(asked).flatMap(([name, inner]) => {
    if (inner === true) return [[name]];
    return pathsOf(inner).map((path) => [name, ...path]);
  });
}
