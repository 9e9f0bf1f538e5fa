import {
  argumentProblem,
  argumentsPerCell,
  declaredArguments,
  firstArgumentError,
  needsOneCallPerCell,
} from "./callArguments.js";
import { cellError, isCellMatrix, thrownToCellError, toCellResult } from "./cellResult.js";
import type { CellResult, CellScalar } from "./cellResult.js";
import { CustomFunctionsError, errorCodes } from "./customFunctionsError.js";
import type { FunctionMetadata, FunctionsMetadata } from "./functionsMetadata.js";
import { createSharedStreams } from "./sharedStreams.js";

export type { CellError, CellResult, CellScalar } from "./cellResult.js";
export type { FunctionMetadata, FunctionsMetadata } from "./functionsMetadata.js";

type AssociatedFunction = (...parameters: readonly unknown[]) => unknown;
/** A value where the function is synchronous, else a promise of one. */
type Answer = CellResult | Promise<CellResult>;
type Invocation = {
  functionName: string;
  address?: string;
  onCanceled?: () => void;
  setResult?: (value: unknown) => void;
};
/** A call of an ordinary function. */
export type Invoked = {
  readonly answer: Answer;
  /** Notifies a cancelable function that its answer is no longer wanted; does nothing once it has answered. */
  readonly cancel: () => void;
};

/** What a bundle of custom functions expects as the global CustomFunctions. */
type CustomFunctionsRuntime = {
  associate(
    idOrMappings: string | Readonly<Record<string, AssociatedFunction>>,
    implementation?: AssociatedFunction,
  ): void;
  readonly Error: typeof CustomFunctionsError;
  readonly ErrorCode: typeof errorCodes;
};

export type CustomFunctionsHost = {
  /** To be installed as globalThis.CustomFunctions before functions.js runs. */
  readonly runtime: CustomFunctionsRuntime;
  readonly functions: readonly FunctionMetadata[];
  readonly metadata: FunctionsMetadata;
  /** Ids of functions.json that the bundle never associated. */
  unassociated(): readonly string[];
  /** Calls an ordinary function for a cell that may lose interest in the answer. */
  start(id: string, given: readonly unknown[], address?: string): Invoked;
  /** Calls an ordinary function; a promise only where the function itself returns one. */
  invoke(id: string, given: readonly unknown[], address?: string): Answer;
  /** Calls an ordinary function; never rejects. */
  call(id: string, given: readonly unknown[], address?: string): Promise<CellResult>;
  /** Starts or joins a streaming function; the returned function leaves it. */
  stream(
    id: string,
    given: readonly unknown[],
    onResult: (result: CellResult) => void,
    address?: string,
  ): () => void;
  /** How many streams run now: equal calls share one. */
  runningStreams(): number;
};

/** Makes the host side of Excel's custom-functions contract for the functions of one functions.json. */
export function createCustomFunctionsHost(metadata: FunctionsMetadata): CustomFunctionsHost {
  const byId = new Map(metadata.functions.map((entry) => [entry.id, entry]));
  const implementations = new Map<string, AssociatedFunction>();
  const streams = createSharedStreams();
  const errorIn = (entry: FunctionMetadata, given: readonly unknown[]) =>
    firstArgumentError(entry, given, metadata.allowErrorForDataTypeAny === true);

  const find = (id: string) => {
    const entry = byId.get(id);
    const implementation = implementations.get(id);
    return entry === undefined || implementation === undefined ? undefined : { entry, implementation };
  };

  const start = (id: string, given: readonly unknown[], address?: string): Invoked => {
    const found = find(id);
    if (found === undefined) return settled(cellError(errorCodes.invalidName));
    const { entry, implementation } = found;
    const problem = argumentProblem(entry, given);
    if (problem !== undefined) return settled(cellError(errorCodes.invalidValue, problem));
    const invokeSingle = (single: readonly unknown[]): Invoked => {
      const error = errorIn(entry, single);
      return error === undefined ? invokeOnce(entry, implementation, single, address) : settled(error);
    };
    return needsOneCallPerCell(entry, given)
      ? invokePerCell(argumentsPerCell(entry, given), invokeSingle)
      : invokeSingle(given);
  };

  return {
    runtime: {
      associate(idOrMappings, implementation) {
        const mappings =
          typeof idOrMappings === "string"
            ? implementation === undefined
              ? {}
              : { [idOrMappings]: implementation }
            : idOrMappings;
        for (const [id, associated] of Object.entries(mappings)) implementations.set(id, associated);
      },
      Error: CustomFunctionsError,
      ErrorCode: errorCodes,
    },
    functions: metadata.functions,
    metadata,
    unassociated: () => metadata.functions.map((entry) => entry.id).filter((id) => !implementations.has(id)),
    start,
    invoke: (id, given, address): Answer => start(id, given, address).answer,
    call: async (id, given, address) => start(id, given, address).answer,
    stream(id, given, onResult, address) {
      const found = find(id);
      if (found === undefined) return shown(cellError(errorCodes.invalidName), onResult);
      const { entry, implementation } = found;
      const error = errorIn(entry, given);
      if (error !== undefined) return shown(error, onResult);
      const problem = argumentProblem(entry, given);
      if (problem !== undefined) return shown(cellError(errorCodes.invalidValue, problem), onResult);
      const declared = declaredArguments(entry, given);
      return streams.subscribe(
        JSON.stringify([id, declared]),
        (emit) => startStream(entry, implementation, declared, emit, address),
        onResult,
      );
    },
    runningStreams: () => streams.size(),
  };
}

