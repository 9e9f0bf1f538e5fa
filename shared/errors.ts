/** What Excel paints for an error; it shows a sentence on these two only, so no others are used. */
type CellErrorText = "#VALUE!" | "#N/A";

type ErrorRule = {
  /** What a cell shows; null for errors that only the pane and the ribbon can meet. */
  readonly cell: CellErrorText | null;
  /** Whether asking again later can help without the user changing anything. */
  readonly retry: boolean;
};

/**
 * The closed set of errors: one row per code, from which cells derive; {@link problemRules} has what HTTP answers and
 * documents say of each, apart because every start of Excel loads this file.
 */
export const errorRules = {
  invalid_input: { cell: "#VALUE!", retry: false },
  unknown_route: { cell: "#N/A", retry: false },
  method_not_allowed: { cell: "#N/A", retry: false },
  address_too_long: { cell: "#N/A", retry: false },
  key_required: { cell: "#N/A", retry: false },
  client_rate_limited: { cell: "#N/A", retry: true },
  unknown_venue: { cell: "#N/A", retry: false },
  kind_not_offered: { cell: "#N/A", retry: false },
  unknown_coin: { cell: "#N/A", retry: false },
  not_published: { cell: "#N/A", retry: false },
  no_answer: { cell: "#N/A", retry: false },
  venue_unavailable: { cell: "#N/A", retry: true },
  venue_timeout: { cell: "#N/A", retry: true },
  venue_rate_limited: { cell: "#N/A", retry: true },
  venue_geo_blocked: { cell: "#N/A", retry: true },
  venue_bad_response: { cell: "#N/A", retry: true },
  stale: { cell: "#N/A", retry: true },
  service_unreachable: { cell: "#N/A", retry: true },
  service_bad_response: { cell: "#N/A", retry: true },
  sheet_protected: { cell: null, retry: false },
  sheet_missing: { cell: null, retry: false },
  cell_not_empty: { cell: null, retry: false },
  cell_editing: { cell: null, retry: true },
  host_refused: { cell: null, retry: false },
  host_unavailable: { cell: null, retry: true },
  internal: { cell: "#N/A", retry: true },
} as const satisfies Record<string, ErrorRule>;

export type ErrorCode = keyof typeof errorRules;

function isErrorCode(text: string): text is ErrorCode {
  return text in errorRules;
}

/** Every code, for schemas and documents. */
export const errorCodes: readonly ErrorCode[] = Object.keys(errorRules).filter(isErrorCode);

type HedgeErrorOptions = {
  readonly code: ErrorCode;
  /** A sentence for the user: what is wrong and, where it helps, what to do. */
  readonly message: string;
  /** How long the other side asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
};

/** The one error that travels from where it happens to the cell; anything else thrown is a defect. */
export class HedgeError extends Error {
  override readonly name = "HedgeError";
  readonly code: ErrorCode;
  readonly retryAfterMs: number | null;

  constructor({ code, message, retryAfterMs, cause }: HedgeErrorOptions) {
    super(message, { cause });
    this.code = code;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}

/** A value, or the error in its place; anything else thrown is a defect and goes on. */
export function attempt<Value>(read: () => Value): Value | HedgeError {
  try {
    return read();
  } catch (error) {
    if (error instanceof HedgeError) return error;
    throw error;
  }
}
