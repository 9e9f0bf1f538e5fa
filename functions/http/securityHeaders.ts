const onEveryAnswer = {
  // A browser that guesses types could run text from an answer as a script.
  "X-Content-Type-Options": "nosniff",
  // Opened as a page of its own, an answer loads and runs nothing and stands in nobody's frame.
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  // An address may hold a key as ?code=, which must not travel on.
  "Referrer-Policy": "no-referrer",
  // The add-in's pages lie on another origin; a page that isolates itself would else be refused the data.
  "Cross-Origin-Resource-Policy": "cross-origin",
} as const;

// Browsers ignore it on plain http. Not of subdomains: served from firm.example, it would for a year cut off every
// http://*.firm.example that has nothing to do with HEDGE.
const onlyTls = { "Strict-Transport-Security": "max-age=31536000" } as const;

/**
 * What every answer carries, problems and preflights too.
 * @param host the Host header: at https://localhost, where `npm start` serves, a browser held to TLS would
 *   refuse every other server of that machine for a year, on all ports
 */
export function securityHeaders(host: string | null): Readonly<Record<string, string>> {
  const isThisMachine = host !== null && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/iu.test(host);
  return isThisMachine ? onEveryAnswer : { ...onEveryAnswer, ...onlyTls };
}
