type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** "info" is good news; what an operator's alarm counts are the other two. */
type LogLevel = "info" | "warn" | "error";

/** Writes a line for the operator, a warning unless said otherwise; never for the user. */
export type Log = (event: string, fields: LogFields, level?: Exclude<LogLevel, "error">) => void;

type LogEntry = {
  readonly level: LogLevel;
  readonly event: string;
  /** Null: it happened outside any request. */
  readonly requestId: string | null;
  readonly fields: LogFields;
};

/** The line of the log for an entry: one JSON object, so that no text within it can begin a line of its own. */
export function logLine({ level, event, requestId, fields }: LogEntry): string {
  return JSON.stringify({ time: new Date().toISOString(), level, event, requestId, fields });
}

/** The log of what happens outside any request. */
export function backgroundLog(write: (line: string) => void): Log {
  return (event, fields, level = "warn") => {
    write(logLine({ level, event, requestId: null, fields }));
  };
}

const maxCharacters = 400;

/** An address put in front of another one may hold a key. */
function withoutProxy(message: string): string {
  return message.replace(/https?:\/\/\S*?(?=https?(?::|%3A))/gi, "");
}

/** What was thrown, with its causes, in bounded text: ccxt puts whole upstream pages into its messages. */
export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown).slice(0, maxCharacters);
  const own = `${thrown.name}: ${withoutProxy(thrown.message)}`.slice(0, maxCharacters);
  return thrown.cause === undefined ? own : `${own}; caused by ${describeThrown(thrown.cause)}`;
}
