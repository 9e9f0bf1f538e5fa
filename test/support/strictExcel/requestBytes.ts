// What a call costs on its way to Excel, in the shape in which office.js sends it: each object that is used is a path
// and an action that makes it, each change an action of its own; names and numbers are as long as there.
const anyId = 1234;

/** Bytes of an object reached by a method ("GetRange") or a property ("Format"). */
export function objectBytes(name: string, args: readonly unknown[] = []): number {
  const path = { Id: anyId, ObjectPathType: 4, Name: name, ParentObjectPathId: anyId };
  const made = { Id: anyId, ActionType: 1, Name: "", ObjectPathId: anyId };
  return bytesOf({ [anyId]: { ...path, ArgumentInfo: argumentsOf(args) } }) + bytesOf(made);
}

/** Bytes of a change: a property that is set or a method that is called. */
export function actionBytes(name: string, args: readonly unknown[]): number {
  return bytesOf({
    Id: anyId,
    ActionType: 4,
    Name: name,
    ObjectPathId: anyId,
    ArgumentInfo: argumentsOf(args),
  });
}

/** What every request carries: the frame of it, and the workbook, from which all is reached. */
export const frameBytes = bytesOf({
  AutoKeepReference: false,
  Actions: [{ Id: anyId, ActionType: 1, Name: "", ObjectPathId: 1 }],
  ObjectPaths: { 1: { Id: 1, ObjectPathType: 1, Name: "" } },
});

/** Within Excel.run, office.js asks Excel to keep each range that it reaches, and to say by what it is found again. */
export const keptRangeBytes =
  actionBytes("_KeepReference", []) + bytesOf({ Id: anyId, ActionType: 1, Name: "", ObjectPathId: anyId });

/** After the run it lets go of each of them; Excel's names for them are about as long as those of its sheets. */
export const freedRangeBytes = actionBytes("_RemoveReference", ["{reference-1234}"]);

/** Bytes of a value as JSON, as it travels. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function argumentsOf(args: readonly unknown[]): object {
  // An object that is given goes as the number of its path.
  const sent = args.map((each) => (isClientObject(each) ? anyId : (each ?? null)));
  return sent.length === 0 ? {} : { Arguments: sent };
}

function isClientObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;
}
