import { StrictExcelError } from "../support/strictExcel/strictError.js";
import type { StrictExcel } from "../support/strictExcel/strictExcel.js";
import { actionTypes, givenArguments, pathTypes } from "./wireRequest.js";
import type { Answer, SentBody, WireAction, WirePath } from "./wireRequest.js";

/** An object of the strict fake, by its names. */
type Target = Record<string, unknown> & { readonly load: (names: string) => unknown };

/** What an action answers, to be read after the sync. */
type Read = () => unknown;

/** Names that are others on the wire than in scripts. */
const wireNames: Readonly<Record<string, string>> = { Gridlines: "showGridlines" };

/**
 * Answers the requests of office.js by doing on the strict fake what they say: a call that the fake does not know, or
 * refuses, is an error here as well.
 */
export async function answeringWorkbook(fake: StrictExcel): Promise<(body: SentBody) => Promise<Answer>> {
  const context = await openContext(fake);
  const kept = new Map<string, Target>();

  return async (body) => {
    const objectOf = objectsOf(body, context.workbook, kept);
    /** Of the paths that Excel was asked to keep in this request. */
    const references = new Map<number, string>();
    const call = (action: WireAction, target: Target): void => {
      const given = givenArguments(action.ArgumentInfo, objectOf);
      switch (action.Name) {
        case "_KeepReference": {
          const reference = `{reference-${String(kept.size + 1)}}`;
          kept.set(reference, target);
          references.set(action.ObjectPathId, reference);
          return;
        }
        case "_RemoveReference":
          if (!kept.has(String(given[0]))) throw new Error(`${String(given[0])} was not kept.`);
          return;
        case "_ValidateArraySize":
          // A matrix of more than 1,500 cells is written in parts, each of which the fake checks.
          return;
        default:
          callMethod(target, action.Name, given);
      }
    };
    const act = (action: WireAction): Read => {
      const target = objectOf(action.ObjectPathId);
      switch (action.ActionType) {
        case actionTypes.instantiate:
          return instantiated(target, references.get(action.ObjectPathId));
        case actionTypes.query:
          return queried(target, action.QueryInfo?.Select ?? []);
        case actionTypes.setProperty:
          target[scriptName(action.Name)] = givenArguments(action.ArgumentInfo, objectOf)[0];
          return () => null;
        case actionTypes.method:
          call(action, target);
          return () => null;
        default:
          throw new Error(`An action of type ${String(action.ActionType)} is not known here.`);
      }
    };

    const reads: Read[] = [];
    try {
      try {
        for (const action of body.Actions) reads.push(act(action));
      } finally {
        // Excel does what comes before the call that it refuses.
        await context.sync();
      }
      return { Results: body.Actions.map(({ Id }, index) => ({ ActionId: Id, Value: reads[index]?.() })) };
    } catch (error) {
      if (!(error instanceof StrictExcelError)) throw error;
      return { Results: [], Error: { Code: error.code, Message: error.message } };
    }
  };
}

/** A context that stays open: what office.js has asked Excel to keep lives on from request to request. */
async function openContext(fake: StrictExcel): Promise<Excel.RequestContext> {
  return new Promise((resolve) => {
    void fake.Excel.run(async (context) => {
      resolve(context);
      await new Promise(() => undefined);
    });
  });
}

/** The objects of a request by the ids of their paths, each made when it is first used. */
function objectsOf(
  { ObjectPaths }: SentBody,
  workbook: Excel.Workbook,
  kept: ReadonlyMap<string, Target>,
): (pathId: number) => Target {
  const made = new Map<number, Target>();
  const make = ({ ObjectPathType, Name, ParentObjectPathId = 0, ArgumentInfo }: WirePath): unknown => {
    if (ObjectPathType === pathTypes.root) return workbook;
    if (ObjectPathType === pathTypes.reference) return kept.get(Name);
    const parent = objectOf(ParentObjectPathId);
    const given = givenArguments(ArgumentInfo, objectOf);
    switch (ObjectPathType) {
      case pathTypes.method:
        return callMethod(parent, Name, given);
      case pathTypes.property:
        return parent[scriptName(Name)];
      case pathTypes.indexer:
        return callMethod(parent, "GetItem", given);
      default:
        throw new Error(`A path of type ${String(ObjectPathType)} is not known here.`);
    }
  };
  const objectOf = (pathId: number): Target => {
    const path = ObjectPaths[pathId];
    const target = made.get(pathId) ?? (path === undefined ? undefined : (make(path) as Target | undefined));
    if (target === undefined) throw new Error(`The path ${String(pathId)} leads nowhere.`);
    made.set(pathId, target);
    return target;
  };
  return objectOf;
}

/** What office.js asks of an object that it uses: whether it is there, and by what it is found again. */
function instantiated(target: Target, reference: string | undefined): Read {
  const isSheet = "tabColor" in target;
  if (isSheet) target.load("id");
  return () => {
    if (target["isNullObject"] === true) return null;
    return {
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
      ...(isSheet ? { Id: target["id"] } : {}),
    };
  };
}

function queried(target: Target, names: readonly string[]): Read {
  // Of the collections the code loads that of the sheets alone.
  const isCollection = "getActiveWorksheet" in target;
  target.load((isCollection ? [...names, "id"].map((name) => `items/${name}`) : names).join(","));
  return () => {
    if (target["isNullObject"] === true) return null;
    if (!isCollection) return pickedOf(target, names);
    return { _Items: (target["items"] as readonly Target[]).map((item) => pickedOf(item, [...names, "id"])) };
  };
}

/** The loaded values of these names; that of "protection/protected" within an object of its own. */
function pickedOf(target: Target, names: readonly string[]): Record<string, unknown> {
  const entries = names.map((path): readonly [string, unknown] => {
    const [name = "", ...rest] = path.split("/");
    const value = rest.length === 0 ? target[name] : pickedOf(target[name] as Target, [rest.join("/")]);
    return [name.charAt(0).toUpperCase() + name.slice(1), value];
  });
  return Object.fromEntries(entries);
}

function callMethod(target: Target, name: string, given: readonly unknown[]): unknown {
  const method = target[scriptName(name)] as (...args: readonly unknown[]) => unknown;
  return method(...given);
}

function scriptName(name: string): string {
  return wireNames[name] ?? name.charAt(0).toLowerCase() + name.slice(1);
}
