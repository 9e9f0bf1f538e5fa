/** Whether the client accepts gzip, by its Accept-Encoding. */
export function acceptsGzip(acceptEncoding: string | null): boolean {
  const weights = new Map(
    (acceptEncoding ?? "").split(",").map((part) => {
      const [coding = "", ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return [coding, weight === undefined ? 1 : Number(weight)];
    }),
  );
  return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}

/** Whether If-None-Match names one of the tags: a list, `*`, and weak tags, compared as RFC 9110 13.1.2 says. */
export function matchesTag(ifNoneMatch: string | null, tags: readonly string[]): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const named = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return named.some((tag) => tags.includes(tag));
}
