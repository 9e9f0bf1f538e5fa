/** What Excel paints for an error; it shows a sentence on these two only, so no others are used. */
type CellErrorText = "#VALUE!" | "#N/A";

type ErrorRule = {
  /** HTTP status of the problem; null for errors that only the add-in can meet. */
  readonly status: number | null;
  /** What a cell shows; null for errors that only the pane and the ribbon can meet. */
  readonly cell: CellErrorText | null;
  /** Whether asking again later can help without the user changing anything. */
  readonly retry: boolean;
  readonly title: string;
};

/** The closed set of errors: one row per code, from which HTTP answers, cells and documents derive. */
export const errorRules = {
  invalid_input: { status: 400, cell: "#VALUE!", retry: false, title: "The input is wrong" },
  unknown_route: { status: 404, cell: "#N/A", retry: false, title: "There is no such address" },
  method_not_allowed: {
    status: 405,
    cell: "#N/A",
    retry: false,
    title: "Only GET and HEAD are answered here",
  },
  address_too_long: { status: 414, cell: "#N/A", retry: false, title: "The address is too long" },
  key_required: { status: 401, cell: "#N/A", retry: false, title: "The service asks for a key" },
  client_rate_limited: {
    status: 429,
    cell: "#N/A",
    retry: true,
    title: "The service was asked too often",
  },
  unknown_venue: { status: 404, cell: "#N/A", retry: false, title: "The venue is not known" },
  kind_not_offered: { status: 404, cell: "#N/A", retry: false, title: "The venue has no such contracts" },
  unknown_coin: { status: 404, cell: "#N/A", retry: false, title: "The venue does not list the coin" },
  not_told: { status: 404, cell: "#N/A", retry: false, title: "The venue does not tell this value" },
  no_answer: { status: 422, cell: "#N/A", retry: false, title: "There is no answer" },
  venue_unavailable: { status: 503, cell: "#N/A", retry: true, title: "The venue cannot be reached" },
  venue_timeout: { status: 504, cell: "#N/A", retry: true, title: "The venue is too slow" },
  venue_rate_limited: { status: 503, cell: "#N/A", retry: true, title: "The venue limits our requests" },
  venue_geo_blocked: {
    status: 502,
    cell: "#N/A",
    retry: true,
    title: "The venue refuses the server's region",
  },
  venue_bad_response: { status: 502, cell: "#N/A", retry: true, title: "The venue's answer is unusable" },
  stale: { status: 503, cell: "#N/A", retry: true, title: "The last value is too old" },
  service_unreachable: { status: null, cell: "#N/A", retry: true, title: "The service cannot be reached" },
  service_bad_response: {
    status: null,
    cell: "#N/A",
    retry: true,
    title: "The service's answer is unusable",
  },
  sheet_protected: { status: null, cell: null, retry: false, title: "The sheet or workbook is protected" },
  sheet_missing: { status: null, cell: null, retry: false, title: "The sheet is not there" },
  cell_not_empty: { status: null, cell: null, retry: false, title: "The cell holds something" },
  cell_editing: { status: null, cell: null, retry: true, title: "A cell is being edited" },
  host_refused: { status: null, cell: null, retry: false, title: "The spreadsheet refused" },
  host_unavailable: { status: null, cell: null, retry: true, title: "There is no spreadsheet" },
  internal: { status: 500, cell: "#N/A", retry: true, title: "HEDGE made a mistake" },
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
