type RequestHeaders = { get: (name: string) => string | null };

const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-|$)/;
// It enters headers, the log and a URN: nothing that has a meaning there.
const plainId = /^[A-Za-z0-9._:-]{1,64}$/;

/** What names a request in answers and log: the caller's trace or request id when well formed, else our own. */
export function requestIdOf(headers: RequestHeaders, invocationId: string): string {
  const traceId = traceparent.exec(headers.get("traceparent") ?? "")?.[1];
  if (traceId !== undefined) return traceId;
  const sent = headers.get("x-request-id") ?? "";
  return plainId.test(sent) ? sent : invocationId;
}
