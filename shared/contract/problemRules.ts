import type { ErrorCode } from "../errors.js";

type ProblemRule = {
  /** HTTP status of the problem; null for errors that only the add-in can meet. */
  readonly status: number | null;
  readonly title: string;
};

/** What HTTP answers and documents say of each error: a row for each row of errorRules, or it does not compile. */
export const problemRules = {
  invalid_input: { status: 400, title: "The input is wrong" },
  unknown_route: { status: 404, title: "There is no such address" },
  method_not_allowed: { status: 405, title: "Only GET and HEAD are answered here" },
  address_too_long: { status: 414, title: "The address is too long" },
  key_required: { status: 401, title: "The service asks for a key" },
  client_rate_limited: { status: 429, title: "The service was asked too often" },
  unknown_venue: { status: 404, title: "The venue is not known" },
  kind_not_offered: { status: 404, title: "The venue has no such contracts" },
  unknown_coin: { status: 404, title: "The venue does not list the coin" },
  not_told: { status: 404, title: "The venue does not tell this value" },
  no_answer: { status: 422, title: "There is no answer" },
  venue_unavailable: { status: 503, title: "The venue cannot be reached" },
  venue_timeout: { status: 504, title: "The venue is too slow" },
  venue_rate_limited: { status: 503, title: "The venue limits our requests" },
  venue_geo_blocked: { status: 502, title: "The venue refuses the server's region" },
  venue_bad_response: { status: 502, title: "The venue's answer is unusable" },
  stale: { status: 503, title: "The last value is too old" },
  service_unreachable: { status: null, title: "The service cannot be reached" },
  service_bad_response: { status: null, title: "The service's answer is unusable" },
  sheet_protected: { status: null, title: "The sheet or workbook is protected" },
  sheet_missing: { status: null, title: "The sheet is not there" },
  cell_not_empty: { status: null, title: "The cell holds something" },
  cell_editing: { status: null, title: "A cell is being edited" },
  host_refused: { status: null, title: "The spreadsheet refused" },
  host_unavailable: { status: null, title: "There is no spreadsheet" },
  internal: { status: 500, title: "Internal error" },
} as const satisfies Readonly<Record<ErrorCode, ProblemRule>>;
