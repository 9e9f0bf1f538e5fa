import type { ErrorCode } from "../errors.js";

type ProblemRule = {
  /** HTTP status of the problem; null for errors that only the add-in can meet. */
  readonly status: number | null;
  readonly title: string;
};

/** What HTTP answers and documents say of each error: a row for each row of errorRules, or it does not compile. */
export const problemRules = {
  invalid_input: { status: 400, title: "Invalid input" },
  unknown_route: { status: 404, title: "Address not found" },
  method_not_allowed: { status: 405, title: "Only GET and HEAD are allowed" },
  address_too_long: { status: 414, title: "Address too long" },
  key_required: { status: 401, title: "Function key required" },
  client_rate_limited: { status: 429, title: "Too many requests" },
  unknown_venue: { status: 404, title: "Unknown venue" },
  kind_not_offered: { status: 404, title: "Contract type not offered" },
  unknown_coin: { status: 404, title: "Coin not listed" },
  not_published: { status: 404, title: "Value not published" },
  no_answer: { status: 422, title: "No answer" },
  venue_unavailable: { status: 503, title: "Venue unavailable" },
  venue_timeout: { status: 504, title: "Venue timeout" },
  venue_rate_limited: { status: 503, title: "Venue rate limit" },
  venue_geo_blocked: { status: 502, title: "Server region blocked by the venue" },
  venue_bad_response: { status: 502, title: "Unexpected response from the venue" },
  stale: { status: 503, title: "Stale value" },
  service_unreachable: { status: null, title: "Service unreachable" },
  service_bad_response: { status: null, title: "Unexpected response from the service" },
  sheet_protected: { status: null, title: "Sheet or workbook protected" },
  sheet_missing: { status: null, title: "Sheet not found" },
  cell_not_empty: { status: null, title: "Cell not empty" },
  cell_editing: { status: null, title: "Cell being edited" },
  host_refused: { status: null, title: "Rejected by the spreadsheet" },
  host_unavailable: { status: null, title: "No spreadsheet" },
  internal: { status: 500, title: "Internal error" },
} as const satisfies Readonly<Record<ErrorCode, ProblemRule>>;
