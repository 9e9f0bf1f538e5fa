// What office.js and Excel send each other, as far as our calls go.

/** The arguments of a call; where one is an object, its place in the second list holds the id of its path. */
type WireArguments = {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
};

/** How an object is reached. */
export type WirePath = {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: WireArguments;
};

/** What is done to an object. */
export type WireAction = {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: WireArguments;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
};

export type SentBody = {
  readonly Actions: readonly WireAction[];
  readonly ObjectPaths: Readonly<Record<string, WirePath>>;
};

type WireResult = { readonly ActionId: number; readonly Value: unknown };

/** Excel's results of the actions in their order, or the error that ended them. */
export type Answer =
  | { readonly Results: readonly WireResult[] }
  | { readonly Results: readonly WireResult[]; readonly Error: { Code: string; Message: string } };

export const pathTypes = { root: 1, method: 3, property: 4, indexer: 5, reference: 6 } as const;
export const actionTypes = { instantiate: 1, query: 2, method: 3, setProperty: 4 } as const;

/** The arguments as they were given: the id of an object's path in the place of the object. */
export function givenArguments(
  { Arguments = [], ReferencedObjectPathIds = [] }: WireArguments = {},
  objectOf: (pathId: number) => unknown,
): readonly unknown[] {
  const given = Arguments.map((each, index) => {
    const pathId = ReferencedObjectPathIds[index];
    return typeof pathId === "number" && pathId > 0 ? objectOf(pathId) : each;
  });
  // What was left out is sent as null.
  const count = given.reduce<number>((last, each, index) => (each === null ? last : index + 1), 0);
  return given.slice(0, count);
}