function invokeOnce(
  entry: FunctionMetadata,
  implementation: AssociatedFunction,
  given: readonly unknown[],
  address: string | undefined,
): Invoked {
  const invocation = invocationFor(entry, address);
  try {
    const returned = implementation(...declaredArguments(entry, given), invocation);
    if (!(returned instanceof Promise)) return settled(toCellResult(returned));
    const answer = returned.then(toCellResult, thrownToCellError);
    return entry.options?.cancelable === true ? cancelable(answer, invocation) : { answer, cancel: ignore };
  } catch (thrown) {
    return settled(thrownToCellError(thrown));
  }
}

/** A stream that has nothing to report but this. */
function shown(result: CellResult, onResult: (result: CellResult) => void): () => void {
  onResult(result);
  return () => undefined;
}

function settled(answer: CellResult): Invoked {
  return { answer, cancel: ignore };
}

function cancelable(answer: Promise<CellResult>, invocation: Invocation): Invoked {
  let isRunning = true;
  const end = () => {
    isRunning = false;
  };
  void answer.then(end);
  return {
    answer,
    cancel: () => {
      if (!isRunning) return;
      end();
      invocation.onCanceled?.();
    },
  };
}

function startStream(
  entry: FunctionMetadata,
  implementation: AssociatedFunction,
  declared: readonly unknown[],
  emit: (result: CellResult) => void,
  address: string | undefined,
): () => void {
  const invocation: Invocation = {
    ...invocationFor(entry, address),
    setResult: (value) => {
      emit(toCellResult(value));
    },
  };
  // Excel ignores whatever a streaming function throws or rejects with: only setResult counts.
  try {
    const returned = implementation(...declared, invocation);
    if (returned instanceof Promise) returned.catch(ignore);
  } catch {
    ignore();
  }
  return () => {
    invocation.onCanceled?.();
  };
}

function invocationFor(entry: FunctionMetadata, address: string | undefined): Invocation {
  const wantsAddress =
    entry.options?.requiresAddress === true || entry.options?.requiresStreamAddress === true;
  return wantsAddress && address !== undefined
    ? { functionName: entry.name, address }
    : { functionName: entry.name };
}

function invokePerCell(
  calls: readonly (readonly (readonly unknown[])[])[],
  invokeSingle: (given: readonly unknown[]) => Invoked,
): Invoked {
  const invoked = calls.map((row) => row.map(invokeSingle));
  const answers = invoked.map((row) => row.map(({ answer }): Answer => answer));
  const cancel = () => {
    for (const single of invoked.flat()) single.cancel();
  };
  if (answers.flat().some((answer) => answer instanceof Promise))
    return { answer: settleAll(answers), cancel };
  return settled(
    answers.map((row) =>
      row.map((answer) => (answer instanceof Promise ? cellError("#BUSY!") : topLeft(answer))),
    ),
  );
}

async function settleAll(answers: readonly (readonly Answer[])[]): Promise<CellResult> {
  const rows = await Promise.all(
    answers.map(async (row) => Promise.all(row.map(async (answer) => topLeft(await answer)))),
  );
  return rows;
}

function ignore(): void {
  return undefined;
}

function topLeft(result: CellResult): CellScalar {
  return isCellMatrix(result) ? (result[0]?.[0] ?? 0) : result;
}
